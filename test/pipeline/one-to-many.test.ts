import { expect, test } from 'vitest';
import { resolveRule } from '../../src/condition/resolve.js';
import type { Event, JsonValue } from '../../src/event/event.js';
import { applyPipelines } from '../../src/pipeline/apply.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import type { SigmaRule } from '../../src/rule/sigma-rule.js';
import { chainOf, ruleOf } from './support.js';

const chain = chainOf('transformations:\n  - {type: field_name_mapping, mapping: {a: [b, c]}}\n');

const lines = [
  'a: x',
  'a: [x, y]',
  'a|neq: x',
  'a|neq: [x, y]',
  'a|contains|all: [x, y]',
  'a|contains|all|neq: [x, y]',
  'a|cased: X',
  'a|exists: true',
  'a|exists: false',
  'a: null',
  'a|neq: null',
  'a: [x, null]',
  'a|neq: [x, null]',
  'a: 5',
  'a|gte: 5',
  'a|gte|neq: 5',
  'a|re: ^x',
  "a|windash|contains: '-x'",
  'a|fieldref: d',
  'a|fieldref|neq: d',
  'a|cidr: 10.0.0.0/8',
  "a: ''",
  "a: '*'",
];

const values: readonly (JsonValue | undefined)[] = [
  undefined,
  null,
  'x',
  'y',
  'xy',
  'X',
  5,
  7,
  '10.1.2.3',
  '/x',
  '',
  'z',
];

const holds = (rule: SigmaRule): ((event: Event) => boolean) => {
  const resolution = resolveRule(rule);
  if ('errors' in resolution) throw new Error(resolution.errors[0]?.message);
  return compileReference(resolution.resolved.predicate);
};

/** The event of one field whose values are those of both. */
function joined(b: JsonValue | undefined, c: JsonValue | undefined): Event {
  const all = [b, c].filter((value) => value !== undefined);
  return all.length === 0 ? { d: 'x' } : { a: all.length === 1 ? (all[0] ?? null) : all, d: 'x' };
}

test.each(lines)('a field that becomes two is matched by the values of both: %s', (line) => {
  const rule = ruleOf(`    sel:\n        ${line}\n    condition: sel\n`);
  const changed = applyPipelines(rule, chain).rule;
  if (changed === undefined) throw new Error('refused');
  const before = holds(rule);
  const after = holds(changed);
  for (const b of values) {
    for (const c of values) {
      const event = { ...(b === undefined ? {} : { b }), ...(c === undefined ? {} : { c }), d: 'x' };
      expect({ b, c, verdict: after(event) }).toEqual({ b, c, verdict: before(joined(b, c)) });
    }
  }
});
