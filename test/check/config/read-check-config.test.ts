import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { makeKnownCodes } from '../../../src/check/config/known-codes.js';
import { type ConfigFile, type LoadConfigFile, readCheckConfig } from '../../../src/check/config/read-check-config.js';
import { configKeys } from '../../../src/check/config/read-config-keys.js';
import { error } from '../../../src/diagnostic/diagnostic.js';
import { parseYaml } from '../../../src/source/parse-yaml.js';
import { Source } from '../../../src/source/source.js';
import type { YamlNode } from '../../../src/source/yaml-node.js';

const codes = makeKnownCodes(['condition/unused-selection', 'condition/all-of-them', 'metadata/title-case']);

const fileOf = (path: string, text: string): ConfigFile => ({ source: new Source(path, text), path });

/** Reads the first of some files; the others are there to be extended. */
function read(files: Readonly<Record<string, string>>) {
  const [first = ''] = Object.keys(files);
  const load: LoadConfigFile = (path, from) => {
    const folder = from.path.slice(0, from.path.lastIndexOf('/'));
    const whole = new URL(path, `file://${folder}/`).pathname;
    const text = files[whole];
    return text === undefined ? error('source/unreadable', 'there is no such file') : fileOf(whole, text);
  };
  return readCheckConfig(fileOf(first, files[first] ?? ''), load, codes);
}

const complaints = (files: Readonly<Record<string, string>>) =>
  read(files).diagnostics.map(
    ({ severity, code, message, location, notes }) =>
      `${location?.line}:${location?.column} ${severity} ${code}: ${message}${notes.map((note) => ` (${note.message})`).join('')}`,
  );

const kitchenSink = `profile: sigmahq
checks:
  condition/unused-selection: error
  condition/*: off
  '*': warning
exclude:
  - rule: 5f0d8b1c-1111-4222-8333-444455556666
    checks: [condition/unused-selection]
    reason: the vendor wants it so
  - rule: [legacy/**, Title of a Rule]
    checks: metadata/*
  - rule: old.yml
ignore: [generated/, '*.draft.yml']
fail-on: error
max-warnings: 0
baseline: ./tests/../baseline.json
`;

test('reads every key', () => {
  const { config, diagnostics } = read({ '/repo/transigma.yml': kitchenSink });
  expect(diagnostics).toEqual([]);
  expect(config).toEqual({
    profile: 'sigmahq',
    severities: [
      { pattern: '*', severity: 'warning' },
      { pattern: 'condition/*', severity: 'off' },
      { pattern: 'condition/unused-selection', severity: 'error' },
    ],
    exclusions: [
      {
        rules: ['5f0d8b1c-1111-4222-8333-444455556666'],
        folder: '/repo',
        checks: ['condition/unused-selection'],
        reason: 'the vendor wants it so',
      },
      { rules: ['legacy/**', 'Title of a Rule'], folder: '/repo', checks: ['metadata/*'] },
      { rules: ['old.yml'], folder: '/repo', checks: [] },
    ],
    ignore: [
      { folder: '/repo', pattern: 'generated/' },
      { folder: '/repo', pattern: '*.draft.yml' },
    ],
    failOn: 'error',
    maxWarnings: 0,
    baseline: '/repo/baseline.json',
  });
});

test('an empty file says nothing', () => {
  expect(read({ '/transigma.yml': '# nothing yet\n' })).toMatchObject({
    config: { severities: [], exclusions: [], ignore: [] },
    diagnostics: [],
  });
});

test.each([
  ['profil: all', '1:1 error config/unknown-key: the configuration has no key "profil" (did you mean "profile"?)'],
  [
    'profile: strict',
    '1:10 error config/value: "profile" is one of recommended, sigmahq, all, none, and this is "strict"',
  ],
  [
    'checks: {condition/unused-selecton: off}',
    '1:10 error config/unknown-code: there is no check "condition/unused-selecton" (did you mean "condition/unused-selection"?)',
  ],
  ['checks: {nothing/*: off}', '1:10 error config/unknown-code: no check fits "nothing/*"'],
  [
    'checks: {metadata/title-case: warn}',
    '1:31 error config/value: "metadata/title-case" is one of off, on, error, warning, info, and this is "warn"',
  ],
  ['checks: []', '1:9 error config/type: "checks" is a map, and this is a list'],
  ['exclude: x', '1:10 error config/type: "exclude" is a list, and this is a string'],
  [
    'exclude: [{checks: metadata/*}]',
    '1:11 error config/missing-key: an exclusion needs "rule" ("rule" is an id, a title, or a pattern of paths)',
  ],
  [
    'exclude: [{rule: a, check: metadata/*}]',
    '1:21 error config/unknown-key: an exclusion has no key "check" (did you mean "checks"?)',
  ],
  [
    'exclude: [{rule: a, checks: []}]',
    '1:29 error config/value: "checks" names no check (leave "checks" out to mean all of them)',
  ],
  ['ignore: ["!a"]', '1:10 error config/pattern: a pattern that begins with "!" is not supported'],
  ['ignore: [../a]', '1:10 error config/pattern: a pattern cannot leave the folder of its file'],
  ['ignore: [""]', '1:10 error config/type: "ignore" is a text, and this is empty'],
  ['max-warnings: -1', '1:15 error config/value: "max-warnings" is a whole number from 0 on, and this is -1'],
  ['fail-on: high', '1:10 error config/value: "fail-on" is one of error, warning, info, and this is "high"'],
  ['- a', expect.stringMatching(/^1:1 error config\/type: a configuration is a map/)],
  [
    'profile: all\n---\nprofile: all',
    '3:1 error config/several: a file holds one configuration, and this is a second one',
  ],
  ['title: x\nlogsource: {}\ndetection: {}', '1:1 error config/is-a-rule: this is a Sigma rule, not a configuration'],
  ['profile: [', expect.stringMatching(/error yaml\/syntax/)],
])('%j is refused', (text, complaint) => {
  expect(complaints({ '/transigma.yml': text })).toEqual([complaint]);
});

test('every key is documented', () => {
  const documentation = readFileSync('docs/check-configuration.md', 'utf8');
  for (const key of configKeys) expect(documentation).toContain(`| \`${key}\` |`);
  const [, example = ''] = /```yaml\n([^`]*extends[^`]*)```/.exec(documentation) ?? [];
  const known = readCheckConfig(fileOf('/repo/transigma.yml', example), (path) => fileOf(`/${path}`, ''));
  expect(known.diagnostics).toEqual([]);
});

test('codes of the schemas cannot be listed and are known nevertheless', () => {
  expect(complaints({ '/transigma.yml': 'checks: {schema/missing-title: off, schema/*: info}' })).toEqual([]);
});

describe('extends', () => {
  test('the later file wins, and the one that extends over all', () => {
    const { config, files, diagnostics } = read({
      '/repo/transigma.yml': 'extends: [shared/a.yml, shared/b.yml]\nchecks: {metadata/*: off}\n',
      '/repo/shared/a.yml': 'profile: all\nfail-on: error\nchecks: {metadata/title-case: error}\nignore: [x]\n',
      '/repo/shared/b.yml': 'profile: sigmahq\nbaseline: old.json\n',
    });
    expect(diagnostics).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(['/repo/transigma.yml', '/repo/shared/a.yml', '/repo/shared/b.yml']);
    expect(config).toMatchObject({
      profile: 'sigmahq',
      failOn: 'error',
      baseline: '/repo/shared/old.json',
      ignore: [{ folder: '/repo/shared', pattern: 'x' }],
    });
    expect(config.severities.at(-1)).toEqual({ pattern: 'metadata/*', severity: 'off' });
  });

  test('what is wrong is said at its place', () => {
    expect(complaints({ '/a.yml': 'extends: missing.yml' })).toEqual([
      '1:10 error config/extends: "missing.yml" cannot be extended: there is no such file',
    ]);
    expect(complaints({ '/a.yml': 'extends: https://example.com/a.yml' })).toEqual([
      '1:10 error config/extends: only files of this computer can be extended',
    ]);
    const { diagnostics } = read({ '/a.yml': 'extends: b.yml', '/b.yml': 'max-warnings: x' });
    expect(diagnostics.map(({ location }) => location?.file)).toEqual(['/b.yml']);
  });

  test('circles end', () => {
    expect(complaints({ '/a.yml': 'extends: a.yml' })).toEqual([
      '1:10 error config/extends: "a.yml" is extended by itself',
    ]);
    expect(
      complaints({ '/a.yml': 'extends: b.yml', '/b.yml': 'extends: [c.yml]', '/c.yml': 'extends: a.yml' }),
    ).toEqual(['1:10 error config/extends: "a.yml" is extended by itself']);
  });

  test('so do long chains and those that multiply', () => {
    const chain = (width: number, length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `/${index}.yml`,
          `extends: [${Array.from({ length: width }, () => `${index + 1}.yml`).join(', ')}]`,
        ]),
      );
    expect(complaints(chain(1, 30))).toEqual(['1:11 error config/extends: files extend each other more than 16 deep']);
    const { diagnostics } = read({ ...chain(3, 14), '/14.yml': 'profile: all' });
    expect(diagnostics.map(({ message }) => message)).toContain('files extend each other more than 200 times');
  });

  test('a file may be extended in two ways', () => {
    const files = {
      '/a.yml': 'extends: [b.yml, c.yml]',
      '/b.yml': 'extends: d.yml',
      '/c.yml': 'extends: d.yml',
      '/d.yml': 'profile: nothing',
    };
    expect(read(files).diagnostics).toHaveLength(1);
  });
});

describe('the schema for editors', () => {
  const schema = JSON.parse(readFileSync('schemas/transigma.schema.json', 'utf8')) as { properties: object };
  const validate = new Ajv({ strict: true, strictTypes: false }).compile(schema);
  const plain = (node: YamlNode): unknown =>
    node.kind === 'scalar'
      ? node.value
      : node.kind === 'sequence'
        ? node.items.map(plain)
        : Object.fromEntries(node.entries.map(({ name, value }) => [name, plain(value)]));
  const accepts = (text: string) => {
    const [root] = parseYaml(new Source('x', text)).documents;
    return validate(root === undefined ? {} : plain(root));
  };

  test('takes what the reader takes', () => {
    expect(accepts(kitchenSink)).toBe(true);
    for (const key of Object.keys(schema.properties)) {
      expect(complaints({ '/transigma.yml': `${key}:` }).join()).not.toContain('unknown-key');
    }
  });

  test.each([
    'profile: none',
    'extends: a.yml',
    'extends: [a.yml]',
    'checks: {"*": on}',
    'checks: {schema/missing-title: info}',
    'exclude: [{rule: a}]',
    'exclude: [{rule: [a, b], checks: condition/*, reason: why}]',
    'max-warnings: 3',
  ])('both take %s', (text) => {
    expect(accepts(text)).toBe(true);
    const missing = { '/a.yml': '' };
    expect(complaints({ '/transigma.yml': text, ...missing })).toEqual([]);
  });

  test.each([
    'unknown: 1',
    'profile: strict',
    'checks: []',
    'checks: {condition: off}',
    'checks: {condition/*: warn}',
    'exclude: [{checks: metadata/*}]',
    'exclude: [{rule: a, checks: []}]',
    'exclude: [{rule: a, because: b}]',
    'exclude: {}',
    'ignore: a',
    'ignore: [""]',
    'max-warnings: 1.5',
    'max-warnings: -1',
    'fail-on: never',
    'baseline: []',
  ])('neither takes %s', (text) => {
    expect(accepts(text)).toBe(false);
    expect(complaints({ '/transigma.yml': text })).not.toEqual([]);
  });
});
