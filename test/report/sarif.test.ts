import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { error, info, warning } from '../../src/diagnostic/diagnostic.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { fileUri } from '../../src/report/file-uri.js';
import { harmlessText } from '../../src/report/harmless-text.js';
import { sarif } from '../../src/report/sarif.js';
import { found, hostileReport, hostileTexts, place, reportOf, smallReport } from './report.js';

const ajv = new Ajv({ strictTypes: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync('test/report/sarif.schema.json', 'utf8')));

/** The run of a report, which fits the schema. */
function runOf(report: CheckReport) {
  const log = JSON.parse(sarif(report));
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  return log.runs[0];
}

describe('SARIF', () => {
  it('describes the rules that occur', () => {
    const { driver } = runOf(smallReport).tool;
    expect(driver).toMatchObject({ name: 'transigma', version: '1.2.3' });
    expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'condition/unused-selection',
      'metadata/author',
      'rule/duplicate-id',
      'tag/unknown',
    ]);
    expect(driver.rules[1]).toEqual({
      id: 'metadata/author',
      shortDescription: { text: 'What metadata/author enforces.' },
      fullDescription: { text: 'Why: **metadata/author**.' },
      help: {
        text: 'Why: **metadata/author**.\n\ntransigma check --explain metadata/author shows examples.',
        markdown: 'Why: **metadata/author**.\n\n`transigma check --explain metadata/author` shows examples.',
      },
      defaultConfiguration: { level: 'note' },
      properties: { tags: ['sigma', 'metadata'], precision: 'high', 'problem.severity': 'recommendation' },
    });
  });

  it('has the errors first and what is suppressed last', () => {
    const run = runOf(smallReport);
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.invocations).toEqual([{ executionSuccessful: true }]);
    expect(run.results.map(({ ruleId, level }: Record<string, string>) => [ruleId, level])).toEqual([
      ['rule/duplicate-id', 'error'],
      ['condition/unused-selection', 'warning'],
      ['metadata/author', 'note'],
      ['tag/unknown', 'warning'],
    ]);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  it('links notes to their places', () => {
    const [first] = runOf(smallReport).results;
    expect(first).toEqual({
      ruleId: 'rule/duplicate-id',
      ruleIndex: 2,
      level: 'error',
      message: { text: 'the id is used twice\n[it is first used here](1)\ngive it a new one' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'rules/bad.yml' },
            region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 41 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 1,
          physicalLocation: {
            artifactLocation: { uri: 'rules/fine.yml' },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 41 },
          },
          message: { text: 'it is first used here' },
        },
      ],
      partialFingerprints: { 'transigmaFinding/v1': 'aa' },
    });
  });

  it('has fixes', () => {
    expect(runOf(smallReport).results[1].fixes).toEqual([
      {
        description: { text: 'remove it' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'rules/bad.yml' },
            replacements: [
              {
                deletedRegion: { startLine: 9, startColumn: 5, endLine: 9, endColumn: 9 },
                insertedContent: { text: '' },
              },
            ],
          },
        ],
      },
    ]);
  });

  it('says what suppresses a finding', () => {
    const suppressed = [
      found(info('a/b', 'one'), '1', { kind: 'comment', reason: 'because' }),
      found(info('a/b', 'two'), '2', { kind: 'baseline' }),
      found(info('a/b', 'three'), '3', { kind: 'configuration', reason: 'all of these' }),
    ];
    const { results } = runOf(reportOf({ 'a.yml': suppressed }));
    expect(results.flatMap(({ suppressions }: { suppressions: unknown[] }) => suppressions)).toEqual([
      { kind: 'inSource', status: 'accepted', justification: 'because' },
      { kind: 'external', status: 'accepted' },
      { kind: 'external', status: 'accepted', justification: 'all of these' },
    ]);
  });

  it('gives a rule the level of its most serious result', () => {
    const findings = [found(info('a/b', 'one')), found(error('a/b', 'two')), found(warning('a/b', 'three'))];
    const { rules } = runOf(reportOf({ 'a.yml': findings })).tool.driver;
    expect(rules[0].defaultConfiguration.level).toBe('error');
  });

  it('fits what GitHub takes', () => {
    const notes = Array.from({ length: 150 }, (_, index) => ({
      message: 'here',
      location: place('b.yml', index + 1, 1),
    }));
    const many = Array.from({ length: 25_001 }, () => found(info('a/b', 'small')));
    const report = reportOf({ 'a.yml': [...many, found(error('a/c', 'serious', { notes }))] });
    const long = { code: 'a/b', summary: `${'x'.repeat(1022)}😀😀`, help: 'y'.repeat(3000) };
    const { results, tool, invocations } = runOf({ ...report, codes: new Map([['a/b', long]]) });
    expect(results).toHaveLength(25_000);
    expect(results[0].ruleId).toBe('a/c');
    expect(invocations[0].toolExecutionNotifications[0].message.text).toContain('2 findings are left out');
    const [{ shortDescription, fullDescription, help }] = tool.driver.rules;
    expect([shortDescription.text.length, fullDescription.text.length]).toEqual([1023, 1024]);
    expect(shortDescription.text).toMatch(/x…$/);
    expect(help.text).toContain(long.help);
  });

  it.each(hostileTexts)('holds %j', (text) => {
    const written = sarif(hostileReport(text));
    expect(written).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|\p{Cs}|\\ud[89a-f]/u,
    );
    const { results } = runOf(hostileReport(text));
    const [{ locations, message, fixes }] = results;
    const { uri } = locations[0].physicalLocation.artifactLocation;
    expect(decodeURIComponent(uri)).toBe(text.replace(/\p{Cs}/gu, '\ufffd'));
    expect(message.text.replaceAll('] (', '](')).toContain(harmlessText(text));
    expect(fixes === undefined).toBe(/\p{Cs}/u.test(text));
  });

  it('makes no link of what a rule says', () => {
    const says = '[a](1) [b](https://example.org) [c](2.5) [d-z](e|f)';
    const [{ message }] = runOf(reportOf({ 'a.yml': [found(error('a/b', says))] })).results;
    expect(message.text).toBe('[a] (1) [b] (https://example.org) [c](2.5) [d-z](e|f)');
  });
});

describe('the URI of a file', () => {
  it.each([
    ['rules/a.yml', 'rules/a.yml'],
    ['./rules/a.yml', 'rules/a.yml'],
    ['../a b.yml', '../a%20b.yml'],
    ['c:d?e#f%20.yml', 'c%3Ad%3Fe%23f%2520.yml'],
    ['rules/ü😀.yml', 'rules/%C3%BC%F0%9F%98%80.yml'],
    ['/tmp/a.yml', 'file:///tmp/a.yml'],
    ['C:/a b.yml', 'file:///C:/a%20b.yml'],
    ['//server/share/a.yml', 'file://server/share/a.yml'],
    ['<stdin>', '%3Cstdin%3E'],
  ])('of %s is %s', (path, uri) => {
    expect(fileUri(path)).toBe(uri);
  });
});
