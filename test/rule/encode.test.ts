import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { texts } from './support.js';

const escapeSigma = (text: string) => text.replace(/[\\*?]/g, '\\$&');

describe('windash', () => {
  it.each([
    ['-a', ['[-/–—―]a']],
    ['/a', ['[-/–—―]a']],
    [' –a -b', [' [-/–—―]a [-/–—―]b']],
    ['a-b', ['a-b']],
    ['a -b', ['a [-/–—―]b']],
    ['-', ['-']],
    ['- a', ['- a']],
    ['--a', ['-[-/–—―]a']],
    ['é-a', ['é[-/–—―]a']],
    ['_-a', ['_-a']],
    ['-é', ['-é']],
    ['//a', ['/[-/–—―]a']],
    ['―1', ['[-/–—―]1']],
  ])('%s', (value, expected) => expect(texts(value, 'windash')).toEqual(expected));

  it('then encoded: each of the choices', () => {
    const encoded = texts(' -a', 'windash|base64');
    expect(encoded).toEqual(['-', '/', '–', '—', '―'].map((dash) => Buffer.from(` ${dash}a`).toString('base64')));
  });

  it('with a wildcard after it', () => expect(texts('-a', 'windash|contains')).toEqual(['*[-/–—―]a*']));
});

describe('encodings', () => {
  it.each([
    ['abc', 'base64', [Buffer.from('abc').toString('base64')]],
    ['é😀', 'base64', [Buffer.from('é😀').toString('base64')]],
    ['abc', 'utf16le|base64', [Buffer.from('abc', 'utf16le').toString('base64')]],
    ['abc', 'wide|base64', [Buffer.from('abc', 'utf16le').toString('base64')]],
    ['é😀', 'utf16be|base64', [Buffer.from('é😀', 'utf16le').swap16().toString('base64')]],
    [
      'abc',
      'utf16|base64',
      [Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('abc', 'utf16le')]).toString('base64')],
    ],
    ['ab', 'utf16le', ['a\0b\0']],
    ['ab', 'utf16be', ['\0a\0b']],
    ['ab', 'utf16', ['\u00ff\u00fea\0b\0']],
    ['€', 'wide', ['\u00ac\u0020']],
    ['abc', 'base64|base64', [Buffer.from(Buffer.from('abc').toString('base64')).toString('base64')]],
    ['a\\*b', 'base64', [Buffer.from('a*b').toString('base64')]],
    ['a\\b', 'base64', [Buffer.from('a\\b').toString('base64')]],
    ['', 'base64', ['']],
    ['abc', 'base64|contains', [`*${Buffer.from('abc').toString('base64')}*`]],
    ['foobar', 'base64offset', ['Zm9vYmFy', 'Zvb2Jhc', 'mb29iYX']],
    ['\ud800', 'utf16le', ['\0\u00d8']],
  ])('%s %s', (value, modifiers, expected) => expect(texts(value, modifiers)).toEqual(expected));

  it.each([
    ['a*', 'base64', 'modifier/wildcard-in-encoding'],
    ['abc', 'contains|base64', 'modifier/wildcard-in-encoding'],
    ['a?', 'wide', 'modifier/wildcard-in-encoding'],
    ['a', 'base64offset', 'modifier/base64offset-too-short'],
    ['', 'base64offset', 'modifier/base64offset-too-short'],
    ['abc', 'wide|utf16le', 'modifier/order'],
    ['abc', 'wide|windash', 'modifier/order'],
    [' -a -b -c -d -e', 'windash|base64', 'modifier/too-many-choices'],
    [12, 'base64', 'modifier/value-type'],
    [true, 'wide', 'modifier/value-type'],
    [null, 'base64', 'modifier/value-type'],
  ])('not: %s %s', (value, modifiers, code) => expect(texts(value, modifiers)).toBe(code));

  const bytes = fc.uint8Array({ maxLength: 12 });
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter((one) => !/\p{Cs}/u.test(one));

  it.each([
    ['base64offset', (one: string) => Buffer.from(one)],
    ['wide|base64offset', (one: string) => Buffer.from(one, 'utf16le')],
    ['utf16be|base64offset', (one: string) => Buffer.from(one, 'utf16le').swap16()],
  ])(
    '%s: wherever the bytes stand, one of the three strings is in the Base64, and none is empty',
    (modifiers, encode) => {
      fc.assert(
        fc.property(text, bytes, bytes, (one, before, after) => {
          const inner = encode(one);
          fc.pre(inner.length >= 2);
          const three = texts(escapeSigma(one), modifiers);
          expect(three.length).toBe(3);
          const whole = Buffer.concat([before, inner, after]).toString('base64');
          expect([...three].every((part) => part !== '')).toBe(true);
          expect(whole.includes(three[before.length % 3] ?? '\0')).toBe(true);
        }),
        { numRuns: 3000 },
      );
    },
  );

  it('the three strings are as long as they can be', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 10 }), fc.nat({ max: 2 }), (one, offset) => {
        const three = texts(escapeSigma(one), 'base64offset');
        // What is the same whatever stands around.
        const around = [0x00, 0x55, 0xaa, 0xff].map((fill) =>
          Buffer.concat([Buffer.alloc(offset, fill), Buffer.from(one), Buffer.alloc(3, fill)]).toString('base64'),
        );
        const first = around[0] ?? '';
        let [start, end] = [0, 0];
        while (around.some((other) => other[start] !== first[start])) start++;
        end = start;
        while (end < first.length && around.every((other) => other[end] === first[end])) end++;
        expect(three[offset]).toBe(first.slice(start, end));
      }),
      { numRuns: 1000 },
    );
  });
});
