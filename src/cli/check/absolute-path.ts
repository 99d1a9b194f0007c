import { resolve } from 'node:path';
import { slashes } from '../expand-glob.js';

/** The path of a file as patterns of the configuration know it. */
export const absolutePath = ({ path }: { readonly path: string }): string => slashes(resolve(path));
