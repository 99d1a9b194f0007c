import { describe, expect, test } from 'vitest';
import { applyBaseline, baselineText, readBaseline } from '../../src/check/baseline.js';
import { warning } from '../../src/diagnostic/diagnostic.js';
import type { ReportedFile, Suppression } from '../../src/report/check-report.js';
import { Source } from '../../src/source/source.js';

/** A file with findings: `a/one f1` is one with the code and the fingerprint. */
const file = (path: string, ...findings: readonly (string | readonly [string, Suppression])[]): ReportedFile => ({
  path,
  documents: 1,
  findings: findings.map((given) => {
    const [text, suppression] = typeof given === 'string' ? [given] : given;
    const [code = '', fingerprint = ''] = text.split(' ');
    return { finding: warning(code, 'x'), fingerprint, ...(suppression === undefined ? {} : { suppression }) };
  }),
});

const read = (text: string) => readBaseline(new Source('baseline.json', text));

function apply(before: readonly ReportedFile[], now: readonly ReportedFile[], isGone?: (path: string) => boolean) {
  const { baseline } = read(baselineText(before));
  if (baseline === undefined) throw new Error('it cannot be read');
  const { files, outdated, hint } = applyBaseline(baseline, now, isGone);
  const open = files.flatMap(({ path, findings }) =>
    findings.flatMap(({ finding, suppression }) => (suppression === undefined ? [`${path} ${finding.code}`] : [])),
  );
  return { files, open, outdated, hint };
}

const files = [
  file('b.yml', 'a/two f3', 'a/one f2', 'a/one f2'),
  file('a.yml', 'a/one f1', ['a/one f9', { kind: 'comment' }], ['b/two f8', { kind: 'baseline' }]),
  file('"é\n.yml', 'a/one f4'),
];

test('it is written sorted, an entry a line', () => {
  expect(baselineText(files)).toBe(`{
  "version": 1,
  "findings": [
    { "path": "\\"é\\n.yml", "code": "a/one", "fingerprint": "f4", "count": 1 },
    { "path": "a.yml", "code": "a/one", "fingerprint": "f1", "count": 1 },
    { "path": "a.yml", "code": "b/two", "fingerprint": "f8", "count": 1 },
    { "path": "b.yml", "code": "a/one", "fingerprint": "f2", "count": 2 },
    { "path": "b.yml", "code": "a/two", "fingerprint": "f3", "count": 1 }
  ]
}
`);
  expect(baselineText([...files].reverse())).toBe(baselineText(files));
  expect(baselineText([])).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
  expect(JSON.parse(baselineText(files)).findings).toHaveLength(5);
});

describe('findings', () => {
  test('that it knows do not count, new ones do', () => {
    const {
      open,
      files: marked,
      outdated,
      hint,
    } = apply(files, [
      file('a.yml', 'a/one f1', 'a/one f7', 'b/two f8', ['a/one f9', { kind: 'comment' }]),
      file('b.yml', 'a/one f2', 'a/one f2', 'a/one f2', 'a/two f3'),
    ]);
    expect(open).toEqual(['a.yml a/one', 'b.yml a/one']);
    expect(marked[0]?.findings[0]?.suppression).toEqual({ kind: 'baseline' });
    expect(marked[0]?.findings[3]?.suppression).toEqual({ kind: 'comment' });
    expect(outdated).toEqual([]);
    expect(hint).toBeUndefined();
  });

  test('of another file or code do', () => {
    expect(apply(files, [file('c.yml', 'a/one f1'), file('a.yml', 'a/two f1')]).open).toHaveLength(2);
  });

  test('that no longer occur are told, in files that were checked or are gone', () => {
    const { outdated, hint } = apply(files, [file('b.yml', 'a/one f2')]);
    expect(outdated).toEqual([
      { path: 'b.yml', code: 'a/one', fingerprint: 'f2', count: 1 },
      { path: 'b.yml', code: 'a/two', fingerprint: 'f3', count: 1 },
    ]);
    expect(hint).toMatchObject({
      code: 'baseline/outdated',
      severity: 'info',
      message: '2 findings of the baseline no longer occur',
      location: { file: 'baseline.json', line: 1 },
    });
    expect(hint?.notes.map(({ message }) => message)).toEqual([
      'b.yml: a/one',
      'b.yml: a/two',
      'write the baseline anew to take them out',
    ]);
    expect(apply(files, [], (path) => path === 'a.yml').outdated.map(({ path }) => path)).toEqual(['a.yml', 'a.yml']);
  });

  test('that a comment suppresses by now still occur', () => {
    expect(apply([file('a.yml', 'a/one f1')], [file('a.yml', ['a/one f1', { kind: 'comment' }])]).outdated).toEqual([]);
  });
});

describe('what cannot be read is said with its place', () => {
  const entry = '"path": "a", "code": "b", "fingerprint": "c"';

  test.each([
    ['', '1:1 the baseline is empty'],
    ['[]', '1:1 a baseline is a JSON object, and this is a list'],
    ['{"findings": []}', '1:1 "version" is missing: this is no baseline of transigma'],
    ['{"version": 2, "findings": []}', '1:13 the version of a baseline is 1'],
    ['{"version": 1}', '1:1 "findings" is missing: this is no baseline of transigma'],
    ['{"version": 1, "findings": {}}', '1:28 "findings" is a list, and this is a map'],
    ['{"version": 1, "findings": [1]}', '1:29 an entry has path, code, fingerprint, count, and this is a number'],
    [`{"version": 1,\n"findings": [{${entry}}]}`, '2:14 "count" is a whole number from 1 on'],
    [`{"version": 1,\n"findings": [{${entry}, "count": 0}]}`, '2:70 "count" is a whole number from 1 on'],
    [`{"version": 1,\n"findings": [{${entry}, "cuont": 1}]}`, '2:61 an entry has no "cuont"'],
    ['{"version": 1, "findings": [{"path": 1, "code": "b", "fingerprint": "c", "count": 1}]}', '1:38 "path" is a text'],
    ['{"version": 1, "findings": [{"code": "b", "fingerprint": "c", "count": 1}]}', '1:29 "path" is missing'],
    ['{"version": 1', expect.stringMatching(/^1:14 this is not JSON/)],
    ['{"version": 1,\n<<<<<<< mine\n}', '2:1 a merge of the baseline was not finished'],
  ])('%j', (text, complaint) => {
    const { baseline, diagnostics } = read(text);
    expect(baseline).toBeUndefined();
    expect(diagnostics.map(({ location, message }) => `${location?.line}:${location?.column} ${message}`)).toEqual([
      complaint,
    ]);
  });
});
