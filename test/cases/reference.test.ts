import { describe, expect, test } from 'vitest';
import { compileReference } from '../../src/predicate/evaluate.js';
import { loadBackend } from '../../src/registry.js';
import { constructs } from './case.js';
import { cases } from './cases.js';
import { convert, disagreements, samplesOf } from './run.js';

describe('the reference meaning', () => {
  test.each(cases)('$construct: $name', async (row) => {
    expect(row.targets.js).toBe('exact');
    const js = await loadBackend('js');
    for (const sample of samplesOf(row)) {
      expect(disagreements(sample, compileReference(sample.resolved.predicate))).toEqual([]);
      expect(disagreements(sample, js.compile?.(sample.resolved) ?? (() => false))).toEqual([]);
      const { status, notes } = await convert(sample, 'js', { strict: true });
      expect({ status, notes }).toEqual({ status: 'converted', notes: [] });
    }
  });
});

describe('the table', () => {
  test('has rows for every construct', () => {
    expect(constructs.filter((construct) => !cases.some((row) => row.construct === construct))).toEqual([]);
  });

  test('has no name twice', () => {
    const names = cases.map(({ construct, name }) => `${construct}: ${name}`);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  test('has events that match and events that do not in every row that can have both', () => {
    const onesided = cases.filter(({ events }) => new Set(events.map(({ matches }) => matches)).size < 2);
    expect(onesided.map(({ name }) => name)).toEqual([
      'null in a list under all is never beside a string',
      'anchors that contradict each other never match',
      'a contradiction never holds',
      'a tautology always holds',
    ]);
  });
});
