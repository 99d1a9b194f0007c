import { describe, expect, test } from 'vitest';
import type { Check } from '../../../src/check/check.js';
import { type CheckConfig, emptyConfig } from '../../../src/check/config/check-config.js';
import { chooseChecks, severitiesByCode, withSeverities } from '../../../src/check/config/severities.js';
import { error, warning } from '../../../src/diagnostic/diagnostic.js';

const check = (code: string, ...profiles: Check['profiles'][number][]): Check => ({
  code,
  summary: '',
  help: '',
  severity: 'warning',
  profiles,
  bad: [],
  good: [],
});

const checks = [check('a/one', 'recommended', 'sigmahq'), check('a/two', 'sigmahq'), check('b/three')];

const config = (severities: Record<string, 'off' | 'on' | 'error'>, more: Partial<CheckConfig> = {}): CheckConfig => ({
  ...emptyConfig,
  ...more,
  severities: Object.entries(severities).map(([pattern, severity]) => ({ pattern, severity })),
});

describe('which checks run', () => {
  const chosen = (...args: Parameters<typeof chooseChecks>) =>
    chooseChecks(args[0], args[1], checks).map(({ code }) => code);

  test('those of the profile', () => {
    expect(chosen(emptyConfig)).toEqual(['a/one']);
    expect(chosen(config({}, { profile: 'all' }))).toEqual(['a/one', 'a/two', 'b/three']);
    expect(chosen(config({}, { profile: 'all' }), 'sigmahq')).toEqual(['a/one', 'a/two']);
  });

  test('and those that are named, but for those that are off', () => {
    expect(chosen(config({ 'b/three': 'error' }))).toEqual(['a/one', 'b/three']);
    expect(chosen(config({ 'a/*': 'error' }))).toEqual(['a/one']);
    expect(chosen(config({ 'a/*': 'off', 'a/two': 'on' }))).toEqual(['a/two']);
    expect(chosen(config({ 'a/one': 'on', '*': 'off' }))).toEqual([]);
    expect(chosen(config({ 'a/two': 'on' }, { profile: 'none' }))).toEqual(['a/two']);
    expect(chosen(config({ 'a/*': 'on', 'a/one': 'off' }, { profile: 'none' }))).toEqual(['a/two']);
    expect(chosen(config({ '*': 'error' }, { profile: 'none' }))).toEqual(['a/one', 'a/two', 'b/three']);
  });
});

test('the last entry that fits gives the severity', () => {
  const severityOf = severitiesByCode(config({ '*': 'off', 'a/*': 'on', 'a/one': 'error' }));
  const findings = [warning('a/one', ''), warning('a/two', ''), error('c/four', '')];
  expect(withSeverities(findings, severityOf).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'error a/one',
    'warning a/two',
  ]);
});
