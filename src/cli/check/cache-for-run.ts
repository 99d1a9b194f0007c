import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../cache/cache-folder.js';
import type { FoundFile } from '../find-files.js';
import { canBeReadAgain } from '../threads/thread-count.js';
import type { CheckCache } from './check-cache.js';
import type { CheckSetup } from './check-job.js';
import { existingFolder } from './find-config.js';

/** A digest of the sources of this program. */
declare const TRANSIGMA_BUILD: string;

/** Fewer files than this are checked about as quickly as they are found to be unchanged. */
const fewest = 300;

/**
 * What is kept of earlier runs over some paths, in which these files were found. Undefined if that does not pay off, if an
 * input can be read only once (it would be read to be looked up), and if there is no folder for it that is surely the user's.
 */
export async function cacheForRun(
  files: readonly FoundFile[],
  paths: readonly string[],
  { config, profile }: CheckSetup,
): Promise<CheckCache | undefined> {
  if (files.length < fewest || files.some(({ isStandardInput }) => isStandardInput === true)) return undefined;
  const folder = cacheFolder();
  if (folder === undefined || !canBeReadAgain(paths)) return undefined;
  const places = [process.cwd(), ...paths];
  const { isApart } = await import('../cache/own-folder.js');
  const looked = places.map((place) => existingFolder(resolve(place)));
  if (!isApart(folder, looked)) return undefined;
  const { openCheckCache } = await import('./check-cache.js');
  return openCheckCache(join(folder, 'check'), { build: buildDigest(), config, profile, places, now: Date.now() });
}

/** A digest of all that finds something in a file: of this program, and of the parser that stands beside it. */
function buildDigest(): string {
  const parser = readFileSync(fileURLToPath(import.meta.resolve('js-yaml/browser')));
  return `${TRANSIGMA_BUILD} ${hash('sha256', parser)}`;
}
