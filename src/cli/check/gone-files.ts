import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { standardInputName } from '../standard-input.js';

/**
 * Says whether a file of a baseline was taken away. If nothing else shows that the baseline is of this place, the folder in which
 * the file was is still there.
 */
export function goneOf(entries: readonly { readonly path: string }[]): (path: string) => boolean {
  const isOfHere = entries.some(({ path }) => existsSync(path));
  return (path) => {
    if (path === standardInputName || existsSync(path)) return false;
    return isOfHere || (dirname(path) !== '.' && existsSync(dirname(path)));
  };
}
