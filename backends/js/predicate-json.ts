import { formatNetwork } from '../../src/predicate/network.js';
import type { FieldTest, Predicate } from '../../src/predicate/predicate.js';

/** A predicate as plain JSON data, without origins; networks as text, integers beyond 2^53 as strings of digits. */
export function predicateToJson(predicate: Predicate): unknown {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return { kind: predicate.kind, operands: predicate.operands.map(predicateToJson) };
    case 'not':
      return { kind: 'not', operand: predicateToJson(predicate.operand) };
    case 'constant':
      return { kind: 'constant', value: predicate.value };
    case 'keyword':
      return { kind: 'keyword', test: testToJson(predicate.test) };
    case 'field':
      return { kind: 'field', field: predicate.field, test: testToJson(predicate.test) };
  }
}

function testToJson(test: FieldTest): unknown {
  if (test.kind === 'cidr') return { kind: 'cidr', network: formatNetwork(test.network) };
  if ('value' in test && typeof test.value === 'bigint') return { ...test, value: test.value.toString() };
  return test;
}
