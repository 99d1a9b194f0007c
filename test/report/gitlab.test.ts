import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { gitlab } from '../../src/report/gitlab.js';
import { harmlessText } from '../../src/report/harmless-text.js';
import { hostileReport, hostileTexts, reportOf, smallReport } from './report.js';

const line = { type: 'integer', minimum: 1 };
const text = { type: 'string', minLength: 1 };

/** What GitLab documents of a code quality report. */
const validate = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: text,
      check_name: text,
      fingerprint: text,
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!/|\\./)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: line, end: line } },
        },
      },
    },
  },
});

describe('a code quality report of GitLab', () => {
  it('has what is not suppressed', () => {
    const issues = JSON.parse(gitlab(smallReport));
    expect(validate(issues), JSON.stringify(validate.errors)).toBe(true);
    expect(issues).toHaveLength(3);
    expect(issues[0]).toEqual({
      description: 'the id is used twice\nrules/fine.yml:3:5: it is first used here\ngive it a new one',
      check_name: 'rule/duplicate-id',
      fingerprint: 'aa',
      severity: 'major',
      location: { path: 'rules/bad.yml', lines: { begin: 2, end: 2 } },
    });
    expect(issues.map(({ severity }: { severity: string }) => severity)).toEqual(['major', 'minor', 'info']);
  });

  it('is an empty list without findings', () => {
    expect(gitlab(reportOf({ 'rules/fine.yml': [] }))).toBe('[]\n');
  });

  it.each(hostileTexts)('holds %j, with fingerprints that differ', (hostile) => {
    const issues = JSON.parse(gitlab(hostileReport(hostile)));
    expect(validate(issues), JSON.stringify(validate.errors)).toBe(true);
    expect(issues[0].location.path).toBe(harmlessText(hostile));
    expect(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual(['h1', 'h1-2']);
  });
});
