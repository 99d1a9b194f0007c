import { expect, test } from 'vitest';
import { checkedFile } from '../../src/check/checked-file.js';
import { collectedFile } from '../../src/check/collection.js';
import { emptyConfig } from '../../src/check/config/check-config.js';
import { makeKnownCodes } from '../../src/check/config/known-codes.js';
import { factsOf } from '../../src/check/facts.js';
import { makeJudge } from '../../src/check/judge.js';
import { type Diagnostic, error, warning } from '../../src/diagnostic/diagnostic.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';

const text = `title: Some Rule # transigma-disable-line a/one -- short
logsource: {category: test} # transigma-disable-line a/two, b/off
detection: {selection: {a: b}, condition: selection}
`;

test('severities come first, then comments, then exclusions', () => {
  const source = new Source('rules/a.yml', text);
  const file = collectedFile(factsOf(checkedFile('rules/a.yml', source, readSigmaFile(source))));
  const at = (line: number) => ({ at: { file: 'rules/a.yml', line, column: 1, endLine: line, endColumn: 2 } });
  const judge = makeJudge({
    config: {
      ...emptyConfig,
      severities: [
        { pattern: 'b/off', severity: 'off' },
        { pattern: 'a/two', severity: 'info' },
        { pattern: 'suppression/unused', severity: 'error' },
      ],
      exclusions: [{ rules: ['some rule'], folder: '/repo', checks: ['a/one'], reason: 'old' }],
    },
    checks: [],
    pathOf: ({ path }) => `/repo/${path}`,
    codes: makeKnownCodes(['a/one', 'a/two', 'b/off', 'suppression/unused']),
  });
  const findings = [warning('a/one', '', at(1)), warning('b/off', '', at(2)), warning('a/one', '', at(3))];
  expect(
    judge(file, [...findings, warning('a/two', '', at(3))]).map(
      ({ finding: { code, severity, location }, suppression }) =>
        `${severity} ${code} ${location?.line} ${suppression?.kind}: ${suppression?.reason}`,
    ),
  ).toEqual([
    'warning a/one 1 comment: short',
    // Only a/two: b/off is not looked for.
    'error suppression/unused 2 undefined: undefined',
    'warning a/one 3 configuration: old',
    'info a/two 3 undefined: undefined',
  ]);
});

test('no comment is called unused in a file with an error, nor one for an area where other files are not looked at', () => {
  const rule = `title: Some Rule # transigma-disable-line a/one
logsource: {category: test} # transigma-disable-line a/*
detection: {selection: {a: b}, condition: selection} # transigma-disable-line
`;
  const source = new Source('a.yml', rule);
  const file = collectedFile(factsOf(checkedFile('a.yml', source, readSigmaFile(source))));
  const linesOf = (findings: readonly Diagnostic[], isAlone: boolean) => {
    const codes = makeKnownCodes(['a/one', 'suppression/unused']);
    const judge = makeJudge({ config: emptyConfig, checks: [], pathOf: ({ path }) => path, codes, isAlone });
    return judge(file, findings).flatMap(({ finding: { code, location } }) =>
      code === 'suppression/unused' ? [location?.line] : [],
    );
  };
  expect(linesOf([], false)).toEqual([1, 2, 3]);
  expect(linesOf([], true)).toEqual([1]);
  expect(linesOf([error('modifier/unknown', 'x', { at: source.locate(0, 1) })], false)).toEqual([]);
});
