import { describe, expect, test } from 'vitest';
import { kql } from '../../../backends/kql/index.js';
import { readOptions } from '../../../src/backend/options.js';
import { schemaFaults } from './elastic-schema.js';
import { ndjsonRule, readToml, render, ruleWith } from './support.js';

const rule = ruleWith('title: A');

describe('options of the rule formats', () => {
  test.each([
    ['5m', '1m', 'now-6m'],
    ['10m', '50m', 'now-60m'],
    ['1h', '0m', 'now-60m'],
    ['30s', '15s', 'now-45s'],
    ['1d', '1h', 'now-1500m'],
  ])('every %s, looking back %s: from %s', (interval, lookback, from) => {
    expect(ndjsonRule(rule, { interval, lookback })).toMatchObject({ interval, from });
  });

  test('enabled', () => {
    expect(ndjsonRule(rule, { enabled: true }).enabled).toBe(true);
    expect(render(rule, 'rule-toml', { enabled: true })).toContain('\nenabled = true\n');
    expect(render(rule, 'rule-toml')).not.toContain('enabled');
  });

  test('space', () => {
    expect(ndjsonRule(rule, { space: 'soc-1' }).namespace).toBe('soc-1');
    expect(JSON.parse(render(rule, 'saved-search-ndjson', { space: 'soc-1' })).namespaces).toEqual(['soc-1']);
    expect(render(rule, 'rule-toml', { space: 'soc-1' })).toBe(render(rule, 'rule-toml'));
  });

  test('actions', () => {
    const list = [
      {
        action_type_id: '.webhook',
        id: 'connector-1',
        group: 'default',
        params: { body: "a \"b\" '''\n", 'odd key': [1, 2.5, 1e20, true, null, { deep: null }] },
        frequency: { summary: true, notifyWhen: 'onActiveAlert', throttle: null },
      },
    ];
    const actions = JSON.stringify(list);
    const imported = ndjsonRule(rule, { actions });
    expect(imported.actions).toEqual(list);
    expect(schemaFaults('importedRule', imported)).toEqual([]);
    const file = readToml(render(rule, 'rule-toml', { actions }));
    expect(schemaFaults('ruleFile', file)).toEqual([]);
    expect(file.rule.actions).toEqual([
      {
        action_type_id: '.webhook',
        id: 'connector-1',
        group: 'default',
        params: { body: "a \"b\" '''\n", 'odd key': [1, 2.5, 1e20, true, {}] },
        frequency: { summary: true, notifyWhen: 'onActiveAlert' },
      },
    ]);
  });

  test('the query does not heed them', () => {
    expect(render(rule, 'query', { index: 'x', attack: '18', enabled: true })).toBe(render(rule, 'query'));
  });

  test.each([
    'index=',
    'index= , ',
    'interval=0m',
    'interval=5',
    'interval=5w',
    'interval=5m"',
    'interval=05m',
    'index=a b',
    'index=a,"b"',
    'lookback=-1m',
    'enabled=perhaps',
    'space=My Space',
    'space=a/b',
    'attack=17',
    'actions=x',
    'actions={}',
    'actions=[1]',
    'actions=[{"id":"a"}]',
    'actions=[{"id":"a","action_type_id":".x","params":[]}]',
    'actions=[{"id":"a","action_type_id":".x","params":{"n":1e999}}]',
    'actions=[{"id":"a","action_type_id":".x","params":{},"other":1}]',
    'actions=[{"id":"","action_type_id":".x","params":{}}]',
    'actions=[{"id":"a","action_type_id":".x","params":{},"frequency":{}}]',
    'actions=[{"id":"a","action_type_id":".x","params":{},"frequency":{"summary":"x","notifyWhen":"onActiveAlert","throttle":null}}]',
  ])('%s is refused', (setting) => {
    const { diagnostics } = readOptions(kql.options, [setting]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['option/value']);
  });

  test.each(['index=logs-*,a', 'interval=90s', 'lookback=0m', 'enabled', 'space=', 'attack=18', 'actions=[]'])(
    '%s is taken',
    (setting) => {
      expect(readOptions(kql.options, [setting]).diagnostics).toEqual([]);
    },
  );
});
