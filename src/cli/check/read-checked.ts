import { resolve } from 'node:path';
import { type CheckedFile, checkedFile } from '../../check/checked-file.js';
import { Source } from '../../source/source.js';
import { slashes } from '../expand-glob.js';
import type { FoundFile } from '../find-files.js';
import { readRuleFile } from '../read-rules.js';

/** Reads a file to check; one that cannot be decoded is an empty text with what is wrong with it. */
export function readChecked(found: FoundFile): CheckedFile {
  const { source, reading } = readRuleFile(found);
  const known = source ?? new Source(found.path, '');
  // However a folder is named, its files are told by one name.
  return checkedFile(slashes(known.name).replace(/^(?:\.\/)+/, ''), known, reading);
}

/** The path of a file as patterns of the configuration know it. */
export const absolutePath = ({ path }: { readonly path: string }): string => slashes(resolve(path));
