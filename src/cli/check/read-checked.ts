import { resolve } from 'node:path';
import { type CheckedFile, checkedFile } from '../../check/checked-file.js';
import { Source } from '../../source/source.js';
import { slashes } from '../expand-glob.js';
import type { FoundFile } from '../find-files.js';
import { readRuleFile } from '../read-rules.js';

/** Reads a file to check; one that cannot be decoded is an empty text with what is wrong with it. */
export function readChecked(found: FoundFile): CheckedFile {
  // However a folder is named, its files are told by one name.
  const path = slashes(found.path).replace(/^(?:\.\/+)+(?=.)/, '');
  const { source, reading } = readRuleFile({ ...found, path });
  return checkedFile(path, source ?? new Source(path, ''), reading);
}

/** The path of a file as patterns of the configuration know it. */
export const absolutePath = ({ path }: { readonly path: string }): string => slashes(resolve(path));
