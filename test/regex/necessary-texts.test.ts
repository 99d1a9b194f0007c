import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldCase } from '../../src/predicate/text-case.js';
import { leastLength, necessaryTexts } from '../../src/regex/necessary-texts.js';
import { noFlags, parseRegex } from '../../src/regex/parse.js';
import { compileRegexNode } from '../../src/regex/run.js';
import { simplify } from '../../src/regex/simplify.js';
import { anyFlags, anyText, commonExpression } from './support.js';

function read(expression: string, flags = noFlags) {
  const parsed = parseRegex(expression, flags);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return simplify(parsed.node, false);
}

describe('texts one of which is in every text in which an expression is found', () => {
  test.each([
    ['abc', ['abc']],
    ['ab|cd', ['ab', 'cd']],
    ['[Pp]ower[Ss]hell', ['powershell']],
    ['a?bc', ['abc', 'bc']],
    ['x(?:ab)*yz', ['yz']],
    ['x(?:ab)+y', ['ab']],
    ['(?i)İK', ['İk']],
    ['-(?:e|enc)\\s+[A-Z]{9}', ['-e', '-enc']],
    ['a.*bcd.*e', ['bcd']],
    ['^abc$', ['abc']],
    ['.*', undefined],
    ['a*', undefined],
    ['abc|.', undefined],
    ['\\d+', ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']],
  ])('%s', (expression, texts) => {
    const found = necessaryTexts(read(expression));
    expect(found === undefined ? undefined : [...found].sort()).toEqual(texts?.sort());
  });

  test('are in every text in which random expressions are found, which is as long as they need', () => {
    let matches = 0;
    const pieces = fc.array(fc.oneof(anyText, fc.constantFrom('a', 'b', 'ab', 'A', '1', ' ')), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(commonExpression, { minLength: 1, maxLength: 2 }),
        anyFlags,
        pieces,
        (some, flags, texts) => {
          const parsed = parseRegex(some.join(''), flags);
          if (!parsed.ok) return;
          const text = texts.join('');
          if (!compileRegexNode(parsed.node)(text)) return;
          matches++;
          const node = simplify(parsed.node, false);
          const needed = necessaryTexts(node);
          const folded = foldCase(text);
          expect(needed?.some((one) => folded.includes(one)) ?? true).toBe(true);
          expect([...text].length).toBeGreaterThanOrEqual(leastLength(node));
        },
      ),
      { numRuns: 5000 },
    );
    expect(matches).toBeGreaterThan(500);
  });
});

test.each([
  ['abc', 3],
  ['a|bcd', 1],
  ['a{3}b?', 3],
  ['.{1000,}', 1000],
  ['(?:ab){2,}', 4],
  ['^$', 0],
  ['😀', 1],
])('%s needs %i characters', (expression, length) => {
  expect(leastLength(read(expression))).toBe(length);
});
