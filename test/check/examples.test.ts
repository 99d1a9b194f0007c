import { describe, expect, test } from 'vitest';
import { allChecks } from '../../src/check/all-checks.js';
import { findingsIn } from './support.js';

describe.each(allChecks)('$code', (check) => {
  test('has examples, and says what it enforces', () => {
    expect(check.summary).toMatch(/^[A-Z].*\.$/s);
    expect(check.help.length).toBeGreaterThan(40);
    expect(check.code).toMatch(/^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(check.bad.length).toBeGreaterThan(0);
    expect(check.good.length).toBeGreaterThan(0);
  });

  test.each(check.bad)('finds $rule', (example) => {
    const findings = findingsIn(example, [check]).filter(({ code }) => code === check.code);
    expect(findings.length).toBeGreaterThan(0);
    for (const { location, message } of findings) {
      expect(location).toBeDefined();
      expect(message).not.toMatch(/[.!]$/);
    }
  });

  test.each(check.good)('does not find $rule', (example) => {
    expect(findingsIn(example, [check]).filter(({ code }) => code === check.code)).toEqual([]);
  });
});

test('codes are told apart', () => {
  expect(new Set(allChecks.map(({ code }) => code)).size).toBe(allChecks.length);
});
