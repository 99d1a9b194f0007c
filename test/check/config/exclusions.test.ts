import { describe, expect, test } from 'vitest';
import { checkedFile } from '../../../src/check/checked-file.js';
import { collectedFile } from '../../../src/check/collection.js';
import type { Exclusion } from '../../../src/check/config/check-config.js';
import { joinPath, pathTest } from '../../../src/check/config/config-path.js';
import { prepareExclusions } from '../../../src/check/config/exclusions.js';
import { factsOf } from '../../../src/check/facts.js';
import { warning } from '../../../src/diagnostic/diagnostic.js';
import { readSigmaFile } from '../../../src/rule/read-file.js';
import { Source } from '../../../src/source/source.js';

const rule = (title: string, id: string) => `title: ${title}
id: ${id}
logsource: {category: test}
detection: {selection: {a: b}, condition: selection}
`;
const one = '5f0d8b1c-1111-4222-8333-444455556666';
const two = '6f0d8b1c-1111-4222-8333-444455556666';

/** Codes and lines of the findings that count, of findings on every line. */
function left(...exclusions: Partial<Exclusion>[]) {
  const source = new Source('rules/a.yml', `${rule('First Rule', one)}---\n${rule('Second Rule', two)}`);
  const file = collectedFile(factsOf(checkedFile('rules/a.yml', source, readSigmaFile(source))));
  const findings = [1, 6].flatMap((line) => {
    const at = { file: source.name, line, column: 1, endLine: line, endColumn: 2 };
    return [warning('a/one', '', { at }), warning('b/two', '', { at })];
  });
  const exclude = prepareExclusions(exclusions.map((given) => ({ rules: [], checks: [], folder: '/repo', ...given })));
  return exclude(
    file,
    '/repo/rules/a.yml',
    findings.map((finding) => ({ finding })),
  )
    .filter(({ suppression }) => suppression === undefined)
    .map(({ finding }) => `${finding.code} ${finding.location?.line}`);
}

describe('exclusions', () => {
  test('are for rules by id, title and path', () => {
    expect(left({ rules: [one.toUpperCase()] })).toEqual(['a/one 6', 'b/two 6']);
    expect(left({ rules: ['second rule'], checks: ['a/*'] })).toEqual(['a/one 1', 'b/two 1', 'b/two 6']);
    expect(left({ rules: ['rules/*.yml'], checks: ['b/two'] })).toEqual(['a/one 1', 'a/one 6']);
    expect(left({ rules: ['First Rule'], checks: ['a/one'] }, { rules: [two], checks: ['b/two'] })).toEqual([
      'b/two 1',
      'a/one 6',
    ]);
  });

  test('are not for others', () => {
    expect(left({ rules: ['Third Rule', 'windows/**', 'b.yml'] })).toHaveLength(4);
    expect(left({ rules: ['rules/*.yml'], folder: '/elsewhere' })).toHaveLength(4);
  });

  test('have a reason', () => {
    const source = new Source('a.yml', rule('First Rule', one));
    const file = collectedFile(factsOf(checkedFile('a.yml', source, readSigmaFile(source))));
    const exclude = prepareExclusions([{ rules: [one], folder: '/', checks: [], reason: 'so it is' }]);
    expect(exclude(file, '/a.yml', [{ finding: warning('a/one', '') }])[0]?.suppression).toEqual({
      kind: 'configuration',
      reason: 'so it is',
    });
  });
});

describe('patterns of paths', () => {
  const fits = (pattern: string, path: string) => pathTest([{ folder: '/repo', pattern }])(path);

  test.each([
    ['a.yml', '/repo/a.yml'],
    ['a.yml', '/repo/deep/er/a.yml'],
    ['*.yml', '/repo/deep/a.yml'],
    ['generated', '/repo/x/generated/y/a.yml'],
    ['generated/', '/repo/generated/a.yml'],
    ['rules/*.yml', '/repo/rules/a.yml'],
    ['./rules', '/repo/rules/deep/a.yml'],
    ['/a.yml', '/repo/a.yml'],
    ['.hidden/**', '/repo/.hidden/a.yml'],
    ['{x,y}/a.yml', '/repo/y/a.yml'],
  ])('%s fits %s', (pattern, path) => expect(fits(pattern, path)).toBe(true));

  test.each([
    ['a.yml', '/repo/ba.yml'],
    ['a.yml', '/elsewhere/a.yml'],
    ['a.yml', '/repository/a.yml'],
    ['rules/*.yml', '/repo/rules/deep/a.yml'],
    ['/a.yml', '/repo/deep/a.yml'],
    ['rules/a.yml', '/repo/x/rules/a.yml'],
  ])('%s does not fit %s', (pattern, path) => expect(fits(pattern, path)).toBe(false));

  test('are joined', () => {
    expect(joinPath('/a/b', '../c.json')).toBe('/a/c.json');
    expect(joinPath('C:/a', './b.json')).toBe('C:/a/b.json');
    expect(joinPath('/a', '/b.json')).toBe('/b.json');
  });
});
