import { basename } from 'node:path';
import type { FileSet } from '../../backend/backend.js';

/** What the files of a rule are called, without extension: as the rule's own file, with a number from its second rule on. */
export function fileNameOf(relativePath: string, position: number, names: FileSet | undefined): string {
  const stem = basename(relativePath).replace(/\.[^.]*$/, '');
  const name = position === 0 ? stem : `${stem}_${position + 1}`;
  return names?.name(name) ?? name;
}
