import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { escapeRegex } from '../../src/regex/escape.js';
import { parseRegex } from '../../src/regex/parse.js';
import { printRe2WithCaptures } from '../../src/regex/print.js';
import { compileRegex, compileRegexNode } from '../../src/regex/run.js';
import { anyFlags, anyText, asciiText, commonExpression, flagsOf, lettersOf } from './support.js';

describe('a search', () => {
  it.each([
    ['b', '', 'abc', true],
    ['B', '', 'abc', false],
    ['B', 'i', 'abc', true],
    ['k', 'i', '\u212a', true],
    ['\u212a', 'i', 'K', true],
    ['s', 'i', 'ſ', false],
    ['ſ', 'i', 's', false],
    ['σ', 'i', 'Σ', true],
    ['ς', 'i', 'Σ', false],
    ['ı', 'i', 'I', false],
    ['[^k]', 'i', '\u212a', false],
    ['^[a-z]$', 'i', '\u212a', true],
    ['^\\w$', 'i', '\u212a', false],
    ['^.$', '', '😀', true],
    ['^.$', '', '\ud83d', true],
    ['😀', '', 'a😀', true],
    ['a.b', '', 'a\nb', false],
    ['a.b', 's', 'a\nb', true],
    ['a.b', '', 'a\rb', true],
    ['^b', '', 'a\nb', false],
    ['^b', 'm', 'a\nb', true],
    ['a$', '', 'a\n', false],
    ['a$', 'm', 'a\n', true],
    ['\\bé', '', 'aé', true],
    ['\\d', '', '٣', false],
    ['\\s', '', '\u00a0', false],
    ['\\s', '', '\v', false],
    ['[^\\s\\S]', '', 'a', false],
    ['(?:[^\\s\\S]|a)*$', '', 'b', true],
    ['C:\\\\', '', 'C:\\', true],
  ])('%s with "%s" in %j: %s', (expression, letters, text, found) => {
    expect(compileRegex(expression, flagsOf(letters))(text)).toBe(found);
  });

  it('throws for what does not parse', () => {
    expect(() => compileRegex('(')).toThrow('not closed');
  });

  it('agrees with JavaScript where the dialects are one', () => {
    fc.assert(
      fc.property(commonExpression, anyFlags, asciiText, (expression, flags, text) => {
        // Nested counts that RE2 refuses are rare; they are refused with a reason of their own.
        if (!parseRegex(expression, flags).ok) return;
        expect(compileRegex(expression, flags)(text)).toBe(new RegExp(expression, `u${lettersOf(flags)}`).test(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('means the same with captures, the form for what re2js would nest too deeply', () => {
    fc.assert(
      fc.property(commonExpression, anyFlags, asciiText, (expression, flags, text) => {
        const parsed = parseRegex(expression, flags);
        if (!parsed.ok) return;
        const found = RE2JS.compile(printRe2WithCaptures(parsed.node)).test(text);
        expect(found).toBe(compileRegexNode(parsed.node)(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds an escaped text, and only that', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, asciiText, fc.string({ unit: 'grapheme' })), anyText, (wanted, text) => {
        expect(compileRegex(`^${escapeRegex(wanted)}$`)(wanted)).toBe(true);
        expect(compileRegex(`^${escapeRegex(wanted)}$`)(text)).toBe(wanted === text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hostile expressions', () => {
  const texts = (length: number) => ['a'.repeat(length), 'ab'.repeat(length / 2), `${'a'.repeat(length - 1)}!`];

  // Each would take a backtracking engine longer than the universe has; the classes keep re2js from looking for a
  // needed literal first.
  it.each([
    ['a star of a star', '(a*)*[bB]$'],
    ['a star of two alike', '(a|a)*[cC]'],
    ['a plus of a plus', '(a+)+[cC]'],
    ['100 stars in each other', `${'(?:'.repeat(100)}a${')*'.repeat(100)}[cC]`],
    ['1,000 times perhaps', `${'a?'.repeat(1000)}a{1000}[cC]`],
    ['2^15 states', '(?:[ab]*a[ab]{15})+[cC]'],
    ['2^1000 states', '(?:a|b)*a(?s:.){1000}[cC]'],
    ['up to 1,000 between', '[aA].{0,1000}[cC]'],
    ['prefixes of each other', Array.from({ length: 139 }, (_, index) => 'a'.repeat(index + 1)).join('|')],
  ])('takes time in proportion to the text: %s', (_, expression) => {
    const search = compileRegex(expression);
    const time = (length: number) => {
      const start = performance.now();
      for (const text of texts(length)) search(text);
      return performance.now() - start;
    };
    time(1000);
    const short = time(5000);
    // Four times the text; room for a busy machine. Quadratic would be sixteen times, over seconds.
    expect(time(20_000)).toBeLessThan(10 * short + 1000);
  });

  it('is bounded at the limit of size too', () => {
    const search = compileRegex(`(?:${'[aA].{0,1000}'.repeat(4)})[cC]`);
    const start = performance.now();
    search('a'.repeat(2000));
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('compiles the deepest and the widest', () => {
    const deep = (open: string, close: string) => `${open.repeat(100)}a${close.repeat(100)}`;
    for (const expression of [
      deep('(', ')'),
      deep('(?:ab|a(?i)c', 'd|ae)*?'),
      // Too deep for re2js once it has pulled out what the branches share.
      deep('(?:xyza|xy|xyz|xyzw|xyzwv|xyzwvu', '|xyz|xyzd|xz)+y'),
      deep('(?:a|aa|aaa|aaaa|aaaaa|aaaaaa|aaaaaaa|aaaaaaaa|aaaaaaaaab', ')+?c'),
      Array.from({ length: 1600 }, (_, index) => `w${index}`).join('|'),
      '[é-ü]'.repeat(1900),
      '(?i:[Ā-￿])'.repeat(900),
      'a{2}'.repeat(2400),
      '[[:'.repeat(3000),
      '{'.repeat(9000),
      `\\x{${'0'.repeat(9000)}41}`,
      '|'.repeat(9999),
      '(?i)'.repeat(2499),
      '(?i:a'.repeat(1900),
      '\\Q'.repeat(4000),
    ]) {
      const start = performance.now();
      const parsed = parseRegex(expression);
      if (parsed.ok) compileRegex(expression)('aaaa');
      else expect(['too-deep', 'syntax'], expression.slice(0, 30)).toContain(parsed.fault.code);
      expect(performance.now() - start, expression.slice(0, 30)).toBeLessThan(3000);
    }
  });
});
