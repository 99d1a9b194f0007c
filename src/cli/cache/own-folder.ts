import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isSystemError } from '../system-error.js';

/**
 * Whether a folder is there, is no link, and nobody but this user may write into it. Where Node tells of no owners, what
 * stands in a user's folder is taken for the user's.
 */
export function isOwnFolder(folder: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true) return false;
  return process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0);
}

/** Makes a folder, and the two above it if need be, for this user alone. Throws what the system throws. */
export function makeOwnFolder(folder: string): void {
  // Not all above it at once: for some paths, Node would never end.
  for (const path of [dirname(dirname(folder)), dirname(folder), folder]) {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch (thrown) {
      if (!isSystemError(thrown) || thrown.code !== 'EEXIST') throw thrown;
    }
  }
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
