import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExplainer, type Explanation } from '../../src/explain/explain.js';
import { evaluate } from '../../src/predicate/evaluate.js';
import type { Predicate } from '../../src/predicate/predicate.js';
import { anyPredicate, predicateOf } from '../predicate/examples/support.js';
import { eventFor, kqlPredicate } from '../support/arbitrary-predicate.js';

describe('an explanation', () => {
  test.each([
    ['every kind of test', anyPredicate],
    ['the tests of KQL', kqlPredicate],
  ])('gives each part the verdict of the reference: %s', (_, predicates) => {
    const run = predicates.chain((predicate) => fc.tuple(fc.constant(predicate), eventFor(predicate)));
    fc.assert(
      fc.property(run, ([predicate, event]) => {
        const explanation = compileExplainer(predicate)(event);
        for (const part of partsOf(explanation)) expect(part.verdict).toBe(evaluate(part.predicate, event));
        expect(shapeOf(explanation)).toEqual(countsOf(predicate));
      }),
      { numRuns: 500 },
    );
  });

  test('tells what a field holds', () => {
    const explain = compileExplainer(predicateOf('s:\n  a.b: x'));
    expect(explain({ a: [{ b: 'x' }, { b: null }] })).toMatchObject({
      kind: 'field',
      verdict: true,
      fields: [{ name: 'a.b', found: { present: true, values: ['x', null] } }],
    });
    expect(explain({})).toMatchObject({ verdict: false, fields: [{ found: { present: false } }] });
  });

  test('tells what both fields of a comparison hold', () => {
    const explain = compileExplainer(predicateOf('s:\n  a|fieldref: b'));
    expect(explain({ a: 1, b: '2' })).toMatchObject({
      verdict: false,
      fields: [
        { name: 'a', found: { values: [1] } },
        { name: 'b', found: { values: ['2'] } },
      ],
    });
  });

  test('tells where the first value stands that has a keyword', () => {
    const explain = compileExplainer(predicateOf("s:\n  - 'evil'"));
    expect(explain({ a: 'x', b: [{ c: 'y' }, { c: 'EVIL!' }], d: 'evil' })).toMatchObject({
      verdict: true,
      where: { path: 'b.c', value: 'EVIL!' },
    });
    expect(explain({ evil: 'x' })).toMatchObject({ verdict: false, where: undefined });
  });

  test('a part in many places is explained once', () => {
    const detections = Array.from({ length: 14 }, (_, index) => `d${index}:\n  f${index}: x`).join('\n');
    const all = Array.from({ length: 14 }, (_, index) => `d${index}`).join(' or ');
    const condition = `(${all}) and not ((${all}) and (${all} or not d1))`;
    const explanation = compileExplainer(predicateOf(`${detections}\ncondition: ${condition}`))({});
    expect(new Set([...partsOf(explanation)]).size).toBeLessThan(40);
  });
});

function* partsOf(explanation: Explanation): Generator<Explanation> {
  yield explanation;
  if (explanation.kind === 'not') yield* partsOf(explanation.part);
  if (explanation.kind === 'and' || explanation.kind === 'or')
    for (const part of explanation.parts) yield* partsOf(part);
}

/** The kinds of all parts, in order. */
const shapeOf = (explanation: Explanation): readonly string[] => [...partsOf(explanation)].map(({ kind }) => kind);

function countsOf(predicate: Predicate): readonly string[] {
  if (predicate.kind === 'not') return ['not', ...countsOf(predicate.operand)];
  if (predicate.kind !== 'and' && predicate.kind !== 'or') return [predicate.kind];
  return [predicate.kind, ...predicate.operands.flatMap(countsOf)];
}
