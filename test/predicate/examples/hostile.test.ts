import { describe, expect, it } from 'vitest';
import { makeExamples } from '../../../src/predicate/examples.js';
import type { Predicate } from '../../../src/predicate/predicate.js';
import { nowhere } from '../../support/arbitrary-predicate.js';
import { faultsOf, predicateOf } from './support.js';

/** What one rule may take, in milliseconds, on a busy machine too. */
const timeLimit = 20_000;

const many = (count: number, make: (index: number) => string, between = ', ') =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

const nested = (depth: number): Predicate => {
  let predicate: Predicate = { kind: 'field', field: 'a', test: { kind: 'exists' }, origin: nowhere };
  for (let level = 0; level < depth; level++) {
    const other: Predicate = { kind: 'field', field: `f${level}`, test: { kind: 'exists' }, origin: nowhere };
    predicate = { kind: level % 2 === 0 ? 'and' : 'or', operands: [other, predicate], origin: nowhere };
  }
  return predicate;
};

/** A tree in which every part stands twice: small as it is held, endless as it reads. */
const doubled = (depth: number): Predicate => {
  let predicate: Predicate = { kind: 'field', field: 'a', test: { kind: 'exists' }, origin: nowhere };
  for (let level = 0; level < depth; level++) {
    const operand: Predicate = { kind: 'not', operand: predicate, origin: nowhere };
    predicate = { kind: level % 2 === 0 ? 'and' : 'or', operands: [predicate, operand], origin: nowhere };
  }
  return predicate;
};

describe('a rule that was made to take time', () => {
  it.each<[string, () => Predicate]>([
    ['very many values', () => predicateOf(`s: {a: [${many(20_000, (index) => `v${index}`)}]}`)],
    ['very many values, all', () => predicateOf(`s: {a|contains|all: [${many(3000, (index) => `v${index}`)}]}`)],
    ['very many fields', () => predicateOf(`s: {${many(5000, (index) => `f${index}: x`)}}`)],
    ['very many fields of one object', () => predicateOf(`s: {${many(5000, (index) => `a.f${index}: x`)}}`)],
    ['very many ways', () => predicateOf(`s: [${many(5000, (index) => `{f${index}: x, g: y${index}}`)}]`)],
    [
      'a filter of very many values that takes most of them',
      () => {
        const values = many(3000, (index) => `v${index}`);
        const others = many(2999, (index) => `v${index}`);
        return predicateOf(`s: {a: [${values}]}\nf: {a: [${others}]}\ncondition: s and not f`);
      },
    ],
    [
      'lists that have only their last value in common',
      () => {
        const values = (letter: string) => `[${many(1000, (index) => `${letter}${index}`)}, z]`;
        return predicateOf(`s: {a: ${values('x')}}\nt: {a: ${values('y')}}\ncondition: s and t`);
      },
    ],
    [
      'very long texts',
      () => predicateOf(`s: {a|contains|all: [${many(20, (index) => `${'x'.repeat(50_000)}${index}`)}]}`),
    ],
    ['very many expressions', () => predicateOf(`s: {a|re: [${many(300, (index) => `'(a|b)+c{20}${index}$^'`)}]}`)],
    ['an expression with large counts', () => predicateOf("s: {a|re: '^(a{10}b{1,20}){30}$'}")],
    [
      'an expression with many repetitions in each other',
      () => predicateOf(`s: {a|re: '${'('.repeat(60)}a${'+)'.repeat(60)}$'}`),
    ],
    ['a pattern of very many ?', () => predicateOf(`s: {a: '*${'?'.repeat(5000)}a*${'?'.repeat(5000)}b'}`)],
    [
      'very many keywords',
      () =>
        predicateOf(
          `s: [${many(3000, (index) => `k${index}`)}]\nf: [${many(3000, (index) => `k${index}${index}`)}]\ncondition: s and not f`,
        ),
    ],
    ['deep nesting', () => nested(600)],
    ['nesting too deep to be looked at', () => nested(100_000)],
    ['parts that stand in very many places', () => doubled(300)],
  ])('%s', (_, make) => {
    const predicate = make();
    const begin = performance.now();
    const made = makeExamples(predicate);
    expect(performance.now() - begin).toBeLessThan(timeLimit);
    expect(made.examples.length + made.gaps.length).toBeGreaterThan(0);
    // Whoever evaluates the endless tree is busy for ever.
    if (made.examples.length > 0 && made.examples.length < 9)
      expect(made.examples.every(({ name }) => name.length <= 80)).toBe(true);
  });

  it('of a usual form gets examples however large it is', () => {
    const predicate = predicateOf(`s: {a: [${many(1500, (index) => `'*v${index}.exe'`)}], b: x}`);
    const made = makeExamples(predicate);
    expect(made.gaps).toEqual([]);
    expect(made.examples).toHaveLength(8);
    expect(faultsOf(predicate, made)).toEqual([]);
  });
});
