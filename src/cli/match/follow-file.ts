import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { InputError } from '../../event/input-error.js';
import { isSystemError, reasonOf } from '../system-error.js';

/** How often a file is looked at that has nothing new, in milliseconds. */
const every = 200;

/** How long a file that another one has taken the place of is read on: its writer may not know yet. In milliseconds. */
const grace = 1000;

const chunkLength = 256 * 1024;

/** The bytes of one file, as they come. */
export type FollowedFile = AsyncGenerator<Uint8Array, void, undefined>;

/**
 * A file and what is written to it from now on, until the signal comes. A file that another one takes the place of (as log
 * rotation does) is read to its end, then the other one from its beginning; one that gets shorter is read anew. Each of
 * these is an input of its own, to be read before the next one is asked for.
 * @throws {InputError} while iterating, also over one of the files: if there is no such file at the beginning, or it cannot
 * be followed
 */
export async function* followFile(path: string, signal: AbortSignal): AsyncGenerator<FollowedFile, void, undefined> {
  let file = await translated(path, () => openFirst(path));
  try {
    while (!signal.aborted) {
      const state: Following = { path, file, position: 0, next: undefined, isBroken: false };
      yield readOn(state, signal);
      // That it cannot be read has been said; it would be again and again.
      if (state.isBroken) return;
      if (state.next === undefined) continue;
      await file.close();
      file = state.next;
    }
  } finally {
    await file.close();
  }
}

interface Following {
  readonly path: string;
  readonly file: FileHandle;
  position: number;
  /** The file that has taken the place of this one. */
  next: FileHandle | undefined;
  /** Whether reading it has failed. */
  isBroken: boolean;
}

async function openFirst(path: string): Promise<FileHandle> {
  if (!(await stat(path)).isFile()) throw new InputError(`${path} is no file that can be followed`);
  const file = await open(path, 'r');
  const { bytesRead, buffer } = await file.read(new Uint8Array(2), 0, 2, 0);
  if (bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b) {
    await file.close();
    throw new InputError(`${path} is compressed, and nothing can be added to it that could be followed`);
  }
  return file;
}

async function translated<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    throw new InputError(`cannot read ${path}: ${reasonOf(thrown)}`);
  }
}

async function* readOn(state: Following, signal: AbortSignal): FollowedFile {
  const { path, file } = state;
  const chunk = async () => {
    state.isBroken = true;
    const read = await translated(path, () => file.read(new Uint8Array(chunkLength), 0, chunkLength, state.position));
    state.isBroken = false;
    return read;
  };
  let replacedSince: number | undefined;
  while (!signal.aborted) {
    const { bytesRead, buffer } = await chunk();
    if (bytesRead > 0) {
      state.position += bytesRead;
      yield buffer.subarray(0, bytesRead);
      continue;
    }
    if (replacedSince !== undefined && performance.now() - replacedSince >= grace) {
      state.next = await openNext(path, file);
      if (state.next !== undefined) return;
      replacedSince = undefined;
    }
    if ((await file.stat()).size < state.position) {
      state.position = 0;
      return;
    }
    if (replacedSince === undefined && (await isOther(path, file))) replacedSince = performance.now();
    await wait(every, undefined, { signal }).catch(() => {});
  }
}

/** The file that the path leads to now, if it is another one that can be read; what is not there yet may come. */
async function openNext(path: string, before: FileHandle): Promise<FileHandle | undefined> {
  try {
    if (!(await stat(path)).isFile() || !(await isOther(path, before))) return undefined;
    return await open(path, 'r');
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    return undefined;
  }
}

/** Whether the path leads to another file now. While it leads to none, the next one is waited for. */
async function isOther(path: string, file: FileHandle): Promise<boolean> {
  try {
    const [own, { ino, dev }] = [await file.stat(), await stat(path)];
    return ino !== own.ino || dev !== own.dev;
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    return false;
  }
}
