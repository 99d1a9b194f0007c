import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kql } from '../../backends/kql/index.js';
import { lowerForKql } from '../../backends/kql/lower.js';
import { defaultOptions } from '../../src/backend/options.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import type { Predicate } from '../../src/predicate/predicate.js';
import { eventFor, kqlPredicate } from '../support/arbitrary-predicate.js';
import { canonicalKql } from '../support/kibana/canonical-kql.js';
import { compileKql } from '../support/kibana/evaluate-kql.js';
import { parseKql } from '../support/kibana/parse-kql.js';
import { readBack } from '../support/kibana/read-back.js';

const render = (predicate: Predicate) =>
  kql.render({ predicate, rule: undefined as never }, 'query', defaultOptions(kql.options));

describe('random predicates in KQL', () => {
  test("read back by Kibana's parser they are what was printed", () => {
    let printed = 0;
    fc.assert(
      fc.property(kqlPredicate, (predicate) => {
        const { output } = render(predicate);
        if (output === undefined) return;
        printed++;
        expect(canonicalKql(readBack(parseKql(output)))).toBe(canonicalKql(lowerForKql(predicate, false).predicate));
      }),
      { numRuns: 1500 },
    );
    expect(printed).toBeGreaterThan(300);
  });

  test('they give the verdict of the reference', () => {
    let matched = 0;
    fc.assert(
      fc.property(
        kqlPredicate.chain((predicate) =>
          fc.tuple(fc.constant(predicate), fc.array(eventFor(predicate), { minLength: 5, maxLength: 5 })),
        ),
        ([predicate, events]) => {
          const { output } = render(predicate);
          if (output === undefined) return;
          const said = compileKql(parseKql(output));
          const meant = compileReference(predicate);
          for (const event of events) {
            if (meant(event)) matched++;
            expect(said(event)).toBe(meant(event));
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect(matched).toBeGreaterThan(300);
  });

  test('what it refuses, it refuses with a place', () => {
    fc.assert(
      fc.property(kqlPredicate, (predicate) => {
        const { output, errors } = render(predicate);
        expect(output === undefined).toBe(errors.length > 0);
        for (const error of errors) expect(error.location?.line).toBe(1);
      }),
      { numRuns: 500 },
    );
  });
});
