import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junction, negation } from '../../src/predicate/build.js';
import { evaluate } from '../../src/predicate/evaluate.js';
import type { Predicate } from '../../src/predicate/predicate.js';
import { samePredicate } from '../../src/predicate/same.js';
import { anyTree, build, exists, nowhere, type Tree } from './support.js';

const [a, b, c] = ['a', 'b', 'c'].map(exists) as [Predicate, Predicate, Predicate];
const always: Predicate = { kind: 'constant', value: true, origin: nowhere };
const never: Predicate = { kind: 'constant', value: false, origin: nowhere };

/** What is wrong with the form of a predicate. */
function faultsOfForm(predicate: Predicate, parent?: Predicate['kind']): string[] {
  if (predicate.kind === 'constant' && parent !== undefined) return ['a constant inside'];
  if (predicate.kind === 'not') {
    return [...(parent === 'not' ? ['not of not'] : []), ...faultsOfForm(predicate.operand, 'not')];
  }
  if (predicate.kind !== 'and' && predicate.kind !== 'or') return [];
  const { kind, operands } = predicate;
  return [
    ...(parent === kind ? [`${kind} in ${kind}`] : []),
    ...(operands.length < 2 ? ['fewer than two operands'] : []),
    ...(operands.some((left, at) => operands.slice(0, at).some((right) => samePredicate(left, right)))
      ? ['an operand twice']
      : []),
    ...operands.flatMap((operand) => faultsOfForm(operand, kind)),
  ];
}

function holds(tree: Tree, present: ReadonlySet<string>): boolean {
  switch (tree.kind) {
    case 'leaf':
      return present.has(tree.name);
    case 'constant':
      return tree.value;
    case 'not':
      return !holds(tree.operand, present);
    case 'and':
      return tree.operands.every((operand) => holds(operand, present));
    case 'or':
      return tree.operands.some((operand) => holds(operand, present));
  }
}

describe('the normal form', () => {
  it('of any tree: flat, without duplicates, constants or double negations, and the same meaning', () => {
    const present = fc.uniqueArray(fc.constantFrom(...'abcd'));
    fc.assert(
      fc.property(anyTree, present, (tree, names) => {
        const predicate = build(tree);
        expect(faultsOfForm(predicate)).toEqual([]);
        const event = Object.fromEntries(names.map((name) => [name, 1]));
        expect(evaluate(predicate, event)).toBe(holds(tree, new Set(names)));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['nothing linked by and', junction('and', [], nowhere), always],
    ['nothing linked by or', junction('or', [], nowhere), never],
    ['one operand', junction('and', [a], nowhere), a],
    ['the same operand twice', junction('or', [a, exists('a')], nowhere), a],
    ['nested', junction('and', [junction('and', [a, b], nowhere), c], nowhere), junction('and', [a, b, c], nowhere)],
    ['a constant that does not matter', junction('and', [a, always], nowhere), a],
    ['a constant that decides', junction('and', [a, never, b], nowhere), never],
    ['only constants', junction('or', [never, never], nowhere), never],
    ['a double negation', negation(negation(a, nowhere), nowhere), a],
    ['a negated constant', negation(always, nowhere), never],
  ])('%s', (_, made, expected) => expect(made).toEqual(expected));

  it('keeps the order of the rule', () => {
    const made = junction('or', [c, a, junction('or', [b, a], nowhere)], nowhere);
    expect(made.kind === 'or' && made.operands).toEqual([c, a, b]);
  });
});
