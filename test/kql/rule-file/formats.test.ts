import { describe, expect, test } from 'vitest';
import { noteMessages } from '../../../backends/kql/notes.js';
import { Source } from '../../../src/source/source.js';
import { schemaFaults } from './elastic-schema.js';
import { ndjsonRule, readToml, render, resolve, ruleWith, tomlRule } from './support.js';

const full = ruleWith(`title: IAM Group Deletion
id: 0f1a7d2e-6f0b-4f5c-9a61-3a1f4b0c7c11
related: [{ id: 899c09dd-3306-44ae-aef3-e25c459229d7, type: similar }]
status: test
description: Detects the deletion of a group.
license: DRL-1.1
references: [https://example.org/a, https://example.org/b]
author: Ada (Some, Company), Bob
date: 2023-04-05
modified: 2024/06/07
tags: [attack.impact, attack.t1531, cve.2021-44228, attack.g0069]
fields: [userAgent, eventName]
falsepositives: [Administrators]
level: high`);

describe('what every format says', () => {
  test.each([
    ['.RDP File Created', 'RDP File Created'],
    ['(Un)usual', '(Un)usual'],
    ['Détection é', 'Détection é'],
    ["'!!!'", 'Untitled Sigma rule'],
  ])('the title %s gives the name %s', (title, name) => {
    expect(ndjsonRule(ruleWith(`title: ${title}`)).name).toBe(name);
  });

  test('no text of a rule becomes a link, an image or a block of code', () => {
    const { note } = ndjsonRule(ruleWith('title: A\ndescription: "https://a.example/x ![i](j) `c`\\n~~~\\n"'));
    expect(note).toContain('https&#58;//a.example/x !&#91;i](j) &#96;c&#96;\n&#126;&#126;~');
  });

  test('what the query does not say is no condition', () => {
    const mapping = new Source('m.json', '{"properties": {"eventName": {"type": "keyword"}}}');
    const rule = ruleWith('title: A').replace('DeleteGroup }', 'DeleteGroup, other|cased: x }');
    const { setup } = ndjsonRule(rule, { mapping });
    expect(setup).toMatch(
      /What the query does not say, [^\n]*:\n\n- `kql\/unknown-field`: .*\n- `kql\/case-heeded`: not exact: .*\n\nBesides, the query means exactly what the Sigma rule means under these conditions:\n\n- `kql\/text-field`/,
    );
  });

  test('each field comes from the rule', () => {
    expect(ndjsonRule(full)).toMatchObject({
      name: 'IAM Group Deletion',
      description: 'Detects the deletion of a group.',
      author: ['Ada (Some, Company)', 'Bob'],
      license: 'DRL-1.1',
      created_at: '2023-04-05T00:00:00.000Z',
      updated_at: '2024-06-07T00:00:00.000Z',
      enabled: false,
      severity: 'high',
      risk_score: 73,
      type: 'query',
      language: 'kuery',
      query: 'eventName: "DeleteGroup"',
      from: 'now-6m',
      interval: '5m',
      references: ['https://example.org/a', 'https://example.org/b'],
      false_positives: ['Administrators'],
      investigation_fields: { field_names: ['userAgent', 'eventName'] },
      tags: [
        'Domain: Cloud',
        'Data Source: AWS',
        'Data Source: Amazon Web Services',
        'Tactic: Impact',
        'cve.2021-44228',
        'attack.g0069',
      ],
      threat: [
        {
          framework: 'MITRE ATT&CK',
          tactic: { id: 'TA0040', name: 'Impact', reference: 'https://attack.mitre.org/tactics/TA0040/' },
          technique: [
            {
              id: 'T1531',
              name: 'Account Access Removal',
              reference: 'https://attack.mitre.org/techniques/T1531/',
            },
          ],
        },
      ],
    });
  });

  test('the guides say what the query relies on, and where the rule comes from', () => {
    const { note, setup } = ndjsonRule(full);
    expect(setup).toContain('Log source: product aws, service cloudtrail.');
    expect(setup).toContain(`- \`kql/case\`: ${noteMessages['kql/case']('eventName')}`);
    expect(note).toContain('### Investigating IAM Group Deletion\n\nDetects the deletion of a group.');
    expect(note).toContain('- Id: 0f1a7d2e-6f0b-4f5c-9a61-3a1f4b0c7c11\n- Status: test\n- Related (similar): 899c09dd');
  });

  test('a file and an import say the same', () => {
    const fromFile = tomlRule(full);
    const imported = ndjsonRule(full);
    for (const [key, value] of Object.entries(fromFile)) {
      const other = imported[key];
      expect(typeof value === 'string' ? value.trimEnd() : value, key).toEqual(other);
    }
  });

  test('dates and maturity stand in the metadata of a file', () => {
    expect(readToml(render(full, 'rule-toml')).metadata).toMatchObject({
      creation_date: '2023/04/05',
      updated_date: '2024/06/07',
      maturity: 'beta',
      integration: ['aws'],
      min_stack_version: '8.12.1',
    });
  });

  test.each([
    ['informational', 'low', 5],
    ['low', 'low', 21],
    ['medium', 'medium', 47],
    ['high', 'high', 73],
    ['critical', 'critical', 99],
  ])('level %s', (level, severity, score) => {
    expect(ndjsonRule(ruleWith(`title: A\nlevel: ${level}`))).toMatchObject({ severity, risk_score: score });
  });

  test('a rule that says next to nothing is a whole file too', () => {
    const least = ruleWith('title: A');
    const file = readToml(render(least, 'rule-toml'));
    expect(schemaFaults('ruleFile', file)).toEqual([]);
    expect(file.metadata).toMatchObject({ creation_date: '1970/01/01', maturity: 'development' });
    expect(file.rule).toMatchObject({ name: 'A', description: 'A', severity: 'low', author: [] });
    const imported = ndjsonRule(least);
    expect(schemaFaults('importedRule', imported)).toEqual([]);
    expect(imported).not.toHaveProperty('created_at');
  });

  test.each(['2024-02-30', '2024/13/01', 'yesterday', "''"])('a date that is none (%s) is left out', (date) => {
    expect(ndjsonRule(ruleWith(`title: A\ndate: ${date}`))).not.toHaveProperty('created_at');
  });
});

describe('formats', () => {
  test.each(['rule-ndjson', 'saved-search-ndjson'] as const)('%s is one line', (format) => {
    const output = render(full.replace('Detects', '"Detects\\n\\u2028').replace('a group.', 'a group."'), format);
    expect(output).not.toMatch(/[\n\r]/);
  });

  test('a saved search brings its data view with it', () => {
    const object = JSON.parse(render(full, 'saved-search-ndjson', { index: 'logs-aws*, filebeat-*' }));
    expect(schemaFaults('savedSearch', object)).toEqual([]);
    expect(object.attributes).toMatchObject({
      title: 'IAM Group Deletion',
      columns: ['userAgent', 'eventName'],
      sort: [['@timestamp', 'desc']],
      usesAdHocDataView: true,
    });
    expect(JSON.parse(object.attributes.kibanaSavedObjectMeta.searchSourceJSON)).toEqual({
      query: { query: 'eventName: "DeleteGroup"', language: 'kuery' },
      filter: [],
      index: { id: expect.any(String), title: 'logs-aws*,filebeat-*', timeFieldName: '@timestamp' },
    });
  });

  test('the index of a pipeline goes before the option', () => {
    const rule = { ...resolve(full), state: new Map<string, unknown>([['index', ['logs-a', 'logs-b']]]) };
    expect(ndjsonRule(rule, { index: 'x' })).toMatchObject({ index: ['logs-a', 'logs-b'] });
    const text = { ...rule, state: new Map<string, unknown>([['index', 'logs-c']]) };
    expect(tomlRule(text)).toMatchObject({ index: ['logs-c'] });
    const other = { ...rule, state: new Map<string, unknown>([['index', 7]]) };
    expect(ndjsonRule(other, { index: 'x, y' })).toMatchObject({ index: ['x', 'y'] });
  });

  test('rendering again gives the same', () => {
    for (const format of ['rule-toml', 'rule-ndjson', 'saved-search-ndjson'] as const) {
      expect(render(full, format)).toBe(render(full, format));
    }
  });
});
