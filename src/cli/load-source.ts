import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { decodeSource, defaultSizeLimit, tooLarge } from '../source/decode.js';
import type { Source } from '../source/source.js';
import type { FoundFile } from './find-files.js';
import { unreadable } from './unreadable.js';

/** How large a file may be (in bytes), and what kind of file that is the limit for. */
export interface SizeLimit {
  readonly bytes: number;
  readonly what: string;
}

const ruleFileLimit: SizeLimit = { bytes: defaultSizeLimit, what: 'a rule file' };

/** Reads the text of a file, or says why that cannot be. */
export function loadSource({ path, isStandardInput }: FoundFile, limit = ruleFileLimit): Source | Diagnostic {
  let bytes: Uint8Array | number;
  try {
    bytes = isStandardInput === true ? readStream(0, limit.bytes) : readLimited(path, limit.bytes);
  } catch (thrown) {
    return unreadable(path, thrown);
  }
  if (typeof bytes === 'number') return tooLarge(path, bytes, limit.bytes, limit.what);
  return bytes.length > limit.bytes
    ? tooLarge(path, bytes.length, limit.bytes, limit.what)
    : decodeSource(path, bytes, limit.bytes);
}

/** The file's bytes, or only its size if that is over the limit: 100 MB are not read to be refused. */
function readLimited(path: string, limit: number): Uint8Array | number {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = readStream(descriptor, limit);
    if (bytes.length <= limit) return bytes;
    const stat = fstatSync(descriptor);
    return stat.isFile() ? stat.size : bytes;
  } finally {
    closeSync(descriptor);
  }
}

/** Rule files are smaller, so that one reading is enough. */
const chunk = Buffer.alloc(64 * 1024);

/** What a file, pipe, terminal or device gives; at most a little over the limit. Valid until the next reading. */
function readStream(descriptor: number, limit: number): Uint8Array {
  const parts: Buffer[] = [];
  let total = 0;
  let filled = 0;
  while (total <= limit) {
    const count = readWaiting(descriptor, filled);
    if (count === 0) break;
    total += count;
    filled += count;
    if (filled === chunk.length) {
      parts.push(Buffer.from(chunk));
      filled = 0;
    }
  }
  const rest = chunk.subarray(0, filled);
  return parts.length === 0 ? rest : Buffer.concat([...parts, rest]);
}

function readWaiting(descriptor: number, filled: number): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk, filled, chunk.length - filled, null);
    } catch (thrown) {
      const code = (thrown as NodeJS.ErrnoException).code;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw thrown;
      // Nothing there yet: the pipe does not block.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
