import type { Check } from '../../check/check.js';
import { type FileCheck, fileChecker } from '../../check/check-file.js';
import type { CheckedFile } from '../../check/checked-file.js';
import type { FoundFile } from '../find-files.js';
import { makeProgress } from '../progress.js';
import { batches } from '../threads/batches.js';
import { readChecked } from './read-checked.js';

/** So many files go through a check before the next check runs. */
const filesAtOnce = 32;

/** Reads files and looks at each by itself. */
export function checkFiles(files: readonly FoundFile[], checks: readonly Check[]): readonly FileCheck[] {
  const progress = makeProgress('checking', 'files');
  const check = fileChecker(checks);
  const checked: FileCheck[] = [];
  for (const batch of batches(files, filesAtOnce)) {
    checked.push(...check(readChecked(batch)));
    progress.advance(checked.length, files.length);
  }
  progress.clear();
  return checked;
}

/** Looks at files that were read. */
export function checkRead(files: readonly CheckedFile[], checks: readonly Check[]): readonly FileCheck[] {
  return [...batches(files, filesAtOnce)].flatMap(fileChecker(checks));
}
