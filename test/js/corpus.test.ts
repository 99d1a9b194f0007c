import { describe, expect, test } from 'vitest';
import { compilePart } from '../../src/predicate/evaluate.js';
import { EventView } from '../../src/predicate/event-view.js';
import {
  corpusFolder,
  readCloudTrailEvents,
  readCorpusRules,
  readRegressionEvents,
  resolveAll,
} from '../support/corpus.js';
import { load, type RuleSetModule, renderAll, ruleSetOf } from './modules.js';

describe.skipIf(corpusFolder === undefined)('every rule of SigmaHQ, over every event', () => {
  const rules = corpusFolder === undefined ? [] : resolveAll(readCorpusRules());
  const events =
    corpusFolder === undefined ? [] : [...[...readRegressionEvents().values()].flat(), ...readCloudTrailEvents()];

  test('a module of its own gives the verdict of the reference', async () => {
    const texts = await renderAll(rules);
    const views = events.map((event) => new EventView(event));
    const wrong: string[] = [];
    let matched = 0;
    for (const [index, { rule, predicate }] of rules.entries()) {
      const { rule: data, match } = await load(texts[index] ?? '');
      expect(data.title).toBe(rule.metadata.title);
      const holds = compilePart(predicate);
      for (const [position, event] of events.entries()) {
        const view = views[position];
        const expected = view !== undefined && holds(view);
        if (expected) matched++;
        if (match(event) !== expected) wrong.push(`${rule.metadata.title}: event ${position}`);
      }
    }
    expect(events.length).toBeGreaterThan(500);
    expect(matched).toBeGreaterThan(150);
    expect(wrong).toEqual([]);
  }, 600_000);

  test('one module of all gives the verdicts of the reference', async () => {
    const { rules: inSet, match } = await load<RuleSetModule>(await ruleSetOf(rules));
    expect(inSet.map(({ title }) => title)).toEqual(rules.map(({ rule }) => rule.metadata.title));
    for (const event of events.filter((_, index) => index % 10 === 0)) {
      const view = new EventView(event);
      const expected = rules.filter(({ predicate }) => compilePart(predicate)(view));
      expect(match(event).map(({ title }) => title)).toEqual(expected.map(({ rule }) => rule.metadata.title));
    }
  }, 600_000);
});
