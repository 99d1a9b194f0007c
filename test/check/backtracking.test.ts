import { expect, test } from 'vitest';
import { catastrophicLoop } from '../../src/regex/backtracking.js';
import { parseRegex } from '../../src/regex/parse.js';

/** Expressions that are known to stop engines that backtrack. */
const catastrophic = [
  '(a+)+',
  '(a+)+$',
  '(a*)*b',
  '(a*)+$',
  '(a|a?)+b',
  '(a|aa)+$',
  '(a|b|ab)*c',
  '(a|ab|b)*c',
  '(?:a+)+?b',
  '(x+x+)+y',
  '(.*)*x',
  '(.+)+x',
  '(.*,)*x',
  '^(.*?,){11}P',
  '(.*a){12}',
  '([a-zA-Z]+)*1',
  '(\\w+\\s?)*$',
  '^(\\w+\\s?)+$',
  '(\\d+|\\d+\\.)*x',
  '([0-9a-f]+|[0-9]+)*;',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '^([a-zA-Z0-9])(([-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
  '^((a|b)*|c)*d',
  '((a?b?)*c?)*d',
  '(a*b*)*c',
  '(?:[a-z]{1,3})+\\d',
  '(?:[a-z]{2,3})+\\d',
  '(?:[a-z]{5,})+\\d',
  '(?:a(b?|c?))*d',
  '(?:(?:ab)+)+c',
  '(?:\\s*\\w*\\s*)*;',
  '(?:foo|fo|o)+bar',
  '(?:foo|food|dood|ood)+bar',
  '(?:[^;]*;?)*x',
  '(?:/[^/]*.*)+\\.exe',
  '(\\\\.|[^"])*"',
  '(?:(?:[a-z]+\\.)?[a-z]+)+@',
  'x(?:a|(?:b|a))*y',
  '(?i:(?:a|A)+)+b',
  '(?:\\d+,?)+$',
  '(?:-?[a-z]+)+=',
  '((ab)*(ab)*)*c',
  '(?:.|\\n|x)*end',
  '([^"]+"?)*z',
  '(?:(?:a{1,2}){1,2}){10,20}b',
];

/** Near misses: each text has one way through their loops, or there are few rounds. */
const harmless = [
  'a+',
  '(a+)',
  '(?:a+b)+',
  '(?:ab+)*c',
  '(?:a|b)*c',
  '(?:[a-z]+,)*[a-z]+',
  '(?:\\w+\\s)+\\w+',
  '(?:\\w+\\s+)*x',
  '(?:[0-9]{1,3}\\.){3}[0-9]{1,3}',
  '(?:[0-9]{1,3}\\.)+x',
  '(?:[a-f0-9]{32})+x',
  '(?:[a-f0-9]{2}:?){4}',
  '.*a.*b.*c',
  '\\s*\\s*\\s*x',
  '(?:foo|bar|baz)+',
  '(?:foo|fob)+',
  '"(?:[^"\\\\]|\\\\.)*"',
  '(?:\\\\[^\\\\]+)*\\\\x',
  '(?:a+)?b',
  '(?:a|ab){3}c',
  '(?:a+){5}b',
  '^(?:-[a-z]+ ?)+$',
  '(?:\\b\\w+)*',
  '(?:^a+)*',
  '(?:%[0-9a-f]{2})+',
  '(?:a?)*b',
  '(?:x|y|)*z',
  '(?:\\^?[a-z]){10,}',
  '[^\\s\\S]*',
];

function loopOf(expression: string) {
  const parsed = parseRegex(expression);
  if (!parsed.ok) throw new Error(`${expression}: ${parsed.fault.message}`);
  return catastrophicLoop(parsed.node);
}

test.each(catastrophic)('%s is found', (expression) => {
  expect(loopOf(expression)).toBeDefined();
});

test.each(harmless)('%s is not found', (expression) => {
  expect(loopOf(expression)).toBeUndefined();
});

test('all of them are found in well under a second', () => {
  const start = performance.now();
  for (const expression of catastrophic) loopOf(expression);
  expect(performance.now() - start).toBeLessThan(1000);
});

test.each([
  ['many alternatives', `(?:${Array.from({ length: 1500 }, (_, index) => `a${index}`).join('|')})*x`],
  ['many letters in each other', `${'(?:a'.repeat(90)}${')*'.repeat(90)}`],
  ['nested loops', `${'(?:a*'.repeat(90)}b${')?'.repeat(90)}`],
  ['many loops', '(?:a|b)*(?:cd|ce)*'.repeat(500)],
  ['a long body', `(?:${'ab?'.repeat(3000)})*`],
  ['wide classes', `(?:${'[^a][^b]?'.repeat(190)})*`],
  ['optional parts', `(?:${'a?'.repeat(390)})*`],
])('hostile expressions take no long time: %s', (_, expression) => {
  const parsed = parseRegex(expression);
  expect(parsed.ok).toBe(true);
  if (!parsed.ok) return;
  const start = performance.now();
  catastrophicLoop(parsed.node);
  expect(performance.now() - start).toBeLessThan(1000);
});
