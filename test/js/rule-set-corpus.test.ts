import { describe, expect, test } from 'vitest';
import { compileRuleSet } from '../../backends/js/rule-set/rule-set.js';
import type { Event } from '../../src/event/event.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import {
  corpusFolder,
  readCloudTrailEvents,
  readCorpusRules,
  readRegressionEvents,
  resolveAll,
} from '../support/corpus.js';

describe.skipIf(corpusFolder === undefined)('all rules of SigmaHQ (skipped unless TRANSIGMA_CORPUS is set)', () => {
  const rules = corpusFolder === undefined ? [] : resolveAll(readCorpusRules());
  const windows = corpusFolder === undefined ? [] : [...readRegressionEvents().values()].flat();
  const cloudTrail = corpusFolder === undefined ? [] : readCloudTrailEvents();
  const events = [...windows, ...cloudTrail];
  const reference = rules.map(({ predicate }) => compileReference(predicate));
  const expected = events.map((event) => reference.flatMap((holds, index) => (holds(event) ? [index] : [])));

  test('say of every event of the corpus what the reference says, also when it comes again', () => {
    const set = compileRuleSet(rules);
    const verdicts = () => events.map((event) => [...set.match(event)]);
    expect(verdicts()).toEqual(expected);
    expect(verdicts()).toEqual(expected);
    expect(expected.flat().length).toBeGreaterThan(events.length / 2);
  });

  test('say the same in parts by log source', () => {
    const set = compileRuleSet(rules);
    const parts = new Map<string, number[]>();
    for (const [index, { rule }] of rules.entries()) {
      const key = JSON.stringify(rule.logsource);
      parts.set(key, [...(parts.get(key) ?? []), index]);
    }
    const subsets = [...parts.values()].map((part) => set.subset(part));
    const ofParts = (event: Event) => subsets.flatMap((subset) => subset.match(event)).sort((a, b) => a - b);
    expect(events.map(ofParts)).toEqual(expected);
  });

  test('evaluate few rules for an event', () => {
    const set = compileRuleSet(rules);
    for (const event of events) set.match(event);
    const evaluated = events.map((event) => {
      set.match(event);
      return set.evaluated();
    });
    expect(evaluated.reduce((sum, one) => sum + one, 0) / events.length).toBeLessThan(60);
  });
});
