import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Check, Finding } from '../../check/check.js';
import { type FileCheck, fileChecker } from '../../check/check-file.js';
import type { CheckedFile } from '../../check/checked-file.js';
import { chooseChecks } from '../../check/config/severities.js';
import { type FixedFile, fixFile } from '../../check/fix-file.js';
import { type Judge, makeJudge } from '../../check/judge.js';
import { unifiedDifference } from '../../check/line-difference.js';
import { runChecks } from '../../check/run-checks.js';
import { absolutePath } from '../check/absolute-path.js';
import { isChanged } from '../check/changed-files.js';
import { filesAtOnce } from '../check/check-files.js';
import { readChecked } from '../check/read-checked.js';
import { writeOutput } from '../check/write-output.js';
import { exitCodes } from '../errors.js';
import { slashes } from '../expand-glob.js';
import type { FoundFile } from '../find-files.js';
import { makeProgress } from '../progress.js';
import { count } from '../report.js';
import { isSystemError } from '../system-error.js';
import { flushOutput, output, say, whileRead } from '../terminal.js';
import { batches } from '../threads/batches.js';
import { visible } from '../visible.js';
import type { CheckSettings } from './check-settings.js';

/** Applies the fixes that there are, writes the files that change, and looks at all of them then. */
export function fixFiles(files: readonly FoundFile[], settings: CheckSettings): readonly FileCheck[] {
  const fixing = fixingOf(settings);
  let applied = 0;
  const fixed = readAll(files).map((file) => {
    const result = fix(file, fixing);
    if (result.applied === 0) return file;
    writeOutput(file.source.name, byteOrderMark(file) + result.file.source.text, 'the fixes');
    applied += result.applied;
    return result.file;
  });
  say(`${count(applied, 'fix', 'fixes')} applied`);
  return fileChecker(fixing.checks)(fixed);
}

/** Prints what fixes would change, as a patch from the current folder, or from one above that has all files. */
export async function showFixes(files: readonly FoundFile[], settings: CheckSettings): Promise<number> {
  const fixing = fixingOf(settings);
  const folder = folderOfAll(files);
  let applied = 0;
  let changed = 0;
  await whileRead(async () => {
    for (const file of readAll(files)) {
      const result = fix(file, fixing);
      if (result.applied === 0) continue;
      applied += result.applied;
      changed++;
      const mark = byteOrderMark(file);
      const path = slashes(relative(folder, absolutePath(file)));
      output(unifiedDifference(path, mark + file.source.text, mark + result.file.source.text));
    }
    flushOutput();
  });
  const place = folder === process.cwd() ? '' : `; the patch is for the folder ${visible(folder)}`;
  say(
    `${count(applied, 'fix', 'fixes')} in ${count(changed, 'file')}; nothing is written${changed === 0 ? '' : place}`,
  );
  return exitCodes.fine;
}

/** The current folder, or the nearest one above that has all files in it: no patch may name what lies above its place. */
function folderOfAll(files: readonly FoundFile[]): string {
  let folder = process.cwd();
  for (const { path } of files) {
    while (/^\.\.(?:[\\/]|$)/.test(relative(folder, resolve(path)))) folder = dirname(folder);
  }
  return folder;
}

function readAll(files: readonly FoundFile[]): readonly CheckedFile[] {
  const progress = makeProgress('checking', 'files');
  const read: CheckedFile[] = [];
  for (const batch of batches(files, filesAtOnce)) {
    read.push(...readChecked(batch));
    progress.advance(read.length, files.length);
  }
  progress.clear();
  return read;
}

/** What fixes are for. */
interface Fixing {
  readonly checks: readonly Check[];
  readonly judge: Judge;
  /** Whether a file may be changed. */
  readonly isWanted: (file: CheckedFile) => boolean;
}

function fixingOf({ config, profile, changed }: CheckSettings): Fixing {
  const checks = chooseChecks(config, profile);
  return {
    checks,
    judge: makeJudge({ config, checks, pathOf: absolutePath, isAlone: true }),
    isWanted: ({ source }) => changed === undefined || isChanged(changed, source.name),
  };
}

/** What is suppressed is left as it is. */
function fix(file: CheckedFile, { checks, judge, isWanted }: Fixing): FixedFile {
  if (!isWanted(file)) return { file, applied: 0, isRefused: false };
  const open = (one: CheckedFile): readonly Finding[] =>
    runChecks([one], checks).flatMap(({ file, findings }) =>
      judge(file, findings).flatMap(({ finding, suppression }) => (suppression === undefined ? [finding] : [])),
    );
  const result = fixFile(file, open);
  if (result.isRefused) say(`${visible(file.path)}: a fix is left out, as it would change what the rule means`);
  return result;
}

/** The mark at the beginning of some files, which is no part of their text and has to stay. */
function byteOrderMark(file: CheckedFile): string {
  try {
    return readFileSync(file.source.name).subarray(0, 3).equals(Buffer.from('\ufeff')) ? '\ufeff' : '';
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    return '';
  }
}
