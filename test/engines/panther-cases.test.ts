import { describe, expect, test } from 'vitest';
import { eventText } from '../../src/event/event-text.js';
import { visitLeaves } from '../../src/predicate/passes/map-leaves.js';
import { cases } from '../cases/cases.js';
import { samplesOf } from '../cases/run.js';
import { askPython, pantherConverter, pantherEvents, pantherReady, skipped } from '../support/python/panther.js';
import { runRules } from '../support/python/python.js';

const ready = pantherReady();

/** How often rules are called on hostile events, at least. */
const hostileCalls = 100_000;

describe.skipIf(!ready.ok)(`the case table on events of panther-core${skipped(ready)}`, async () => {
  const convert = await pantherConverter();
  const samples = cases.flatMap(samplesOf).flatMap((sample) => {
    const module = convert(sample.reading)?.module;
    return module === undefined ? [] : [{ ...sample, module }];
  });

  test('each row and its negation has the verdicts of the table', () => {
    expect(samples.length).toBeGreaterThan(1.9 * cases.length);
    const runs = samples.map(({ module, events }) => ({ module, events: events.map(({ event }) => eventText(event)) }));
    const outcomes = runRules(runs, pantherEvents());
    const wrong = samples.flatMap(({ events, text, module }, index) => {
      const given = outcomes[index];
      return events.flatMap(({ event, matches }, position) => {
        const verdict = Array.isArray(given) ? given[position] : given;
        return verdict === matches ? [] : [{ event, matches, verdict, rule: text, module }];
      });
    });
    expect(wrong).toEqual([]);
  });

  test('hostile events have a verdict, and never an exception', async () => {
    const count = Math.ceil(hostileCalls / samples.length);
    const requests = samples.map(({ module, resolved, events }) => {
      const fields = new Set<string>(['f']);
      visitLeaves(resolved.predicate, (leaf) => {
        if (leaf.kind === 'field') fields.add(leaf.field);
        if (leaf.kind === 'field' && leaf.test.kind === 'field-reference') fields.add(leaf.test.field);
      });
      return { module, fields: [...fields], events: events.map(({ event }) => eventText(event)), count };
    });
    const faults = await askPython('hostile_events.py', requests, { args: ['panther-core'] });
    const wrong = samples.flatMap(({ text }, index) => {
      const found = faults[index] as readonly string[];
      return found.length === 0 ? [] : [{ rule: text, found }];
    });
    expect(wrong).toEqual([]);
  });
});
