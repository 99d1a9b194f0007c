import { type CheckedFile, checkedFile } from '../../check/checked-file.js';
import { Source } from '../../source/source.js';
import type { FoundFile } from '../find-files.js';
import { readRuleFiles } from '../read-rules.js';
import { toldPath } from './told-path.js';

/** Reads files to check; one that cannot be decoded is an empty text with what is wrong with it. */
export function readChecked(files: readonly FoundFile[]): readonly CheckedFile[] {
  const named = files.map((file) => ({ ...file, path: toldPath(file) }));
  return readRuleFiles(named).map(({ file: { path }, source, reading }) =>
    checkedFile(path, source ?? new Source(path, ''), reading),
  );
}
