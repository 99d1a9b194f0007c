import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findText } from '../../src/predicate/find-text.js';
import { compilePattern } from '../../src/predicate/match-pattern.js';
import { anyOne, anyRun, makePattern, type Pattern, type PatternPart } from '../../src/predicate/pattern.js';
import { foldCase } from '../../src/predicate/text-case.js';
import { matchesPattern } from '../regex/support.js';
import { pattern } from './support.js';

const matches = (one: Pattern, text: string, cased: boolean) =>
  compilePattern(one, cased)(cased ? text : foldCase(text));
const fits = (written: string, text: string, cased = false) => matches(pattern(written), text, cased);

describe('a pattern and a text', () => {
  it.each([
    ['', '', true],
    ['', 'a', false],
    ['a', 'A', true],
    ['a', 'ab', false],
    ['*', '', true],
    ['*', 'a\nb\r\n', true],
    ['a*', 'A', true],
    ['a*', 'ba', false],
    ['*a', 'bA', true],
    ['*a*', 'bab', true],
    ['?', '', false],
    ['?', '\n', true],
    ['?', '😀', true],
    ['??', '😀', false],
    ['?', 'e\u0301', false],
    ['?', '\ud83d', true],
    ['?', 'İ', true],
    ['a?c', 'a😀c', true],
    ['[ab]c', 'Bc', true],
    ['[ab]c', 'cc', false],
    ['[-–]x', '–X', true],
    ['[a😀]', '😀', true],
    ['*a*b*a*', 'xaxbxa', true],
    ['*aab', 'aaab', true],
    ['a*a', 'a', false],
    ['k', '\u212a', true],
    ['s', 'ſ', false],
    ['σ', 'Σ', true],
    ['ς', 'Σ', false],
    ['i', 'İ', false],
    ['ß', 'ẞ', true],
    ['ß', 'SS', false],
    ['\ud83d*', '😀', false],
    ['*\ude00', '😀', false],
    ['*\ude00*', 'x\ude00', true],
  ])('%j %j: %s', (written, text, expected) => expect(fits(written, text)).toBe(expected));

  it.each([
    ['a', 'A', false],
    ['a*', 'Ab', false],
    ['*K*', 'xkx', false],
    ['[ab]?', 'Ba', false],
    ['[aB]?', 'Ba', true],
  ])('cased: %j %j: %s', (written, text, expected) => expect(fits(written, text, true)).toBe(expected));

  it('finds long texts as short ones', () => {
    const long = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'aab'), { minLength: 150, maxLength: 300 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(long, long, fc.nat({ max: 100 }), (wanted, around, from) => {
        const subject = `${around}${wanted.slice(0, -1)}${wanted}${around}`;
        expect(findText(wanted)(subject, from)).toBe(subject.indexOf(wanted, from));
        expect(findText(`${wanted}c`)(subject, from)).toBe(-1);
      }),
      { numRuns: 300 },
    );
  });

  it('as a naive matcher has it', () => {
    const letters = fc.constantFrom('a', 'b', 'A', 'k', '\u212a', 'σ', 'ς', 'Σ', '😀', '\ud83d', '\ude00', '\n');
    const part: fc.Arbitrary<PatternPart> = fc.oneof(
      fc
        .array(letters, { minLength: 1, maxLength: 3 })
        .map((found): PatternPart => ({ kind: 'literal', text: found.join('') })),
      fc.constant(anyRun),
      fc.constant(anyOne),
      fc
        .uniqueArray(fc.constantFrom('a', 'b', 'A', 'σ', '😀', '\u212a'), { minLength: 2, maxLength: 3 })
        .map((characters): PatternPart => ({ kind: 'one-of', characters })),
    );
    const anyPattern: fc.Arbitrary<Pattern> = fc.array(part, { maxLength: 6 }).map(makePattern);
    const text = fc.array(letters, { maxLength: 8 }).map((found) => found.join(''));
    fc.assert(
      fc.property(anyPattern, text, fc.boolean(), (one, subject, cased) => {
        expect(matches(one, subject, cased)).toBe(matchesPattern({ pattern: one, cased }, subject));
      }),
      { numRuns: 20_000 },
    );
  });

  it('takes no more than text times pattern', () => {
    const text = 'a'.repeat(200_000);
    const begin = performance.now();
    expect(fits('a*a*a*a*b', text)).toBe(false);
    expect(fits(`${'a*'.repeat(1000)}b`, text)).toBe(false);
    expect(fits(`*${'?a*'.repeat(500)}b`, text)).toBe(false);
    expect(fits(`*${'a'.repeat(50_000)}b${'a'.repeat(50_000)}*`, text)).toBe(false);
    expect(fits(`*${'a'.repeat(50_000)}*${'a'.repeat(50_000)}b`, text)).toBe(false);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});

describe('the normal form of a pattern', () => {
  it.each([
    ['a**b', 'a*b'],
    ['*?', '?*'],
    ['*?*?*', '??*'],
    ['a*??*b', 'a??*b'],
    ['[a]b', 'ab'],
    ['a[b][c]*', 'abc*'],
  ])('%s is %s', (written, same) => expect(pattern(written)).toEqual(pattern(same)));

  it('means the same', () => {
    const part = fc.constantFrom<PatternPart>(
      anyRun,
      anyOne,
      { kind: 'literal', text: 'a' },
      { kind: 'literal', text: '' },
      { kind: 'one-of', characters: ['a'] },
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 7 }),
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 7 }),
        (parts, text) => {
          const normal = makePattern(parts);
          expect(matchesPattern({ pattern: normal, cased: true }, text)).toBe(
            matchesPattern({ pattern: parts, cased: true }, text),
          );
          expect(makePattern(normal)).toEqual(normal);
          for (const [index, one] of normal.entries()) {
            const next = normal[index + 1];
            expect(one.kind === 'literal' && (one.text === '' || next?.kind === 'literal')).toBe(false);
            expect(one.kind === 'any-run' && (next?.kind === 'any-run' || next?.kind === 'any-one')).toBe(false);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
