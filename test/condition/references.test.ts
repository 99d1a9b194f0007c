import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../src/condition/parse.js';
import { namesOfTarget, unresolvedReferences } from '../../src/condition/references.js';

const names = [
  'selection',
  'selection_a',
  'selection_b',
  'Selection',
  'filter',
  '_hidden',
  '_hidden_b',
  'notable',
  '1',
];

const fitting = (pattern: string, among: readonly string[] = names) => namesOfTarget({ pattern }, among);

describe('the detections that a quantifier speaks of', () => {
  it('them: all but the hidden ones', () => {
    expect(namesOfTarget('them', names)).toEqual(names.filter((name) => !name.startsWith('_')));
  });

  it.each([
    ['selection', ['selection']],
    ['selection*', ['selection', 'selection_a', 'selection_b']],
    ['selection_*', ['selection_a', 'selection_b']],
    ['*_b', ['selection_b']],
    ['*', ['selection', 'selection_a', 'selection_b', 'Selection', 'filter', 'notable', '1']],
    ['**', ['selection', 'selection_a', 'selection_b', 'Selection', 'filter', 'notable', '1']],
    ['*hidden*', []],
    ['_*', ['_hidden', '_hidden_b']],
    ['_hidden', ['_hidden']],
    ['_hidden*', ['_hidden', '_hidden_b']],
    ['s*n', ['selection']],
    ['s*e*n', ['selection']],
    ['*e*e*', ['selection', 'selection_a', 'selection_b', 'Selection']],
    ['SELECTION*', []],
    ['selection.*', []],
    ['selection*n', []],
    ['*1*', ['1']],
  ])('%s', (pattern, expected) => expect(fitting(pattern)).toEqual(expected));

  it.each([
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['ab*ba', 'aba', false],
    ['*ab*ab*', 'aab', false],
    ['a*b*c', 'abc', true],
    ['a*bc*c', 'abc', false],
  ])('%s and %s', (pattern, name, fits) => expect(fitting(pattern, [name])).toEqual(fits ? [name] : []));

  it('as a naive reading of the pattern has it', () => {
    const naive = (pattern: string, name: string): boolean => {
      if (pattern === '') return name === '';
      if (pattern[0] === '*') return naive(pattern.slice(1), name) || (name !== '' && naive(pattern, name.slice(1)));
      return pattern[0] === name[0] && naive(pattern.slice(1), name.slice(1));
    };
    const text = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
    fc.assert(
      fc.property(text('ab*'), text('ab'), (pattern, name) => {
        expect(fitting(pattern, [name])).toEqual(naive(pattern, name) ? [name] : []);
      }),
      { numRuns: 3000 },
    );
  });

  it('hostile patterns take no time', () => {
    const name = 'a'.repeat(100_000);
    const begin = performance.now();
    expect(fitting('a*a*a*a*b', [name])).toEqual([]);
    expect(fitting(`${'a*'.repeat(30_000)}b`, [name])).toEqual([]);
    expect(fitting(`*${'aab*'.repeat(1000)}`, [name])).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

describe('references to nothing', () => {
  it.each([
    ['selection and fialed', ['name fialed 14-20']],
    ['a or (b and not c)', ['name a 0-1', 'name b 6-7', 'name c 16-17']],
    ['1 of nothing*', ['pattern nothing* 5-13']],
    ['all of nothing', ['name nothing 7-14']],
    ['SELECTION', ['name SELECTION 0-9']],
    ['1 of selection* and _hidden and 1 and notable', []],
    ['1 of them', []],
  ])('%s', (text, expected) => {
    const parsed = parseCondition(text);
    if ('fault' in parsed) throw new Error(parsed.fault.message);
    const found = unresolvedReferences(parsed.expression, new Set(names));
    expect(found.map(({ kind, name, start, end }) => `${kind} ${name} ${start}-${end}`)).toEqual(expected);
  });

  it('them, when all names are hidden', () => {
    const parsed = parseCondition('1 of them');
    if ('fault' in parsed) throw new Error(parsed.fault.message);
    expect(unresolvedReferences(parsed.expression, new Set(['_a']))).toEqual([
      { kind: 'them', name: 'them', start: 5, end: 9 },
    ]);
  });
});
