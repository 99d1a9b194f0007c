import { slashes } from '../expand-glob.js';
import type { FoundFile } from '../find-files.js';

/** The path by which findings tell a file: however a folder is named, its files are told by one name. */
export const toldPath = ({ path }: FoundFile): string => slashes(path).replace(/^(?:\.\/+)+(?=.)/, '');
