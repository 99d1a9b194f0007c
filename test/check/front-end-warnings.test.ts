import { expect, test } from 'vitest';
import { allChecks } from '../../src/check/all-checks.js';
import type { CheckExample } from '../../src/check/check.js';
import { emptyConfig } from '../../src/check/config/check-config.js';
import { chooseChecks } from '../../src/check/config/severities.js';
import { findingsIn } from './support.js';

const codesIn = (example: CheckExample, checks = allChecks) => findingsIn(example, checks).map(({ code }) => code);

test('a warning of the front end is told beside a finding of something else at its place', () => {
  const long = codesIn({ rule: `title: ${'word '.repeat(60)}end\n` });
  expect(long).toContain('schema/title');
  expect(long).toContain('metadata/title-case');
  const twice = codesIn({ rule: 'title: A\nid: x\n', others: { 'other.yml': 'title: B\nid: x\n' } });
  expect(twice).toContain('collection/duplicate-id');
  expect(twice.filter((code) => code === 'schema/id')).toHaveLength(2);
});

test.each([
  ['date: 2024/01/01\n', 'metadata/date-form', 'schema/date'],
  ['date: 2024-01-01\nmodified: 2024/02/01\n', 'metadata/date-form', 'schema/modified'],
  ['tags: [Attack.T1059]\n', 'tag/form', 'schema/tags'],
  ['tags: [tlp.amber+loud]\n', 'tag/unknown-tlp', 'schema/tags'],
  ['tags:\n    - attack.t1059\n    - attack.t1059\n', 'tag/duplicate', 'schema/tags'],
  ['references: [https://a.example/b, https://a.example/b]\n', 'metadata/duplicate-reference', 'schema/references'],
])('%j is told once, as %s, and as %s where that does not run', (rule, better, warning) => {
  expect(codesIn({ rule })).toContain(better);
  expect(codesIn({ rule })).not.toContain(warning);
  const others = allChecks.filter(({ code }) => code !== better);
  expect(codesIn({ rule }, others)).toContain(warning);
});

test('what a check is told instead of are codes of the front end', () => {
  const instead = allChecks.flatMap(({ insteadOf = [] }) => insteadOf);
  expect(instead.length).toBeGreaterThan(0);
  expect(instead.filter((code) => !/^schema\/[a-z]+$/.test(code))).toEqual([]);
});

test('tens of thousands of warnings and findings take no time', () => {
  const tags = Array.from({ length: 30_000 }, (_, index) => `    - Attack.X${index}\n`).join('');
  const started = performance.now();
  const found = findingsIn({ rule: `tags:\n${tags}` }, chooseChecks(emptyConfig, 'recommended'));
  expect(found.length).toBeGreaterThan(1000);
  expect(performance.now() - started).toBeLessThan(5000);
});
