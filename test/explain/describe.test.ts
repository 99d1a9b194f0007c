import { describe, expect, test } from 'vitest';
import { describeReason } from '../../src/explain/describe-explanation.js';
import { describeBriefly, describeNode } from '../../src/explain/describe-predicate.js';
import { cutText, describeFound, describeValue, quote } from '../../src/explain/describe-value.js';
import { compileExplainer } from '../../src/explain/explain.js';
import { reasonsOf } from '../../src/explain/reasons.js';
import { predicateOf } from '../predicate/examples/support.js';

describe('a test in words', () => {
  test.each([
    ['f: x', 'f is "x" (ignoring case)'],
    ['f|cased: x', 'f is "x" (case counts)'],
    ["f: ''", 'f is the empty string'],
    ['f: x*', 'f starts with "x" (ignoring case)'],
    ['f|endswith: x', 'f ends with "x" (ignoring case)'],
    ['f|contains: x', 'f contains "x" (ignoring case)'],
    ["f: '*'", 'f has a text'],
    ['f: a?b*', 'f fits "a?b*" (ignoring case)'],
    ["f: 'a\\*b?'", 'f fits "a\\*b?" (ignoring case)'],
    ["f|windash|contains: ' -a'", 'f fits "* [-/–—―]a*" (ignoring case)'],
    ['f: 5', 'f equals the number 5'],
    ['f: true', 'f is true'],
    ['f: null', 'f is null or absent'],
    ['f|exists: true', 'f is present'],
    ['f|cidr: 10.0.0.0/8', 'f is an address in 10.0.0.0/8'],
    ['f|gte: 5', 'f is a number at least 5'],
    ['f|hour: 5', 'f is a time whose hour is 5 (UTC)'],
    ['f|re: a.+b', 'f fits the expression "a.+b" (case counts)'],
    ['f|re|i|s: a.+b', 'f fits the expression "a.+b" (ignoring case, . is any character)'],
    ['f|fieldref: g', 'f is a value of g (ignoring case)'],
    ['f|fieldref|startswith: g', 'f starts with a value of g (ignoring case)'],
  ])('%s', (item, words) => {
    expect(describeNode(predicateOf(`s:\n  ${item}`))).toBe(words);
  });

  test('a keyword', () => {
    expect(describeNode(predicateOf('s:\n  - evil'))).toBe('any value contains "evil" (ignoring case)');
  });

  test('a whole rule on a line has its first parts', () => {
    const predicate = predicateOf('s:\n  f: [a, b, c, d]\n  g: x\nt:\n  h: y\ncondition: s and not t');
    expect(describeBriefly(predicate)).toBe(
      'all of 3 (any of 4 for f (is "a" (ignoring case); is "b" (ignoring case); is "c" (ignoring case); …); ' +
        'g is "x" (ignoring case); not h is "y" (ignoring case))',
    );
  });
});

describe('values', () => {
  test('are cut between characters, with their length', () => {
    expect(quote('😀'.repeat(100), 3)).toBe('"😀😀😀…" (200 characters)');
    expect(quote('😀'.repeat(3), 3)).toBe('"😀😀😀"');
    expect(cutText('x'.repeat(81))).toBe(`${'x'.repeat(80)}…`);
    expect(describeValue(12n)).toBe('12');
  });

  test('of a field', () => {
    const found = { present: true, values: ['a', 1, null, true, 'b'], sawObject: false };
    expect(describeFound(found)).toBe('"a", 1, null and 2 more');
    expect(describeFound({ present: true, values: [], sawObject: true })).toBe('an object');
    expect(describeFound({ present: false, values: [], sawObject: false })).toBe('absent');
  });
});

describe('reasons', () => {
  const predicate = predicateOf(
    's:\n  Image|endswith: [\\a.exe, \\b.exe]\n  User: x\nfilter:\n  Line|contains: ok\ncondition: s and not filter',
  );
  const reasons = (event: Record<string, string>) =>
    [...reasonsOf(compileExplainer(predicate)(event))].map(describeReason);

  test('of a match are the parts that were enough', () => {
    expect(reasons({ Image: 'C:\\b.exe', User: 'X' })).toEqual([
      'holds: Image ends with "\\b.exe" (ignoring case); Image is "C:\\b.exe"',
      'holds: User is "x" (ignoring case); User is "X"',
      'does not hold: Line contains "ok" (ignoring case); Line is absent',
    ]);
  });

  test('of a miss are the parts that failed, a list as one', () => {
    expect(reasons({ Image: 'C:\\c.exe', User: 'X', Line: 'OK' })).toEqual([
      'does not hold: any of 2 for Image (ends with "\\a.exe" (ignoring case); ends with "\\b.exe" (ignoring case)); Image is "C:\\c.exe"',
      'holds: Line contains "ok" (ignoring case); Line is "OK"',
    ]);
  });

  test('are found one by one in a predicate that is spelled out without end', () => {
    const lists = Array.from(
      { length: 60 },
      (_, index) => `d${index}:\n  - a${index}: 1\n    b: 2\n  - c${index}: 3\n`,
    );
    const explanation = compileExplainer(predicateOf(`${lists.join('')}condition: 1 of d*`))({});
    expect([...reasonsOf(explanation)].length).toBeLessThan(300);
  });
});
