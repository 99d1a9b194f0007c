import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { UsageError } from './errors.js';
import { type WalkedPath, walkFolder } from './walk-folder.js';

/**
 * The files that fit a pattern, hidden ones and those in node_modules left out (unless they are in the part before the
 * first wildcard). Undefined if it is no pattern at all. Throws a UsageError for a pattern that is too much.
 */
export async function expandGlob(pattern: string): Promise<readonly WalkedPath[] | undefined> {
  const { default: picomatch } = await import('picomatch');
  // A `!` at the beginning would mean every other file there is.
  const { isGlob, base, glob } = picomatch.scan(slashes(pattern), { unescape: true, nonegate: true });
  // Round brackets alone are more often a part of a name.
  if (!isGlob || !/[*?[{]|[@+!]\(/.test(pattern)) return undefined;
  const folder = base === '' ? '.' : base;
  if (!isFolder(folder)) return [];
  const found = walkFolder(folder, { accepts: matcherOf(picomatch, pattern, glob), levels: levelsOf(glob) });
  return folder === '.' ? found.map((file) => ({ ...file, path: slashes(relative('.', file.path)) })) : found;
}

function matcherOf(picomatch: typeof import('picomatch'), pattern: string, glob: string): (path: string) => boolean {
  try {
    return picomatch(glob, { nonegate: true });
  } catch (thrown) {
    throw new UsageError(`${pattern.slice(0, 80)}…: not a usable pattern: ${(thrown as Error).message}`);
  }
}

/** How deep below its base a pattern can match. */
function levelsOf(glob: string): number {
  const hasNoFixedDepth = glob.includes('**') || /[[({][^\])}]*\//.test(glob);
  return hasNoFixedDepth ? Number.POSITIVE_INFINITY : glob.split('/').length;
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
export const slashes = (path: string): string => path.split(sep).join('/');
