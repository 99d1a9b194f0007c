import type { CheckedFile } from '../../checked-file.js';

/** The name of a file without its folders; undefined for what is no file, such as the standard input. */
export function fileName({ path }: CheckedFile): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === '' || name === '-' || name.startsWith('<') ? undefined : name;
}

/** Where to complain about a file as a whole. */
export const startOf = ({ source }: CheckedFile) => source.locate(0);
