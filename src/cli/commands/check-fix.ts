import type { Check, Finding } from '../../check/check.js';
import type { CheckedFile } from '../../check/checked-file.js';
import { type FixedFile, fixFile } from '../../check/fix-file.js';
import type { Judge } from '../../check/judge.js';
import { unifiedDifference } from '../../check/line-difference.js';
import { runChecks } from '../../check/run-checks.js';
import { writeOutput } from '../check/write-output.js';
import { exitCodes } from '../errors.js';
import { count } from '../report.js';
import { flushOutput, output, say, whileRead } from '../terminal.js';
import { visible } from '../visible.js';

/** Applies the fixes that there are, and writes the files that change. */
export function fixFiles(
  files: readonly CheckedFile[],
  checks: readonly Check[],
  judge: Judge,
): readonly CheckedFile[] {
  let applied = 0;
  const fixed = files.map((file) => {
    const result = fix(file, checks, judge);
    if (result.applied > 0) writeOutput(file.source.name, result.file.source.text, 'the fixes');
    applied += result.applied;
    return result.file;
  });
  say(`${count(applied, 'fix', 'fixes')} applied`);
  return fixed;
}

/** Prints what fixes would change, as a patch. */
export async function showFixes(
  files: readonly CheckedFile[],
  checks: readonly Check[],
  judge: Judge,
): Promise<number> {
  let applied = 0;
  let changed = 0;
  await whileRead(async () => {
    for (const file of files) {
      const result = fix(file, checks, judge);
      if (result.applied === 0) continue;
      applied += result.applied;
      changed++;
      output(unifiedDifference(file.path, file.source.text, result.file.source.text));
    }
    flushOutput();
  });
  say(`${count(applied, 'fix', 'fixes')} in ${count(changed, 'file')}; nothing is written`);
  return exitCodes.fine;
}

/** What is suppressed is left as it is. */
function fix(file: CheckedFile, checks: readonly Check[], judge: Judge): FixedFile {
  const open = (one: CheckedFile): readonly Finding[] =>
    runChecks([one], checks).flatMap(({ findings }) =>
      judge(one, findings).flatMap(({ finding, suppression }) => (suppression === undefined ? [finding] : [])),
    );
  const result = fixFile(file, open);
  if (result.isRefused) say(`${visible(file.path)}: a fix is left out, as it would change what the rule means`);
  return result;
}
