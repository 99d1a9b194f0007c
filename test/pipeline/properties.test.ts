import { describe, expect, test } from 'vitest';
import { applyPipelines } from '../../src/pipeline/apply.js';
import { itemsOf } from '../../src/pipeline/walk.js';
import type { SigmaRule } from '../../src/rule/sigma-rule.js';
import { corpusFolder, readCorpusRules } from '../support/corpus.js';
import { chainOf, queryOf, ruleOf } from './support.js';

const prefix = (letter: string, priority: number) =>
  `priority: ${priority}\nvars: {v: ${letter}}\ntransformations:\n  - {type: field_name_prefix, prefix: ${letter}}\n`;

describe('pipelines', () => {
  const rule = ruleOf('    sel: {f: x}\n    condition: sel\n');

  test('go in the order of their priorities, and else as they are given', async () => {
    expect(await queryOf(rule, chainOf(prefix('a', 20), prefix('b', 10)))).toBe('abf: "x"');
    expect(await queryOf(rule, chainOf(prefix('a', 10), prefix('b', 20)))).toBe('baf: "x"');
    expect(await queryOf(rule, chainOf(prefix('a', 0), prefix('b', 0)))).toBe('baf: "x"');
  });

  test('share their variables, of which the last one wins', async () => {
    const use = 'priority: 5\ntransformations:\n  - type: value_placeholders\n';
    const placeholder = ruleOf("    sel: {f|expand: '%v%'}\n    condition: sel\n");
    expect(await queryOf(placeholder, chainOf(prefix('a', 20), prefix('b', 10), use))).toBe('abf: "a"');
  });

  test('have no state that goes from rule to rule', async () => {
    const chain = chainOf(`transformations:
  - {type: add_condition, conditions: {seen: 1}, rule_conditions: [{type: processing_state, key: k, val: 1}]}
  - {type: set_state, key: k, val: 1}
`);
    expect(await queryOf(rule, chain)).toBe('f: "x"');
    expect(await queryOf(rule, chain)).toBe('f: "x"');
  });
});

describe.skipIf(corpusFolder === undefined)('on the rules of SigmaHQ', () => {
  const rules =
    corpusFolder === undefined
      ? []
      : readCorpusRules().flatMap(({ reading }) =>
          reading.documents.flatMap(({ document }) => (document?.kind === 'rule' ? [document] : [])),
        );
  const chain = chainOf(`vars: {domain: corp}
transformations:
  - {id: m, type: field_name_mapping, mapping: {Image: [process.executable, process.path], CommandLine: process.command_line}}
  - {type: field_name_prefix, prefix: winlog., field_name_cond_not: true, field_name_conditions: [{type: processing_item_applied, processing_item_id: m}]}
  - {type: replace_string, regex: nothing_like_this, replacement: x}
  - {type: add_condition, conditions: {added: 1}}
`);

  const itemCount = (rule: SigmaRule) => [...rule.detections.values()].flatMap(itemsOf).length;
  const valueCount = (rule: SigmaRule) =>
    [...rule.detections.values()].flatMap(itemsOf).reduce((sum, { values }) => sum + values.length, 0);

  test('a rule is never changed, and applying again gives the same', () => {
    for (const rule of rules) {
      const before = structuredClone({
        detections: [...rule.detections.values()].map((one) => JSON.stringify(one, leaveOut)),
        metadata: rule.metadata,
        logsource: rule.logsource,
      });
      const first = applyPipelines(rule, chain).rule;
      const second = applyPipelines(rule, chain).rule;
      expect({
        detections: [...rule.detections.values()].map((one) => JSON.stringify(one, leaveOut)),
        metadata: rule.metadata,
        logsource: rule.logsource,
      }).toEqual(before);
      expect(JSON.stringify([...(first?.detections ?? [])], leaveOut)).toBe(
        JSON.stringify([...(second?.detections ?? [])], leaveOut),
      );
    }
  });

  test('nothing is lost', () => {
    for (const rule of rules) {
      const changed = applyPipelines(rule, chain).rule;
      if (changed === undefined) throw new Error(rule.metadata.title);
      expect(itemCount(changed)).toBeGreaterThanOrEqual(itemCount(rule));
      expect(valueCount(changed)).toBeGreaterThanOrEqual(valueCount(rule));
      expect(changed.conditions).toEqual(rule.conditions);
    }
  });
});

/** Places are of no account, and their sources are large. */
const leaveOut = (key: string, value: unknown) => {
  if (key === 'origin' || key === 'span' || key === 'raw') return undefined;
  return typeof value === 'bigint' ? String(value) : value;
};
