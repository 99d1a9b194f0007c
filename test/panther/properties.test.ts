import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pythonModule } from '../../backends/panther/python/module.js';
import { eventText } from '../../src/event/event-text.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { eventFor, kqlPredicate } from '../support/arbitrary-predicate.js';
import { python, runRules, withoutPython } from '../support/python/python.js';
import { predicateAndEvents } from '../support/sql/arbitrary-sql.js';

const metadata = {
  title: 'Test',
  related: [],
  references: [],
  fields: ['a', 'b.c'],
  falsepositives: [],
  tags: [],
  scope: [],
};

test.skipIf(python === undefined)(
  `random predicates mean the same in Python for random events${python ? '' : `: ${withoutPython}`}`,
  () => {
    const own = kqlPredicate.chain((predicate) =>
      fc.tuple(fc.constant(predicate), fc.array(eventFor(predicate), { minLength: 8, maxLength: 8 })),
    );
    const pairs = [...fc.sample(own, 500), ...fc.sample(predicateAndEvents, 1000)];
    const samples = pairs.map(([predicate, events]) => ({ predicate, events }));
    const runs = samples.map(({ predicate, events }) => {
      const written = pythonModule(predicate, metadata, false);
      if ('errors' in written) throw new Error(written.errors[0]?.message);
      return { module: written.text, events: events.map(eventText) };
    });
    const outcomes = runRules(runs);
    const wrong = samples.flatMap(({ predicate, events }, index) => {
      const holds = compileReference(predicate);
      return events.flatMap((event, position) => {
        const verdict = outcomes[index]?.[position];
        return verdict === holds(event) ? [] : [{ event: eventText(event), verdict, module: runs[index]?.module }];
      });
    });
    expect(wrong).toEqual([]);
  },
);
