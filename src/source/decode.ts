import { type Diagnostic, error, type Location } from '../diagnostic/diagnostic.js';
import { Source } from './source.js';

/** Files over this size are not rules; reading them would only cost time and memory. In bytes. */
export const defaultSizeLimit = 4 * 1024 * 1024;

/** One for all files: making it takes longer than its work. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The complaint about a file that is over the size limit; sizes in bytes. */
export function tooLarge(name: string, size: number, limit: number, what = 'a rule file'): Diagnostic {
  const sizes = `${formatSize(size)}, and the limit for ${what} is ${formatSize(limit)}`;
  return error('source/too-large', `the file has ${sizes}`, { at: startOf(name) });
}

/**
 * Turns a file's bytes into a source: UTF-8, with or without byte order mark. Gives a diagnostic with the place of
 * the first fault for bad UTF-8, UTF-16, binary files and files over `limit` bytes.
 */
export function decodeSource(name: string, bytes: Uint8Array, limit = defaultSizeLimit): Source | Diagnostic {
  if (bytes.length > limit) return tooLarge(name, bytes.length, limit);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    const notes = ['save the file as UTF-8'];
    return error('source/encoding', 'the file is UTF-16, not UTF-8', { at: startOf(name), notes });
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    const at = placeOf(name, bytes, nul);
    return error('source/binary', 'the file is binary (it has a NUL byte), not a text', { at });
  }
  try {
    return new Source(name, utf8.decode(bytes));
  } catch {
    const at = placeOf(name, bytes, firstMalformedByte(bytes));
    return error('source/encoding', 'the file is not UTF-8: malformed byte sequence', {
      at,
      notes: ['save the file as UTF-8'],
    });
  }
}

const startOf = (file: string): Location => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 });

function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / (1024 * 1024)).toFixed(1)} MiB`;
}

/** The line and column of a byte, all before it being decodable. */
function placeOf(name: string, bytes: Uint8Array, offset: number): Location {
  const before = new TextDecoder().decode(bytes.subarray(0, offset));
  return new Source(name, before).locate(before.length);
}

function firstMalformedByte(bytes: Uint8Array): number {
  // Binary search for the longest prefix that is the beginning of a valid text.
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(bytes.subarray(0, middle), true)) low = middle;
    else high = middle - 1;
  }
  // The fault is where the character begins that cannot go on.
  while (!decodes(bytes.subarray(0, low), false)) low--;
  return low;
}

/** With `unfinished` the last character may be incomplete. */
function decodes(bytes: Uint8Array, unfinished: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: unfinished });
    return true;
  } catch {
    return false;
  }
}
