import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/event/event.js';
import { evaluate } from '../../../src/predicate/evaluate.js';
import { makeExamples } from '../../../src/predicate/examples.js';
import { eventFor, kqlPredicate } from '../../support/arbitrary-predicate.js';
import { anyPredicate, anySurroundings, faultsOf } from './support.js';

function freeze(value: JsonValue): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const child of Object.values(value)) freeze(child as JsonValue);
}

describe('examples of random predicates', () => {
  it('have the verdicts of the reference, one reason each, and good names; the surroundings stay as they are', () => {
    const limit = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(anyPredicate, anySurroundings, limit, (predicate, surroundings, most) => {
        freeze(surroundings);
        const request = { surroundings, limit: most };
        const made = makeExamples(predicate, request);
        expect(faultsOf(predicate, made, request)).toEqual([]);
        expect(makeExamples(predicate, request)).toEqual(made);
      }),
      { numRuns: 2000 },
    );
  });

  it('have a match, and a miss, for nearly every predicate for which chance finds one', () => {
    const sample = kqlPredicate.chain((predicate) =>
      fc.tuple(fc.constant(predicate), fc.array(eventFor(predicate), { minLength: 30, maxLength: 30 })),
    );
    let possible = 0;
    let found = 0;
    for (const [predicate, events] of fc.sample(sample, { numRuns: 1000, seed: 20261121 })) {
      const { examples } = makeExamples(predicate);
      for (const wanted of [true, false]) {
        if (!events.some((event) => evaluate(predicate, event) === wanted)) continue;
        possible++;
        if (examples.some(({ matches }) => matches === wanted)) found++;
      }
    }
    expect(possible).toBeGreaterThan(1500);
    expect(found / possible).toBeGreaterThan(0.995);
  });
});
