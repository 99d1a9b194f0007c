import { createReadStream, fstatSync, readSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { InputError } from '../event/input-error.js';
import { standardInputName, standardInputPath } from './standard-input.js';
import { isSystemError, reasonOf } from './system-error.js';

/** Large chunks: each costs a round through the event loop. */
const chunkLength = 256 * 1024;

/**
 * Compressed bytes unpacked at once. They may become a thousand times as many, all of which are in memory; and if they
 * are damaged, zlib keeps back what it had unpacked of them.
 */
const gzipSliceLength = 4 * 1024;

/**
 * The bytes of a file, or of standard input for `-`, unpacked if they begin as gzip does. Reads only as fast as it
 * is asked to. `onBytes` is told how many were read, as they lie on the disk.
 * @throws {InputError} while iterating: if the file cannot be read or the gzip is damaged, after everything before
 * has been delivered
 */
export async function* openInput(
  path: string,
  { onBytes = () => {} }: { readonly onBytes?: (count: number) => void } = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const raw = readRaw(path, onBytes);
  const beginning = await readBeginning(raw);
  const chunks = prepend(beginning, raw);
  const isGzip = beginning[0] === 0x1f && beginning[1] === 0x8b;
  yield* isGzip ? gunzip(chunks, path === standardInputPath ? standardInputName : path) : chunks;
}

/**
 * Unpacks gzip, of several members too.
 * @throws {InputError} while iterating, if it is damaged or cut off, after what could be unpacked has been delivered (but for
 * the last few KiB before a damage)
 */
export async function* gunzip(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  // Iterating over the stream itself would lose what it holds when it fails.
  const stream = createGunzip({ chunkSize: 64 * 1024 });
  let unpacked: Uint8Array[] = [];
  let failure: Error | undefined;
  stream.on('data', (chunk: Uint8Array) => unpacked.push(chunk));
  stream.on('error', (error) => {
    failure = error;
  });
  // A write that fails is never called back, but the stream is closed.
  let wake = (): void => {};
  stream.on('close', () => wake());
  const finished = (start: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      start(resolve);
    });
  const take = (): readonly Uint8Array[] => {
    const taken = unpacked;
    unpacked = [];
    return taken;
  };
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length && failure === undefined; at += gzipSliceLength) {
        await finished((done) => stream.write(chunk.subarray(at, at + gzipSliceLength), done));
        yield* take();
      }
      if (failure !== undefined) break;
    }
    if (failure === undefined) {
      // It closes once everything has been read.
      await finished(() => stream.end());
      yield* take();
    }
    if (failure !== undefined) throw new InputError(`${name}: ${reasonOf(failure)}`);
  } finally {
    stream.destroy();
  }
}

async function* readRaw(path: string, onBytes: (count: number) => void): AsyncGenerator<Uint8Array, void, undefined> {
  const isStandardInput = path === standardInputPath;
  try {
    // Node takes a folder there for an empty input; reading from it says what it is.
    if (isStandardInput && fstatSync(0).isDirectory()) readSync(0, new Uint8Array(1));
    const stream = isStandardInput ? process.stdin : createReadStream(path, { highWaterMark: chunkLength });
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      onBytes(chunk.length);
      yield chunk;
    }
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
    throw new InputError(`cannot read ${isStandardInput ? standardInputName : path}: ${reasonOf(failure)}`);
  }
}

/** Takes at least two bytes, if there are as many: they tell what it is. */
async function readBeginning(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let beginning: Uint8Array = new Uint8Array(0);
  while (beginning.length < 2) {
    const { value, done } = await chunks.next();
    if (done) break;
    beginning = beginning.length === 0 ? value : Buffer.concat([beginning, value]);
  }
  return beginning;
}

async function* prepend(
  beginning: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (beginning.length > 0) yield beginning;
  yield* rest;
}
