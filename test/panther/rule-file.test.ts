import { describe, expect, test } from 'vitest';
import { convertText, filesOf, readYaml, ruleOf } from './convert.js';

const detection = '    sel: {eventName: CreateUser}\n    filter: {userAgent: x}\n    condition: sel and not filter\n';
const rule = ruleOf(
  detection,
  `title: 'Odd & "bold" <user> 100%'
id: 0f1a7d2e-6f0b-4f5c-9a61-3a1f4b0c7c11
status: test
description: |
    What it finds.
    On two lines.
references: [https://example.com/a, https://example.com/b]
author: Ann Author
license: DRL-1.1
date: 2026-01-01
tags: [attack.persistence, attack.t1098.003, attack.discovery, cve.2021-44228]
fields: [userName, user.arn]
falsepositives: [Administrators, Unknown]
level: informational
`,
);

describe('the YAML of a rule', () => {
  test('has the keys that Panther knows', async () => {
    const { Tests, ...others } = readYaml((await filesOf(rule)).yml);
    expect(others).toEqual({
      AnalysisType: 'rule',
      Filename: 'rule.py',
      RuleID: 'Sigma.0f1a7d2e-6f0b-4f5c-9a61-3a1f4b0c7c11',
      DisplayName: "Odd and 'bold' (user) 100 percent",
      Enabled: true,
      LogTypes: ['Custom.Test'],
      Tags: ['Sigma', 'Persistence', 'Discovery', 'cve.2021-44228'],
      Reports: { 'MITRE ATT&CK': ['TA0003:T1098.003'] },
      Severity: 'Info',
      DedupPeriodMinutes: 60,
      Threshold: 1,
      Description:
        'What it finds.\nOn two lines.\n\nFurther references:\n- https://example.com/b\n\n' +
        'Sigma rule 0f1a7d2e-6f0b-4f5c-9a61-3a1f4b0c7c11 by Ann Author (DRL-1.1).',
      Runbook:
        'Look at the event, at userName, user.arn above all. What may look like this and be harmless:\n- Administrators',
      Reference: 'https://example.com/a',
      SummaryAttributes: ['userName', 'user.arn'],
    });
  });

  test('has tests that match and ones that fail for one reason each', async () => {
    const { Tests } = readYaml((await filesOf(rule)).yml);
    const tests = Tests as readonly { Name: string; ExpectedResult: boolean; Log: object }[];
    expect(tests.filter(({ ExpectedResult }) => ExpectedResult).length).toBeGreaterThan(0);
    expect(tests.filter(({ ExpectedResult }) => !ExpectedResult).length).toBeGreaterThan(1);
    expect(new Set(tests.map(({ Name }) => Name)).size).toBe(tests.length);
  });

  test('events of a log type have the surroundings of a real one', async () => {
    const { yml } = await filesOf(rule, { options: { 'log-types': 'AWS.CloudTrail' } });
    const [first] = readYaml(yml).Tests as readonly { Log: { userIdentity: object; eventName: string } }[];
    expect(Object.keys(first?.Log.userIdentity ?? {})).toContain('sessionContext');
    expect(first?.Log.eventName).toBe('CreateUser');
  });

  test('events of the user are added, with the verdict that they have', async () => {
    const samples = [
      { name: 'mine 1', event: { eventName: 'createuser' } },
      { name: 'mine 2', event: { eventName: 'DeleteUser', n: 12345678901234567890n, x: 1e30 } },
    ];
    const { Tests } = readYaml((await filesOf(rule, { samples })).yml);
    expect((Tests as readonly { Name: string }[]).filter(({ Name }) => Name.startsWith('mine'))).toEqual([
      { Name: 'mine 1', ExpectedResult: true, Log: { eventName: 'createuser' } },
      {
        Name: 'mine 2',
        ExpectedResult: false,
        Log: { eventName: 'DeleteUser', n: Number(12345678901234567890n), x: 1e30 },
      },
    ]);
  });
});

test('what is stable: the id of a rule, or what makes a rule without one', async () => {
  const idOf = async (text: string) => readYaml((await filesOf(text)).yml).RuleID;
  const without = ruleOf(detection, 'title: A\n');
  expect(await idOf(without)).toBe(await idOf(`# moved\n${without}level: high\n`));
  expect(await idOf(without)).not.toBe(await idOf(ruleOf(detection, 'title: B\n')));
});

test('deprecated rules are not enabled, and none is with -O enabled=false', async () => {
  const enabledOf = async (head: string, enabled: boolean) =>
    readYaml((await filesOf(ruleOf(detection, head), { options: { enabled } })).yml).Enabled;
  expect(await enabledOf('title: A\nstatus: deprecated\n', true)).toBe(false);
  expect(await enabledOf('title: A\nstatus: stable\n', true)).toBe(true);
  expect(await enabledOf('title: A\n', false)).toBe(false);
});

test('tags that differ in case only are one, and numbers are decimal', async () => {
  const tags = 'title: A\ntags: [sigma, x.a, X.A, attack.execution, x.execution]\n';
  const options = { 'dedup-minutes': '010', threshold: '08' };
  const { Tags, DedupPeriodMinutes, Threshold } = readYaml((await filesOf(ruleOf(detection, tags), { options })).yml);
  expect({ Tags, DedupPeriodMinutes, Threshold }).toEqual({
    Tags: ['Sigma', 'Execution', 'x.a', 'x.execution'],
    DedupPeriodMinutes: 10,
    Threshold: 8,
  });
});

describe('log types', () => {
  test('without any the rule is refused', async () => {
    const { status, errors } = await convertText(rule, { options: { 'log-types': '' } });
    expect({ status, codes: errors.map(({ code }) => code) }).toEqual({
      status: 'refused',
      codes: ['panther/log-type'],
    });
  });

  test('an unknown one is an error with the near ones', async () => {
    const { errors } = await convertText(rule, { options: { 'log-types': 'AWS.Cloudtrial' } });
    expect(errors[0]?.code).toBe('panther/unknown-log-type');
    expect(errors[0]?.notes[0]?.message).toBe('did you mean "AWS.CloudTrail"?');
    const other = await convertText(rule, { options: { 'log-types': 'Okta.Whatever' } });
    expect(other.errors[0]?.notes[0]?.message).toContain('Okta.SystemLog');
  });
});

describe('YAML detections', () => {
  const detectionOf = async (items: string) => {
    const { yml } = await filesOf(ruleOf(items), { format: 'yaml' });
    return readYaml(yml).Detection;
  };

  test('negation is None, which is right for fields that are absent too', async () => {
    const detections = '    sel: {a.b|contains: x, c: [y, z]}\n    f: {d: "1*"}\n    condition: sel and not f\n';
    expect(await detectionOf(detections)).toEqual([
      { DeepKey: ['a', 'b'], Condition: 'IContains', Value: 'x' },
      {
        Any: [
          { Key: 'c', Condition: 'IEquals', Value: 'y' },
          { Key: 'c', Condition: 'IEquals', Value: 'z' },
        ],
      },
      { None: [{ Key: 'd', Condition: 'StartsWith', Value: '1' }] },
    ]);
  });

  test.each([
    ['f: 5', { Any: [5, '5'].map((Value) => ({ Key: 'f', Condition: 'Equals', Value })) }],
    ['f|cased: Ab', { Key: 'f', Condition: 'Equals', Value: 'Ab' }],
    ['f|exists: true', { Key: 'f', Condition: 'Exists' }],
    ['f|lt: 5', { Key: 'f', Condition: 'IsLessThan', Value: 5 }],
    [
      'f|cidr: 10.0.0.0/8',
      {
        All: [
          { Key: 'f', Condition: 'IsIPAddress' },
          { Key: 'f', Condition: 'IsIPAddressInCIDR', Value: '10.0.0.0/8' },
        ],
      },
    ],
    ['f: null', { Any: ['DoesNotExist', 'IsNull'].map((Condition) => ({ Key: 'f', Condition })) }],
  ])('%s', async (item, expected) => {
    const given = await detectionOf(`    sel: {${item}}\n    condition: sel\n`);
    expect('All' in expected ? { All: given } : (given as readonly object[])[0]).toEqual(expected);
  });

  test.each([
    ['f|re: x', 'panther/yaml-regex'],
    ['f: a*b', 'panther/yaml-wildcard'],
    ['f|fieldref: g', 'panther/yaml-fieldref'],
    ['f|hour: 1', 'panther/yaml-time-part'],
  ])('%s is refused', async (item, code) => {
    const { errors } = await convertText(ruleOf(`    sel: {${item}}\n    condition: sel\n`), { format: 'yaml' });
    expect(errors.map((one) => one.code)).toEqual([code]);
  });

  test('what they rely on is said', async () => {
    const { notes } = await convertText(ruleOf('    sel: {f: 5}\n    condition: sel\n'), { format: 'yaml' });
    expect(notes.map(({ code }) => code)).toEqual(['panther/yaml-values', 'panther/yaml-number']);
  });
});
