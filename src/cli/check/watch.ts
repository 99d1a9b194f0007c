import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import picomatch from 'picomatch';
import { slashes } from '../expand-glob.js';
import { standardInputPath } from '../standard-input.js';
import { walkFolder } from '../walk-folder.js';

/** How to watch. */
export interface WatchSettings {
  /** Files besides the rules that matter: configuration, baseline. */
  readonly also?: readonly string[];
  /** How long nothing must change before it is looked again, in milliseconds. */
  readonly quiet?: number;
  /** Looks every so many milliseconds instead of waiting for the system, which is silent about network drives. */
  readonly poll?: number;
  /** Ends it, as an interrupt from the terminal does. */
  readonly signal?: AbortSignal;
}

/** How often files are looked at where the system tells of no changes. */
const defaultPoll = 1000;

/**
 * Runs something, and again whenever a rule file (`.yml`, `.yaml`, or one that is named) changes under paths: files,
 * folders, globs. Runs follow each other; what changes meanwhile makes for one more. Ends with an interrupt (Ctrl-C), and
 * gives what the last finished run gave. Rejects with what a run throws.
 */
export async function watchRules(
  paths: readonly string[],
  run: () => Promise<number> | number,
  { also = [], quiet = 100, poll, signal }: WatchSettings = {},
): Promise<number> {
  const watched = [...paths, ...also].filter((path) => path !== standardInputPath).map(watchedOf);
  let isStale = false;
  let isEnded = signal?.aborted === true;
  let wake = () => {};
  const stop = observe(
    watched,
    () => {
      isStale = true;
      wake();
    },
    poll,
  );
  const end = () => {
    isEnded = true;
    wake();
  };
  process.on('SIGINT', end);
  signal?.addEventListener('abort', end);
  try {
    for (;;) {
      const last = await run();
      if (!isStale && !isEnded) {
        await new Promise<void>((done) => {
          wake = done;
        });
      }
      // Editors and checkouts change many files, or one several times; but something may change all the time.
      for (let round = 0; round < 20 && !isEnded && (isStale || round === 0); round++) {
        isStale = false;
        await pause(quiet);
      }
      if (isEnded) return last;
    }
  } finally {
    stop();
    process.off('SIGINT', end);
    signal?.removeEventListener('abort', end);
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** A folder, and which files in it matter. */
interface Watched {
  readonly folder: string;
  /** Whether the folders below it matter too. */
  readonly isDeep: boolean;
  readonly accepts: (name: string) => boolean;
}

const isRule = (name: string): boolean => /\.ya?ml$/i.test(name);

function watchedOf(path: string): Watched {
  if (isFolder(path)) return { folder: resolve(path), isDeep: true, accepts: isRule };
  const { isGlob, base, glob } = picomatch.scan(slashes(path), { unescape: true, nonegate: true });
  if (isGlob && !existsSync(path)) {
    const accepts = picomatch(basename(glob), { nonegate: true });
    return { folder: resolve(existing(base)), isDeep: true, accepts: (name) => accepts(name) };
  }
  // Many editors put a new file in the place of the old one: only its folder sees that.
  const name = basename(path);
  return { folder: resolve(existing(dirname(path))), isDeep: false, accepts: (one) => one === name };
}

/** Tells of changes until the function that it gives is called. */
function observe(watched: readonly Watched[], changed: () => void, poll: number | undefined): () => void {
  if (poll !== undefined) return observeByLooking(watched, changed, poll);
  const watchers: FSWatcher[] = [];
  let stopLooking: (() => void) | undefined;
  const giveUp = () => {
    for (const watcher of watchers) watcher.close();
    stopLooking ??= observeByLooking(watched, changed, defaultPoll);
  };
  try {
    for (const { folder, isDeep, accepts } of watched) {
      const watcher = watch(folder, { recursive: isDeep }, (_event, name) => {
        // Not every system says what it was.
        if (name === null || accepts(basename(name))) changed();
      });
      // No more watches, perhaps, or the folder is gone.
      watcher.on('error', giveUp);
      watchers.push(watcher);
    }
  } catch {
    giveUp();
  }
  return () => {
    for (const watcher of watchers) watcher.close();
    stopLooking?.();
  };
}

function observeByLooking(watched: readonly Watched[], changed: () => void, every: number): () => void {
  let before = stateOf(watched);
  const timer = setInterval(() => {
    const now = stateOf(watched);
    if (now !== before) changed();
    before = now;
  }, every);
  return () => clearInterval(timer);
}

/** When the files were changed last, and how large they are. */
function stateOf(watched: readonly Watched[]): string {
  return watched
    .flatMap(({ folder, isDeep, accepts }) =>
      walkFolder(folder, { accepts: (path) => accepts(basename(path)), descends: () => isDeep }),
    )
    .map(({ path }) => {
      const stat = statSync(path, { throwIfNoEntry: false });
      return `${path} ${stat?.mtimeMs} ${stat?.size}`;
    })
    .join('\n');
}

/** The folder, or the deepest above it that exists. */
function existing(folder: string): string {
  let one = folder === '' ? '.' : folder;
  while (!isFolder(one) && dirname(one) !== one) one = dirname(one);
  return one;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
