import { describe, expect, test } from 'vitest';
import { eventText } from '../../src/event/event-text.js';
import { python, runRules, withoutPython } from '../support/python/python.js';
import type { Fidelity } from './case.js';
import { cases } from './cases.js';
import { codesOf, convert, isInside, samplesOf } from './run.js';

const options = { 'log-types': 'Custom.Cases' };

const notesOf = (fidelity: Fidelity): readonly string[] =>
  typeof fidelity === 'object' && 'conditional' in fidelity ? [...fidelity.conditional].sort() : [];

describe('Panther, of every row', () => {
  test.each(cases)('$construct: $name', async (row) => {
    for (const sample of samplesOf(row)) {
      const { status, notes, errors } = await convert(sample, 'panther', { options });
      const expected = row.targets.panther;
      const isRefused = typeof expected === 'object' && 'refused' in expected;
      const warnings = notes.filter(({ severity }) => severity === 'warning');
      expect({ status, codes: codesOf(isRefused ? errors : warnings) }).toEqual(
        isRefused
          ? { status: 'refused', codes: [expected.refused] }
          : { status: 'converted', codes: notesOf(expected) },
      );
      expect([...notes, ...errors].filter(({ location }) => !isInside(sample.text, location))).toEqual([]);
    }
  });
});

test.skipIf(python === undefined)(
  `Python gives the verdicts of every row${python ? '' : `: ${withoutPython}`}`,
  async () => {
    const samples = cases.filter(({ targets }) => notesRefused(targets.panther) === undefined).flatMap(samplesOf);
    const modules = await Promise.all(
      samples.map(async (sample) => (await convert(sample, 'panther', { options })).files?.('case')[0]?.content ?? ''),
    );
    const runs = samples.map(({ events }, index) => ({
      module: modules[index] ?? '',
      events: events.map(({ event }) => eventText(event)),
    }));
    const outcomes = runRules(runs);
    const wrong = samples.flatMap(({ events, text }, index) => {
      const given = outcomes[index];
      return events.flatMap(({ event, matches }, position) => {
        const verdict = Array.isArray(given) ? given[position] : given;
        return verdict === matches ? [] : [{ event, matches, verdict, rule: text, module: modules[index] }];
      });
    });
    expect(wrong).toEqual([]);
  },
);

const notesRefused = (fidelity: Fidelity): string | undefined =>
  typeof fidelity === 'object' && 'refused' in fidelity ? fidelity.refused : undefined;
