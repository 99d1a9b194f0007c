import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allChecks } from '../../src/check/all-checks.js';
import { establishedNames } from '../../src/check/config/established-names.js';
import { frontEndCodes } from '../../src/check/config/front-end-codes.js';
import { checksPage } from './checks-page.js';

test('the page of the checks is the one of the checks that there are', () => {
  // Otherwise: node tools/checks-page.mjs
  expect(readFileSync('docs/checks.md', 'utf8')).toBe(checksPage());
});

test('every established validator has a counterpart that there is', () => {
  const codes = new Set([...allChecks.map(({ code }) => code), ...frontEndCodes]);
  const names = Object.keys(establishedNames);
  expect(names.filter((name) => name.startsWith('sigmahq_'))).toHaveLength(49);
  expect(names.filter((name) => !name.startsWith('sigmahq_'))).toHaveLength(31);
  for (const [name, ofName] of Object.entries(establishedNames)) {
    expect({ name, unknown: ofName.filter((code) => !codes.has(code)) }).toEqual({ name, unknown: [] });
    expect(ofName.length).toBeGreaterThan(0);
  }
});
