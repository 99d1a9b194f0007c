import { type CheckedFile, checkedFile } from '../../check/checked-file.js';
import { Source } from '../../source/source.js';
import { slashes } from '../expand-glob.js';
import type { FoundFile } from '../find-files.js';
import { readRuleFiles } from '../read-rules.js';

/** Reads files to check; one that cannot be decoded is an empty text with what is wrong with it. */
export function readChecked(files: readonly FoundFile[]): readonly CheckedFile[] {
  // However a folder is named, its files are told by one name.
  const named = files.map((file) => ({ ...file, path: slashes(file.path).replace(/^(?:\.\/+)+(?=.)/, '') }));
  return readRuleFiles(named).map(({ file: { path }, source, reading }) =>
    checkedFile(path, source ?? new Source(path, ''), reading),
  );
}
