import { describe, expect, test } from 'vitest';
import { chainOf, queryOf, ruleOf } from './support.js';

const detection = `    sel:
        a: x
        b|contains: y
        c: null
        d: 5
    kw: [word]
    condition: sel or kw
`;
const head = `title: Test
id: 11111111-2222-4333-8444-555555555555
status: test
level: high
date: 2024/01/05
tags: [attack.t1059, attack.execution]
custom: 7
logsource: { product: windows, category: process_creation }
`;

const rule = ruleOf(detection, head);

/** Whether the item with these conditions applies to the rule. */
async function applies(conditions: string): Promise<boolean> {
  const chain = chainOf(`transformations:
  - {id: before, type: set_state, key: k, val: 3}
  - type: add_condition
    conditions: {added: 1}
${conditions.replace(/^/gm, '    ')}
`);
  return (await queryOf(rule, chain)).startsWith('added: 1');
}

describe('rule conditions', () => {
  const one = (condition: string) => `rule_conditions:\n  - {${condition}}`;

  test.each([
    ['type: logsource, product: windows', true],
    ['type: logsource, product: windows, category: process_creation', true],
    ['type: logsource, product: windows, service: sysmon', false],
    ['type: contains_field, field: a', true],
    ['type: contains_field, field: z', false],
    ['type: contains_detection_item, field: a, value: x', true],
    ["type: contains_detection_item, field: b, value: '*y*'", true],
    ['type: contains_detection_item, field: d, value: 5', true],
    ["type: contains_detection_item, field: d, value: '5'", false],
    ['type: contains_detection_item, field: c, value: null', true],
    ['type: processing_item_applied, processing_item_id: before', true],
    ['type: processing_item_applied, processing_item_id: after', false],
    ['type: processing_state, key: k, val: 3', true],
    ['type: processing_state, key: k, val: 3, op: gt', false],
    ['type: processing_state, key: other, val: 3, op: ne', false],
    ['type: is_sigma_rule', true],
    ['type: is_sigma_correlation_rule', false],
    ['type: rule_attribute, attribute: level, value: medium, op: gte', true],
    ['type: rule_attribute, attribute: level, value: critical, op: gte', false],
    ['type: rule_attribute, attribute: status, value: stable, op: lt', true],
    ['type: rule_attribute, attribute: tags, value: attack.t1059, op: in', true],
    ['type: rule_attribute, attribute: title, value: Test', true],
    ['type: rule_attribute, attribute: custom, value: 7', true],
    ['type: rule_attribute, attribute: custom, value: 5, op: lt', false],
    ['type: rule_attribute, attribute: none, value: 5, op: ne', false],
    ['type: rule_attribute, attribute: none, value: 5, op: not_in', true],
    ['type: rule_attribute, attribute: tags, value: attack.t1000, op: ne', true],
    ['type: rule_attribute, attribute: tags, value: attack.t1059, op: ne', false],
    ['type: rule_attribute, attribute: taxonomy, value: sigma', true],
    ["type: rule_attribute, attribute: date, value: '2024-02-01', op: gt", false],
    ["type: rule_attribute, attribute: date, value: '2024-01-05', op: eq", true],
    ["type: rule_attribute, attribute: custom, value: '5', op: gte", true],
    ['type: tag, tag: attack.t1059', true],
    ['type: tag, tag: attack.t1060', false],
  ])('%s: %s', async (condition, expected) => {
    expect(await applies(one(condition))).toBe(expected);
  });

  test.each([
    ['and is the default', '', false],
    ['or', 'rule_cond_op: or', true],
    ['any, as published pipelines write it', 'rule_cond_op: any', true],
    ['OR', 'rule_cond_op: OR', true],
    ['not', 'rule_cond_not: true', true],
    ['not or', 'rule_cond_op: or\nrule_cond_not: true', false],
  ])('%s', async (_, operator, expected) => {
    const conditions = `rule_conditions:\n  - {type: is_sigma_rule}\n  - {type: is_sigma_correlation_rule}\n${operator}`;
    expect(await applies(conditions)).toBe(expected);
  });

  test.each([
    ['yes', true],
    ['not no', true],
    ['yes and no or yes', true],
    ['yes and (no or not yes)', false],
    ['not (no or no)', true],
    ['no or no and yes', false],
  ])('the expression %s', async (expression, expected) => {
    const conditions = `rule_conditions:\n  yes: {type: is_sigma_rule}\n  no: {type: is_sigma_correlation_rule}\nrule_cond_expr: ${expression}`;
    expect(await applies(conditions)).toBe(expected);
  });
});

describe('conditions on detection items and fields', () => {
  /** The fields that the item with these conditions puts a prefix to. */
  async function chosen(conditions: string): Promise<string> {
    const chain = chainOf(`transformations:
  - {id: first, type: field_name_mapping, mapping: {a: a}}
  - {type: set_state, key: k, val: 3}
  - type: field_name_prefix
    prefix: Z
${conditions.replace(/^/gm, '    ')}
`);
    const query = await queryOf(rule, chain);
    return [...query.matchAll(/Z(\w+)/g)].map(([, name]) => name).join(' ');
  }

  test.each([
    ["detection_item_conditions:\n  - {type: match_string, cond: any, pattern: '\\*?[xy]'}", 'a b'],
    ["detection_item_conditions:\n  - {type: match_string, cond: all, pattern: 'x', negate: true}", 'b d c'],
    ['detection_item_conditions:\n  - {type: match_value, cond: any, value: 5}', 'd'],
    ['detection_item_conditions:\n  - {type: contains_wildcard, cond: any}', 'b'],
    ['detection_item_conditions:\n  - {type: is_null, cond: all}', 'c'],
    ['detection_item_conditions:\n  - {type: contains_regex, cond: any}\ndetection_item_cond_not: true', 'a b c d'],
    ['detection_item_conditions:\n  - {type: processing_item_applied, processing_item_id: first}', 'a'],
    ['detection_item_conditions:\n  - {type: processing_state, key: k, val: 3}', 'a b d c'],
    ['field_name_conditions:\n  - {type: include_fields, fields: [a, d]}', 'a d'],
    ["field_name_conditions:\n  - {type: include_fields, fields: ['[ab]'], mode: re}", 'a b'],
    ['field_name_conditions:\n  - {type: exclude_fields, fields: [a, d]}', 'b c'],
    [
      'field_name_conditions:\n  - {type: processing_item_applied, processing_item_id: first}\nfield_name_cond_not: true',
      'b d c',
    ],
    ['field_name_conditions:\n  - {type: processing_state, key: k, val: 4}', ''],
  ])('%s', async (conditions, fields) => {
    expect((await chosen(conditions)).split(' ').sort()).toEqual(fields.split(' ').sort());
  });
});
