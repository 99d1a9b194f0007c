import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/json.js';
import { ndjson } from '../../src/report/ndjson.js';
import { hostileReport, hostileTexts, reportOf, smallReport } from './report.js';

/** Characters that a terminal or viewer would obey. */
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u;

describe('json', () => {
  it('counts what is not suppressed, and has every file', () => {
    const { version, summary, files } = JSON.parse(json(smallReport));
    expect(version).toBe('1.2.3');
    expect(summary).toEqual({
      files: 2,
      documents: 2,
      findings: 3,
      errors: 1,
      warnings: 1,
      infos: 1,
      suppressed: 1,
      seconds: 0.25,
    });
    expect(files[0]).toEqual({ path: 'rules/fine.yml', documents: 1, findings: [] });
    expect(files[1].findings).toHaveLength(4);
  });

  it('has all of a finding', () => {
    const { files } = JSON.parse(json(smallReport));
    expect(files[1].findings[1]).toEqual({
      code: 'condition/unused-selection',
      severity: 'warning',
      message: 'nothing uses "filter"',
      line: 9,
      column: 5,
      endLine: 11,
      endColumn: 8,
      notes: [],
      fix: {
        message: 'remove it',
        location: { file: 'rules/bad.yml', line: 9, column: 5, endLine: 9, endColumn: 9 },
        replacement: '',
      },
      fingerprint: 'bb',
      suppressed: false,
    });
    expect(files[1].findings[3]).toMatchObject({ suppressed: true, suppression: { kind: 'comment', reason: 'ours' } });
  });

  it.each(hostileTexts)('gives %j back and is safe to look at', (text) => {
    const written = json(hostileReport(text));
    expect(written).not.toMatch(obeyed);
    const { path, findings } = JSON.parse(written).files[0];
    expect([path, findings[0].message, findings[0].notes[1].message, findings[0].fix.replacement]).toEqual(
      Array(4).fill(text),
    );
  });
});

describe('ndjson', () => {
  it('has a line a finding', () => {
    const lines = ndjson(smallReport).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line)).map(({ path, code, suppressed }) => [path, code, suppressed])).toEqual(
      [
        ['./rules/bad.yml', 'rule/duplicate-id', false],
        ['./rules/bad.yml', 'condition/unused-selection', false],
        ['./rules/bad.yml', 'metadata/author', false],
        ['./rules/bad.yml', 'tag/unknown', true],
      ],
    );
  });

  it('is empty without findings', () => {
    expect(ndjson(reportOf({ 'rules/fine.yml': [] }))).toBe('');
  });

  it.each(hostileTexts)('gives %j back, each finding in one line', (text) => {
    const written = ndjson(hostileReport(text));
    expect(written).not.toMatch(obeyed);
    const lines = written.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).message)).toEqual([text, text, text]);
  });
});
