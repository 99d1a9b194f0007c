import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isSystemError } from '../system-error.js';

/**
 * Whether a folder and the one that it is in are there, are no links, and nobody but this user may write into them. Where Node
 * tells of no owners, what stands in a user's folder is taken for the user's.
 */
export const isOwnFolder = (folder: string): boolean => [dirname(folder), folder].every(isOwn);

function isOwn(folder: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true) return false;
  return process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0);
}

/** Makes a folder, and those above it that are missing, for this user alone. Throws what the system throws. */
export function makeOwnFolder(folder: string): void {
  const missing: string[] = [];
  for (let path = folder; lstatSync(path, { throwIfNoEntry: false }) === undefined; path = dirname(path))
    missing.push(path);
  // One by one: told to make all, Node would never end for some paths.
  for (const path of missing.reverse()) mkdirSync(path, { mode: 0o700 });
}

/**
 * Whether a folder is apart from places (files or folders) and from all that git looks after: what a repository brings along
 * must not pass for what we left there, nor lead us elsewhere. False too if the system does not tell.
 */
export function isApart(folder: string, places: readonly string[]): boolean {
  try {
    const real = realPath(folder);
    if (places.some((place) => isWithin(real, realPath(place)))) return false;
    for (let above = real; ; above = dirname(above)) {
      if (existsSync(join(above, '.git'))) return false;
      if (dirname(above) === above) return true;
    }
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    return false;
  }
}

/** A path without links, also of what is not there yet. */
function realPath(path: string): string {
  const whole = resolve(path);
  for (let above = whole; ; above = dirname(above)) {
    if (lstatSync(above, { throwIfNoEntry: false }) !== undefined || dirname(above) === above) {
      return join(realpathSync(above), relative(above, whole));
    }
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
}
