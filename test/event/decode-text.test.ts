import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/event/decode-text.js';

function decode(
  bytes: readonly number[] | Uint8Array,
  size = Math.max(1, bytes.length),
): { text: string; isMalformed: boolean } {
  const decoding = decodeText();
  const all = Uint8Array.from(bytes);
  let text = '';
  for (let at = 0; at < all.length; at += size) text += decoding.push(all.slice(at, at + size));
  text += decoding.end();
  return { text, isMalformed: decoding.isMalformed() };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('decodeText', () => {
  it.each([
    ['nothing', [], '', false],
    ['one character', utf8('a'), 'a', false],
    ['a byte order mark', utf8('\ufeffé'), 'é', false],
    ['only the first of two', utf8('\ufeff\ufeffa'), '\ufeffa', false],
    ['characters of all lengths', utf8('aé€😀'), 'aé€😀', false],
    ['a genuine U+FFFD', utf8('a\ufffd'), 'a\ufffd', false],
    ['Latin-1', [0x61, 0xe9, 0x62], 'a\ufffdb', true],
    ['a character that is cut off', [0x61, 0xe2, 0x82], 'a\ufffd', true],
    ['continuation bytes alone', [0x61, 0x80, 0x80, 0x80, 0x80], 'a\ufffd\ufffd\ufffd\ufffd', true],
    ['UTF-16, little-endian', [0xff, 0xfe, 0x7b, 0, 0xac, 0x20], '{€', false],
    ['UTF-16, big-endian', [0xfe, 0xff, 0, 0x7b, 0x20, 0xac], '{€', false],
  ] as const)('%s', (_, bytes, text, isMalformed) => {
    for (let size = 1; size <= bytes.length + 1; size++) expect(decode(bytes, size)).toEqual({ text, isMalformed });
  });

  it('gives what TextDecoder does for any bytes in any chunks', () => {
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0xef, 0xbb, 0xbf, 0xbd, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0x61),
    );
    fc.assert(
      fc.property(fc.array(byte), fc.integer({ min: 1, max: 5 }), (bytes, size) => {
        fc.pre(!(bytes[0] === 0xff && bytes[1] === 0xfe) && !(bytes[0] === 0xfe && bytes[1] === 0xff));
        const { text, isMalformed } = decode(bytes, size);
        expect(text).toBe(new TextDecoder().decode(Uint8Array.from(bytes)));
        let isStrict = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
        } catch {
          isStrict = false;
        }
        expect(isMalformed).toBe(!isStrict);
      }),
      { numRuns: 5000 },
    );
  });
});
