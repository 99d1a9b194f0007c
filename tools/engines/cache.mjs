/* What the engines' set-ups share: the cache folder, names that tell what was made from what, and their command line. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** What is missing on this machine, as opposed to what went wrong. */
export class Missing extends Error {}

/** The folder of an engine: $TRANSIGMA_ENGINES for all of them, or one of its name in the user's cache folder. */
export const cacheFolder = (name) =>
  resolve(
    process.env.TRANSIGMA_ENGINES || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'transigma', name),
  );

/** A short text that is another one for other files. */
export function digest(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/** Shows what a tool said; what went wrong in one line is then the last that is seen. */
export function failed(what, { stdout, stderr }) {
  console.error(`${stdout}${stderr}`.trim().slice(0, 2000));
  return new Error(what);
}

/** Removes what stands in a folder since yesterday and was never finished. */
export function removeAbandoned(folder, isAbandoned) {
  for (const name of readdirSync(folder).filter(isAbandoned)) {
    const { mtimeMs } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > dayInMilliseconds) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** The command line: `--check` prints what `check` gives, and nothing makes the engine ready. */
export function runSetUp({ check, setUp }) {
  if (process.argv.includes('--check')) {
    console.log(JSON.stringify(checkSafely(check)));
    return;
  }
  try {
    setUp();
  } catch (error) {
    console.error(`${error instanceof Missing ? 'Engine tests cannot run here' : 'Set-up failed'}: ${error.message}`);
    process.exitCode = error instanceof Missing ? 3 : 1;
  }
}

function checkSafely(check) {
  try {
    return check();
  } catch (error) {
    return { ok: false, why: error.message };
  }
}
