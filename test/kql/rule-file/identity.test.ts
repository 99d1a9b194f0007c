import { describe, expect, test } from 'vitest';
import { ndjsonRule, render, ruleWith, tomlRule } from './support.js';

const id = 'id: 0f1a7d2e-6f0b-4f5c-9a61-3a1f4b0c7c11';
const ruleId = (text: string): string => ndjsonRule(text).rule_id;

describe('identifiers', () => {
  test('stay the same for ever', () => {
    // A change here makes every imported rule a second one.
    expect(ruleId(ruleWith(`title: A\n${id}`))).toBe('392d1ced-33cd-560e-a462-894136fa67b8');
  });

  test('follow the id of the rule, whatever else changes', () => {
    const one = ruleId(ruleWith(`title: A\n${id}`));
    expect(ruleId(ruleWith(`title: B\n${id.toUpperCase().replace('ID', 'id')}\nlevel: low`))).toBe(one);
    expect(ruleId(ruleWith('title: A\nid: 0f1a7d2e-6f0b-4f5c-9a61-3a1f4b0c7c12'))).not.toBe(one);
  });

  test('a rule is one rule in both formats, and its saved search is something else', () => {
    const rule = ruleWith(`title: A\n${id}`);
    expect(tomlRule(rule).rule_id).toBe(ruleId(rule));
    expect(JSON.parse(render(rule, 'saved-search-ndjson')).id).not.toBe(ruleId(rule));
  });

  test('without an id, title and detection tell rules apart, and nothing else does', () => {
    const one = ruleId(ruleWith('title: A'));
    expect(ruleId(ruleWith('title: A\ndescription: better now\nlevel: high'))).toBe(one);
    expect(ruleId(ruleWith('title: A').replace('{ eventName: DeleteGroup }', '\n        eventName: DeleteGroup'))).toBe(
      one,
    );
    expect(ruleId(ruleWith('title: B'))).not.toBe(one);
    expect(ruleId(ruleWith('title: A').replace('DeleteGroup', 'CreateGroup'))).not.toBe(one);
    expect(ruleId(ruleWith('title: A').replace('DeleteGroup', '1'))).not.toBe(
      ruleId(ruleWith('title: A').replace('DeleteGroup', "'1'")),
    );
  });
});
