import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { InputError } from '../../event/input-error.js';
import { isSystemError, reasonOf } from '../system-error.js';

/** How often a file is looked at that has nothing new, in milliseconds. */
const every = 200;

const chunkLength = 256 * 1024;

/** Ends a line that was cut off: what comes next stands in another file. */
const lineBreak = new Uint8Array([0x0a]);

/**
 * The bytes of a file, and what is written to it from then on, until the signal comes. A file that another one takes the
 * place of (as log rotation does) is read to its end, then the other one from its beginning; one that gets shorter is
 * read anew.
 * @throws {InputError} while iterating, if there is no such file at the beginning or it cannot be read
 */
export async function* followFile(path: string, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    let file = await open(path, 'r');
    try {
      for (;;) {
        const next = yield* readWhileSame(path, file, signal);
        if (next === undefined) return;
        await file.close();
        file = next;
        yield lineBreak;
      }
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    throw new InputError(`cannot read ${path}: ${reasonOf(thrown)}`);
  }
}

/** Gives what comes; returns the file that has taken the place of this one, or undefined at the end. */
async function* readWhileSame(
  path: string,
  file: FileHandle,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, FileHandle | undefined, undefined> {
  let position = 0;
  let isReplaced = false;
  while (!signal.aborted) {
    const { bytesRead, buffer } = await file.read(new Uint8Array(chunkLength), 0, chunkLength, position);
    if (bytesRead > 0) {
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
      continue;
    }
    // Only now: what was written just before the file was replaced belongs to it.
    if (isReplaced) return await open(path, 'r');
    const own = await file.stat();
    if (own.size < position) {
      position = 0;
      yield lineBreak;
      continue;
    }
    isReplaced = await isOther(path, own);
    if (!isReplaced) await wait(every, undefined, { signal }).catch(() => {});
  }
  return undefined;
}

/** Whether the path leads to another file now. While it leads to none, the next one is waited for. */
async function isOther(path: string, own: { readonly ino: number; readonly dev: number }): Promise<boolean> {
  try {
    const { ino, dev } = await stat(path);
    return ino !== own.ino || dev !== own.dev;
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    return false;
  }
}
