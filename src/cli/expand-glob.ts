import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { UsageError } from './errors.js';
import { type WalkedPath, walkFolder } from './walk-folder.js';

/**
 * The files that fit a pattern, hidden ones and those in node_modules left out (unless they are in the part before the
 * first wildcard). Undefined if it is no pattern at all. Throws a UsageError for a pattern that is too much.
 */
export async function expandGlob(pattern: string): Promise<readonly WalkedPath[] | undefined> {
  if (pattern === '') return undefined;
  const { default: picomatch } = await import('picomatch');
  // A `!` at the beginning would mean every other file there is.
  const { isGlob, base, glob } = picomatch.scan(slashes(pattern), { unescape: true, nonegate: true });
  // Round brackets alone are more often a part of a name.
  if (!isGlob || !/[*?[{]|[@+!]\(/.test(pattern)) return undefined;
  const folder = base === '' ? '.' : base;
  if (!isFolder(folder)) return [];
  const matcherOf = (part: string) => usable(pattern, () => picomatch(part, { nonegate: true }));
  const found = walkFolder(folder, { accepts: matcherOf(glob), descends: foldersOf(glob, matcherOf) });
  return folder === '.' ? found.map((file) => ({ ...file, path: slashes(relative('.', file.path)) })) : found;
}

type Matcher = (path: string) => boolean;

function usable(pattern: string, make: () => Matcher): Matcher {
  try {
    return make();
  } catch (thrown) {
    throw new UsageError(`${pattern.slice(0, 80)}…: not a usable pattern: ${(thrown as Error).message}`);
  }
}

/** In which folders there may be something that fits: each must fit its part of the pattern. */
function foldersOf(glob: string, matcherOf: (part: string) => Matcher): Matcher {
  const hasNoFixedDepth = glob.includes('**') || /[[({][^\])}]*\//.test(glob);
  if (hasNoFixedDepth) return () => true;
  const folders = glob
    .split('/')
    .slice(0, -1)
    .map((part) => (part === '' ? undefined : matcherOf(part)));
  return (relativePath) => {
    const names = relativePath.split('/');
    return folders[names.length - 1]?.(names.at(-1) ?? '') === true;
  };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Then nothing fits, whatever the reason.
    return false;
  }
}

/** A path as patterns and output know it, also on Windows. */
export const slashes = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));
