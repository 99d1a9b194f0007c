import type { Placed } from '../../../src/diagnostic/diagnostic.js';
import type { Pattern } from '../../../src/predicate/pattern.js';
import { containing, literalPattern, makePattern } from '../../../src/predicate/pattern.js';
import type { FieldTest, PatternTest, Predicate } from '../../../src/predicate/predicate.js';
import { canonicalKql } from './canonical-kql.js';
import { readNumber } from './number-text.js';
import type { KqlNode, KqlValue } from './parse-kql.js';

/** Where a predicate comes from that was read back from a query: nowhere. */
const origin: Placed = { location: { file: '<kql>', line: 1, column: 1, endLine: 1, endColumn: 1 } };

/**
 * What a query means, in the terms of our predicates and in their normal form: flat, without duplicates and double
 * negations, constants only on their own. A CIDR network is the pattern of its text, for KQL has no other way.
 * @throws Error for what Kibana parses and our printer must never print: unquoted `null`, nested queries, wildcards in
 *   names, ranges of anything but numbers
 */
export function readBack(node: KqlNode): Predicate {
  switch (node.kind) {
    case 'and':
    case 'or':
      return join(node.kind, node.operands.map(readBack));
    case 'not':
      return negate(readBack(node.operand));
    case 'is':
      return node.field === null
        ? { kind: 'keyword', test: readKeywordTest(node.value), origin }
        : { kind: 'field', field: node.field, test: readFieldTest(node.value), origin };
    case 'range':
      return { kind: 'field', field: node.field, test: readRange(node), origin };
    case 'everything':
      return { kind: 'constant', value: true, origin };
    case 'is-any':
      throw new Error('A wildcard in the name of a field means nothing to a predicate');
    case 'nested':
      throw new Error('A nested query means nothing to a predicate');
  }
}

function readFieldTest(value: KqlValue): FieldTest {
  if (value.kind === 'wildcard') return isLone(value.parts) ? { kind: 'exists' } : patternTest(value.parts);
  if (typeof value.value === 'boolean') return { kind: 'boolean', value: value.value };
  const text = textOf(value);
  const number = value.quoted ? undefined : readNumber(text);
  return number === undefined ? patternTest(literalPattern(text)) : { kind: 'number', value: number };
}

const readKeywordTest = (value: KqlValue): PatternTest =>
  value.kind === 'wildcard' ? patternTest(value.parts) : patternTest(containing(literalPattern(textOf(value))));

function readRange(node: KqlNode & { kind: 'range' }): FieldTest {
  const text = node.value.kind === 'literal' && !node.value.quoted ? node.value.value : undefined;
  const number = typeof text === 'string' ? readNumber(text) : undefined;
  if (number === undefined) throw new Error(`The range of ${JSON.stringify(node.field)} is not one of numbers`);
  return { kind: 'compare', comparison: node.operator, value: number };
}

function textOf(value: KqlValue & { kind: 'literal' }): string {
  if (value.value === null) throw new Error('Elasticsearch refuses an unquoted null');
  return String(value.value);
}

const isLone = (parts: Pattern): boolean => parts.length === 1 && parts[0]?.kind === 'any-run';

const patternTest = (parts: Pattern): PatternTest => ({ kind: 'pattern', pattern: makePattern(parts), cased: false });

function negate(operand: Predicate): Predicate {
  if (operand.kind === 'not') return operand.operand;
  if (operand.kind === 'constant') return { kind: 'constant', value: !operand.value, origin };
  return { kind: 'not', operand, origin };
}

function join(kind: 'and' | 'or', operands: readonly Predicate[]): Predicate {
  const absorbing = kind === 'or';
  const distinct = new Map<string, Predicate>();
  for (const operand of operands.flatMap((one) => (one.kind === kind ? one.operands : [one]))) {
    if (operand.kind !== 'constant') distinct.set(canonicalKql(operand), operand);
    else if (operand.value === absorbing) return operand;
  }
  const rest = [...distinct.values()];
  const [only] = rest;
  if (only === undefined) return { kind: 'constant', value: !absorbing, origin };
  return rest.length === 1 ? only : { kind, operands: rest, origin };
}
