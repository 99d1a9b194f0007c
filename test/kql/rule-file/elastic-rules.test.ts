import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { schemaFaults } from './elastic-schema.js';
import { readToml, render } from './support.js';

/** The keys, in order, of Elastic's own files of the two rules that we have from there. */
const metadataKeys = [
  'creation_date',
  'integration',
  'maturity',
  'min_stack_comments',
  'min_stack_version',
  'updated_date',
];
const ruleKeys = [
  'author',
  'description',
  'false_positives',
  'from',
  'index',
  'interval',
  'language',
  'license',
  'name',
  'note',
  'references',
  'risk_score',
  'rule_id',
  'severity',
  'tags',
  'timestamp_override',
  'type',
  'query',
  'threat',
];

const options = { index: 'filebeat-*,logs-aws.cloudtrail-*', interval: '10m' };

describe.each([
  {
    file: 'rules/aws/iam/aws_cloudtrail_iam_roles_anywhere_profile_creation.yml',
    name: 'AWS IAM Roles Anywhere Profile Creation',
    lookback: '20m',
    from: 'now-30m',
    threat: ['T1098', 'T1098.003', 'TA0003'],
  },
  {
    file: 'rules/aws/iam/aws_cloudtrail_iam_user_addition_to_group.yml',
    name: 'AWS IAM User Addition to Group',
    lookback: '50m',
    from: 'now-60m',
    threat: ['T1098', 'TA0003'],
  },
])('$name looks as it does at Elastic', ({ file, name, lookback, from, threat }) => {
  const text = render(readFileSync(file, 'utf8'), 'rule-toml', { ...options, lookback });
  const { metadata, rule } = readToml(text);

  test('the same keys in the same order; the setup guide has a key of its own now', () => {
    expect(Object.keys(metadata)).toEqual(metadataKeys);
    expect(Object.keys(rule).filter((key) => key !== 'setup')).toEqual(ruleKeys);
    expect(schemaFaults('ruleFile', { metadata, rule })).toEqual([]);
  });

  test('the same values where Sigma has them', () => {
    expect(rule).toMatchObject({
      name,
      from,
      index: ['filebeat-*', 'logs-aws.cloudtrail-*'],
      interval: '10m',
      language: 'kuery',
      risk_score: 21,
      severity: 'low',
      timestamp_override: 'event.ingested',
      type: 'query',
    });
    expect(metadata).toMatchObject({ integration: ['aws'] });
    expect(rule.tags).toEqual(
      expect.arrayContaining([
        'Domain: Cloud',
        'Data Source: AWS',
        'Data Source: Amazon Web Services',
        'Tactic: Persistence',
      ]),
    );
  });

  test('the same layout', () => {
    expect(text).toContain("\n\nquery = '''\neventSource: ");
    expect(text).toContain('\n\n[[rule.threat]]\nframework = "MITRE ATT&CK"\n');
    const ids = [...text.matchAll(/^id = "(.+)"$/gm)].map(([, id]) => id);
    expect(ids.slice(0, threat.length)).toEqual(threat);
  });
});
