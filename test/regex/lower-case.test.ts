import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldCase } from '../../src/predicate/text-case.js';
import { lowerCaseRegex } from '../../src/regex/lower-case.js';
import { parseRegex } from '../../src/regex/parse.js';
import { compileRegexNode } from '../../src/regex/run.js';

const pieces = ['a', 'K', 's', 'É', '[a-f]', '[^x-z]', '.', '\\d', '(?:bC|Da)', 'σ', '^', '$', 'x?', '[kK]+', 'İ', '_'];
const letters = fc.constantFrom(
  'a',
  'A',
  'k',
  'K',
  '\u212a',
  's',
  'ſ',
  'é',
  'É',
  'x',
  'Z',
  '5',
  'σ',
  'Σ',
  'ς',
  'B',
  'c',
  '\n',
  'İ',
);
const expressions = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const texts = fc.array(letters, { maxLength: 6 }).map((parts) => parts.join(''));

test('an expression that ignores case finds in a text what its lower case finds in the lower-case text', () => {
  fc.assert(
    fc.property(expressions, texts, (expression, text) => {
      const parsed = parseRegex(expression, { ignoreCase: true, multiLine: false, dotAll: false });
      if (!parsed.ok) return;
      const lowered = lowerCaseRegex(parsed.node);
      expect(lowered).toBeDefined();
      if (lowered === undefined) return;
      expect(compileRegexNode(lowered)(foldCase(text))).toBe(compileRegexNode(parsed.node)(text));
    }),
  );
});

test.each(['a', '[a-c]', '(?i:a)b', '\\bx'])('%s heeds case somewhere', (expression) => {
  const parsed = parseRegex(expression, { ignoreCase: expression.startsWith('\\b'), multiLine: false, dotAll: false });
  expect(parsed.ok && lowerCaseRegex(parsed.node)).toBeUndefined();
});
