import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePattern } from '../../src/predicate/pattern.js';
import type { RegexNode } from '../../src/regex/ast.js';
import { lowerRegex, type PatternLoweringOptions } from '../../src/regex/lower-to-patterns.js';
import { parseRegex } from '../../src/regex/parse.js';
import { compileRegexNode } from '../../src/regex/run.js';
import { anyFlags, anyText, commonExpression, flagsOf, lettersOf, matchesPattern, nodeOf } from './support.js';

/** The patterns, undefined if there are none. */
function lowerRegexToPatterns(node: RegexNode, options: PatternLoweringOptions = {}) {
  const lowered = lowerRegex(node, options);
  return lowered.ok ? lowered.patterns : undefined;
}

/** `i:` before a pattern that ignores case. */
const lowered = (expression: string, letters: string, singleLine = false) => {
  const result = lowerRegex(nodeOf(expression, flagsOf(letters)), { singleLine });
  if (!result.ok) return result.obstacle;
  return result.patterns.map(({ pattern, cased }) => `${cased ? '' : 'i:'}${describePattern(pattern)}`);
};

describe('a regex as wildcard patterns', () => {
  it.each<[string, string, string[] | string]>([
    ['abc', '', ['*abc*']],
    ['^abc', '', ['abc*']],
    ['abc$', '', ['*abc']],
    ['^abc$', '', ['abc']],
    ['\\Aabc\\z', 'm', ['abc']],
    ['^$', '', ['i:']],
    ['$^', '', ['i:']],
    ['', '', ['i:*']],
    ['.*', '', ['i:*']],
    ['a\\*\\?\\\\', '', ['*a*?\\*']],
    // Case.
    ['abc', 'i', ['i:*abc*']],
    ['(?i)Foo\\.exe$', '', ['i:*Foo.exe']],
    ['123', '', ['i:*123*']],
    ['123', 'i', ['i:*123*']],
    ['(?i:a)1', '', ['i:*a1*']],
    ['(?i:ab)C', '', ['*[Aa][Bb]C*']],
    ['(?i:k)C', '', ['*[Kk\u212a]C*']],
    ['[aA]', '', ['i:*a*']],
    ['[kK]', '', ['*[Kk]*']],
    ['[kK\u212a]b', '', ['*[Kk\u212a]b*']],
    ['FOO|foo', 'i', ['i:*FOO*']],
    ['(a|1)', '', ['*[1a]*']],
    ['a|11', '', ['*a*', 'i:*11*']],
    // What may be empty beside an open end.
    ['.*abc.*', '', ['*abc*']],
    ['.*?abc.*?', '', ['*abc*']],
    ['\\s*abc\\s*x?(?:y|z*)', '', ['*abc*']],
    ['a+b+', '', ['*ab*']],
    ['(?:ab){2,}c{3,5}', '', ['*ababccc*']],
    ['(ab?){2}c', '', ['*aac*', '*aabc*', '*abac*', '*ababc*']],
    ['(?:x*a|b)c', '', ['*ac*', '*bc*']],
    ['(?:^|x*)a', '', ['*a*']],
    ['.*^a', '', ['a*']],
    ['a$.*', '', ['*a']],
    ['^\\s*a', '', 'repetition'],
    ['^.*a', '', 'dot'],
    ['(^|/)a', '', ['a*', '*/a*']],
    ['a(/|$)', '', ['*a/*', '*a']],
    ['x|y^', '', ['*x*']],
    // Inner runs.
    ['a.*b', '', 'dot'],
    ['a.*b', 's', ['*a*b*']],
    ['a.+.+b', 's', ['*a??*b*']],
    ['a.*.{2,}.+b', 's', ['*a???*b*']],
    ['.+.+b', 's', ['??*b*']],
    ['a.+b', 's', ['*a?*b*']],
    ['a.b', 's', ['*a?b*']],
    ['a.b', '', 'dot'],
    ['a[\\s\\S]*b', '', ['*a*b*']],
    ['a(?:.|\\n)*b', '', ['*a*b*']],
    ['a\\s*(?s:.)*x*b', '', ['*a*b*']],
    ['a.{2,}\\s*b', 's', ['*a??*b*']],
    ['^.*a.*$', 's', ['*a*']],
    ['^.+$', 's', ['i:?*']],
    ['.', 's', ['i:?*']],
    // Choices.
    ['[0-3]', '', ['i:*[0123]*']],
    ['colou?r', '', ['*color*', '*colour*']],
    ['a{2,3}b', '', ['*aab*']],
    ['^a{2,3}b', '', ['aab*', 'aaab*']],
    ['x(a|b|cd)y', '', ['*x[ab]y*', '*xcdy*']],
    ['a|a', '', ['*a*']],
    ['(?:a|b|c)', '', ['*[abc]*']],
    // No patterns.
    ['\\ba', '', 'word-boundary'],
    ['^a', 'm', 'line-anchor'],
    ['[^a]', '', 'class'],
    ['\\w', '', 'class'],
    ['[a-z]', 'i', ['i:*[abcdefghijklmnopqrstuvwxyz]*']],
    ['B[a-z]', '', ['*B[abcdefghijklmnopqrstuvwxyz]*']],
    ['(?i:[a-z])B', '', 'class'],
    ['a\\s+b', '', 'repetition'],
    ['^a*$', '', 'repetition'],
    ['x\\d{1,70}y', '', 'too-many'],
    ['(?:a?b?c?d?e?f?g?)(?:x|yy)(?:a?b?c?d?e?f?g?)z', '', 'too-many'],
    ['a^', '', 'never'],
    ['[^\\s\\S]', '', 'never'],
  ])('%s with "%s": %j', (expression, letters, expected) => {
    expect(lowered(expression, letters)).toEqual(expected);
  });

  it.each<[string, string, string[] | string]>([
    ['a.*b', '', ['*a*b*']],
    ['a.b', '', ['*a?b*']],
    ['^a.+$', 'm', ['a?*']],
    ['a[^\\n]*b', '', ['*a*b*']],
    ['a[^x]*b', '', 'class'],
    ['a\\s*b', '', 'repetition'],
  ])('for texts of one line, %s with "%s": %j', (expression, letters, expected) => {
    expect(lowered(expression, letters, true)).toEqual(expected);
  });

  it('keeps to the limits that it is given', () => {
    const node = nodeOf('^a?b?c?d');
    expect(lowerRegexToPatterns(node, { maxPatterns: 8 })).toHaveLength(8);
    expect(lowerRegexToPatterns(node, { maxPatterns: 7 })).toBeUndefined();
    expect(lowerRegexToPatterns(nodeOf('[a-d]'), { maxCharacters: 4 })).toHaveLength(1);
    expect(lowerRegexToPatterns(nodeOf('[a-e]'), { maxCharacters: 4 })).toBeUndefined();
    expect(lowerRegexToPatterns(nodeOf('^(?:abc){3}'), { maxSteps: 10 })).toHaveLength(1);
    expect(lowerRegexToPatterns(nodeOf('^(?:abc){4}'), { maxSteps: 10 })).toBeUndefined();
  });

  // Expressions of which most lower: few items that stand in the way.
  const friendly = fc.letrec<{ expression: string; item: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      tie('item'),
      fc.array(tie('expression'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
      fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((parts) => `(?:${parts.join('|')})`),
      fc
        .tuple(tie('expression'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '{2,3}'))
        .map(([a, b]) => `(${a})${b}`),
    ),
    item: fc.constantFrom(
      ...[
        'a',
        'b',
        'A',
        'k',
        's',
        'é',
        'σ',
        '0',
        '\\*',
        '\\?',
        '\\\\',
        '\\n',
        '😀',
        '(?i:a)',
        '(?i:k)',
        '(?-i:b)',
        '(?i)',
        '.',
        '.*',
      ],
      ...[
        '(?s:.)',
        '(?s:.*)',
        '(?s:.+)',
        '[\\s\\S]*',
        '(?:.|\\n)*',
        '^',
        '$',
        '\\A',
        '\\z',
        '[ab]',
        '[kK]',
        '[^\\s\\S]',
        '\\d',
        '\\s*',
        'a*',
      ],
      '',
    ),
  })).expression;

  const countLowered = { generated: 0, lowered: 0 };

  it('is exact', () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 4, arbitrary: friendly }, { weight: 1, arbitrary: commonExpression }),
        anyFlags,
        fc.array(anyText, { minLength: 8, maxLength: 8 }),
        (expression, flags, texts) => {
          const parsed = parseRegex(expression, flags);
          if (!parsed.ok) return;
          countLowered.generated++;
          const patterns = lowerRegexToPatterns(parsed.node);
          if (patterns === undefined) return;
          countLowered.lowered++;
          const search = compileRegexNode(parsed.node);
          for (const text of ['', ...texts]) {
            const verdict = patterns.some((one) => matchesPattern(one, text));
            if (verdict !== search(text)) {
              expect.fail(`${expression} with ${lettersOf(flags)} in ${JSON.stringify(text)}: ${verdict}`);
            }
          }
        },
      ),
      { numRuns: 20_000 },
    );
    // The property says nothing about expressions that do not lower.
    expect(countLowered.lowered).toBeGreaterThan(countLowered.generated / 4);
  });

  it('is exact for texts of one line if that is all that is asked', () => {
    fc.assert(
      fc.property(friendly, anyFlags, fc.array(anyText, { minLength: 8, maxLength: 8 }), (expression, flags, texts) => {
        const parsed = parseRegex(expression, flags);
        const patterns = parsed.ok ? lowerRegexToPatterns(parsed.node, { singleLine: true }) : undefined;
        if (!parsed.ok || patterns === undefined) return;
        const search = compileRegexNode(parsed.node);
        for (const text of ['', ...texts.map((one) => one.replaceAll('\n', ''))]) {
          const verdict = patterns.some((one) => matchesPattern(one, text));
          if (verdict !== search(text)) {
            expect.fail(`${expression} with ${lettersOf(flags)} in ${JSON.stringify(text)}: ${verdict}`);
          }
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it('finds or gives up quickly', () => {
    for (const expression of [
      `${'(?s:.)a'.repeat(1000)}`,
      `${'(?:a|bb)'.repeat(1000)}`,
      `${'(?:a?){2}'.repeat(1000)}`,
      `${'(?:'.repeat(100)}ab${')?'.repeat(100)}c`,
      `${'(?:x*'.repeat(100)}a${'x*)+'.repeat(100)}c`,
      `^${'(?:'.repeat(9)}ab${'){2,}'.repeat(9)}$`,
      `${'(?:'.repeat(9)}ab*${'){2,}'.repeat(9)}`,
      `${'(?:x|'.repeat(100)}ab${')'.repeat(100)}c`,
      `x${'[a-z]'.repeat(1900)}y`,
      `^(?:[a-z]{1000}){1}(?:b|cc|dd)$`,
      `(?i)${'[a-z]{1000}'.repeat(9)}`,
    ]) {
      const start = performance.now();
      const node = nodeOf(expression);
      lowerRegex(node);
      expect(performance.now() - start, expression.slice(0, 40)).toBeLessThan(3000);
    }
  });
});
