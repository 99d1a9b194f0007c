import { expect, test } from 'vitest';
import type { RuleSetModule } from '../js/modules.js';
import { load, renderAll, ruleSetOf } from '../js/modules.js';
import { cases } from './cases.js';
import { disagreements, samplesOf } from './run.js';

test.each(cases)('the module of a rule: $construct: $name', async (row) => {
  expect(row.targets.js).toBe('exact');
  for (const sample of samplesOf(row)) {
    const [text = ''] = await renderAll([sample.resolved]);
    const { match } = await load(text);
    expect(disagreements(sample, match).map((one) => ({ ...one, text }))).toEqual([]);
  }
});

test('all rows as one module', async () => {
  const samples = cases.flatMap(samplesOf);
  const { rules } = await load<RuleSetModule>(await ruleSetOf(samples.map(({ resolved }) => resolved)));
  expect(rules).toHaveLength(samples.length);
  expect(samples.flatMap((sample, index) => disagreements(sample, rules[index]?.match ?? (() => false)))).toEqual([]);
});
