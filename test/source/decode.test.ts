import { describe, expect, it } from 'vitest';
import { decodeSource, defaultSizeLimit } from '../../src/source/decode.js';
import { Source } from '../../src/source/source.js';

const encode = (text: string) => new TextEncoder().encode(text);
const bytesOf = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...encode(part)])));

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), !bigEndian);
  return bytes;
}

/** The code of what is wrong, and its place; or the text. */
function decoded(bytes: Uint8Array, limit?: number): string {
  const source = decodeSource('a.yml', bytes, limit);
  if (source instanceof Source) return source.text;
  return `${source.location?.line}:${source.location?.column} ${source.code}`;
}

describe('bytes become a text', () => {
  it.each([
    ['UTF-8', encode('a: é€😀\n'), 'a: é€😀\n'],
    ['nothing', encode(''), ''],
    ['with a byte order mark', bytesOf(0xef, 0xbb, 0xbf, 'a: 1'), 'a: 1'],
    ['CRLF is left', encode('a: 1\r\nb: 2'), 'a: 1\r\nb: 2'],
  ])('%s', (_, bytes, text) => expect(decoded(bytes)).toBe(text));

  it.each([
    ['UTF-16, little-endian', utf16('\ufeffa: 1', false), '1:1 source/encoding'],
    ['UTF-16, big-endian', utf16('\ufeffa: 1', true), '1:1 source/encoding'],
    ['UTF-16 without a mark', utf16('a: 1', false), '1:2 source/binary'],
    ['a NUL byte', bytesOf('a: 1\nb: ', 0, 'x'), '2:4 source/binary'],
    ['a byte that never is', bytesOf('a: 1\nbé: ', 0xff, 'x'), '2:5 source/encoding'],
    ['Latin-1', bytesOf('a: caf', 0xe9, '\nb: 1'), '1:7 source/encoding'],
    ['a stray continuation', bytesOf('a\r\n', 0x80), '2:1 source/encoding'],
    ['an overlong form', bytesOf('ab', 0xc0, 0xaf), '1:3 source/encoding'],
    ['a surrogate', bytesOf('ab', 0xed, 0xa0, 0x80), '1:3 source/encoding'],
  ])('not: %s', (_, bytes, expected) => expect(decoded(bytes)).toBe(expected));

  it('the place after a byte order mark counts without it', () => {
    expect(decoded(bytesOf(0xef, 0xbb, 0xbf, 'a', 0xff))).toBe('1:2 source/encoding');
  });

  it('files over the limit are not read', () => {
    expect(decoded(encode('12345'), 5)).toBe('12345');
    expect(decoded(encode('123456'), 5)).toBe('1:1 source/too-large');
    expect(decoded(new Uint8Array(defaultSizeLimit + 1))).toBe('1:1 source/too-large');
    const complaint = decodeSource('a.yml', new Uint8Array(5 * 1024 * 1024));
    expect(complaint).toMatchObject({ message: 'the file has 5.0 MiB, and the limit for a rule file is 4.0 MiB' });
  });

  it('the place of a fault at the end of a large file is found in no time', () => {
    const bytes = new Uint8Array(4_000_000).fill(0x61);
    bytes[3_999_999] = 0xff;
    const begin = performance.now();
    expect(decoded(bytes)).toBe('1:4000000 source/encoding');
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});
