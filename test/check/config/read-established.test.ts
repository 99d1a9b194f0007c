import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allChecks } from '../../../src/check/all-checks.js';
import { establishedNames } from '../../../src/check/config/established-names.js';
import { knownCodes } from '../../../src/check/config/known-codes.js';
import { readCheckConfig } from '../../../src/check/config/read-check-config.js';
import { chooseChecks, severitiesByCode } from '../../../src/check/config/severities.js';
import { error } from '../../../src/diagnostic/diagnostic.js';
import { Source } from '../../../src/source/source.js';

const read = (text: string) =>
  readCheckConfig({ source: new Source('sigma_cli_conf.yml', text), path: '/repo/sigma_cli_conf.yml' }, () =>
    error('x/y', 'there is none'),
  );

const complaints = (text: string) =>
  read(text).diagnostics.map(
    ({ severity, code, message, location }) => `${location?.line}:${location?.column} ${severity} ${code}: ${message}`,
  );

const isOff = (text: string) => severitiesByCode(read(text).config);

describe('a validation configuration', () => {
  const usual = `validators:
  - all
  - -tlpv1_tag
  - -number_as_string
  - -sigmahq_title_case
exclusions:
  # a comment
  5f0d8b1c-1111-4222-8333-444455556666: number_as_string
  6f0d8b1c-1111-4222-8333-444455556666:
    - escaped_wildcard
    - attacktag
config:
  filename_length: {max_size: 80}
`;

  test('with all but some is the profile sigmahq without those', () => {
    const { config, diagnostics } = read(usual);
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning config/parameters']);
    expect(config.profile).toBe('sigmahq');
    const severityOf = isOff(usual);
    expect(severityOf('value/number-as-string')).toBe('off');
    expect(severityOf('metadata/title-case')).toBe('off');
    // Another validator that stays stands for it too.
    expect(severityOf('tag/unknown-tlp')).toBeUndefined();
    expect(config.exclusions).toEqual([
      { rules: ['5f0d8b1c-1111-4222-8333-444455556666'], folder: '/repo', checks: ['value/number-as-string'] },
      {
        rules: ['6f0d8b1c-1111-4222-8333-444455556666'],
        folder: '/repo',
        checks: ['value/escaped-wildcard', ...(establishedNames.attacktag ?? [])],
      },
    ]);
  });

  test('that names some is just those', () => {
    const { config } = read('validators: [dangling_detection, identifier_existence]');
    expect(chooseChecks(config).map(({ code }) => code)).toEqual(
      allChecks
        .map(({ code }) => code)
        .filter((code) => ['condition/unused-selection', 'metadata/missing-id'].includes(code)),
    );
  });

  test('never takes out what stops a rule', () => {
    expect(isOff('validators: [all, -dangling_condition]')('condition/unknown-detection')).toBeUndefined();
  });

  test('without validators says nothing about them', () => {
    expect(read('exclusions: {}').config.profile).toBeUndefined();
  });

  test.each([
    [
      'validators: [all, -nubmer_as_string]',
      '1:19 warning config/unknown-validator: there is no validator "nubmer_as_string"',
    ],
    [
      'validators: [attacktag, -cartag]',
      '1:25 warning config/not-chosen: "cartag" is taken out, and was not in the list before',
    ],
    ['exclusions: {a: whatever}', '1:17 warning config/unknown-validator: there is no validator "whatever"'],
    [
      'exclusions: {null: attacktag}',
      '1:14 warning config/no-id: rules without an id cannot be excluded: name their path in a transigma.yml',
    ],
    ['exclusions: [a]', '1:13 error config/type: "exclusions" is a map, and this is a list'],
    ['validators: all\nprofile: all', '2:1 error config/unknown-key: a validation configuration has no key "profile"'],
  ])('%j', (text, complaint) => expect(complaints(text)).toEqual([complaint]));
});

describe('the table', () => {
  test('has all validators', () => {
    const names = Object.keys(establishedNames);
    expect(names.filter((name) => name.startsWith('sigmahq_'))).toHaveLength(49);
    expect(names).toHaveLength(80);
  });

  test('names codes that there are', () => {
    const codes = knownCodes();
    const missing = Object.values(establishedNames)
      .flat()
      .filter((code) => !codes.all.includes(code));
    expect(missing).toEqual([]);
  });
});

test('every code of the front end is known', () => {
  const folders = ['src/rule', 'src/rule/modifiers', 'src/condition', 'src/source'];
  const written = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        Array.from(
          readFileSync(join(folder, name), 'utf8').matchAll(/'([a-z]+\/[a-z0-9-]+)'/g),
          ([, code]) => code ?? '',
        ),
      ),
  );
  const codes = knownCodes();
  expect([...new Set(written)].filter((code) => !codes.has(code))).toEqual([]);
});
