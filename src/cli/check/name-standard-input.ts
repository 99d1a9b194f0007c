import { basename, resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { slashes } from '../expand-glob.js';
import type { FoundFile } from '../find-files.js';

/**
 * Gives the file from standard input the name that `--stdin-filename` says: messages, checks of names and configuration
 * know it by that one, and a file of that name on the disk, of which it is a newer state, is left out. Throws a UsageError
 * if standard input is not among the files, or the name is empty.
 */
export function nameStandardInput(files: readonly FoundFile[], name: string): readonly FoundFile[] {
  if (name === '') throw new UsageError('--stdin-filename: the name is empty');
  if (!files.some(({ isStandardInput }) => isStandardInput === true)) {
    throw new UsageError(
      '--stdin-filename goes with "-" as a path',
      `cat ${name} | transigma check - --stdin-filename ${name}`,
    );
  }
  const place = resolve(name);
  return files.flatMap((file) => {
    if (file.isStandardInput === true) return [{ ...file, path: name, relativePath: slashes(basename(name)) }];
    return resolve(file.path) === place ? [] : [file];
  });
}
