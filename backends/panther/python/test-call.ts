import { shapeOf } from '../../../src/backend/calls/pattern-shape.js';
import type { HelperName, TestCall } from '../../../src/backend/calls/test-call.js';
import { formatNetwork } from '../../../src/predicate/network.js';
import { hasCase } from '../../../src/predicate/pattern-case.js';
import type { FieldTest, KeywordTest, PatternTest } from '../../../src/predicate/predicate.js';
import { numberLiteral, stringLiteral } from './literal.js';

/** The call for a test whose expression, if it is one, stands in a constant. Expressions of other targets have none. */
export function testCall(
  test: Exclude<FieldTest, { kind: 'regex' | 'query-expression' }> | Extract<KeywordTest, { kind: 'pattern' }>,
): TestCall {
  switch (test.kind) {
    case 'pattern':
      return patternCall(test);
    case 'number':
      return { helper: 'equals_number', lists: { or: 'equals_any_number' }, values: [numberLiteral(test.value)] };
    case 'boolean':
      return { helper: test.value ? 'is_true' : 'is_false', values: [] };
    case 'cidr':
      return {
        helper: 'in_network',
        lists: { or: 'in_any_network' },
        values: [stringLiteral(formatNetwork(test.network))],
      };
    case 'compare':
      return { helper: comparisons[test.comparison], values: [numberLiteral(test.value)] };
    case 'time-part':
      return {
        helper: 'in_time',
        lists: { or: 'in_time' },
        isList: true,
        first: stringLiteral(test.part),
        values: [numberLiteral(test.value)],
      };
    case 'exists':
      return { helper: 'exists', values: [] };
    case 'null':
      return { helper: 'is_null', values: [] };
    case 'field-reference':
      return { helper: relations[test.relation], values: [stringLiteral(test.field)], ...casedIf(test.cased) };
    default:
      return test satisfies never;
  }
}

const comparisons = { lt: 'less_than', lte: 'at_most', gt: 'greater_than', gte: 'at_least' } as const;

const relations = {
  equals: 'equals_field',
  startswith: 'starts_with_field',
  endswith: 'ends_with_field',
  contains: 'contains_field',
} as const;

const casedIf = (cased: boolean): { readonly last?: string } => (cased ? { last: 'cased=True' } : {});

const patternHelpers = {
  equals: 'equals',
  'starts-with': 'starts_with',
  'ends-with': 'ends_with',
  contains: 'contains',
  like: 'like',
} as const;

function patternCall({ pattern, cased }: PatternTest): TestCall {
  const shape = shapeOf(pattern);
  if (shape.kind === 'has-text') return { helper: 'has_text', values: [] };
  const helper: HelperName = patternHelpers[shape.kind];
  return {
    helper,
    lists: { or: `${helper}_any`, ...(helper === 'contains' ? { and: 'contains_all' } : {}) },
    values: [stringLiteral(shape.text)],
    ...casedIf(cased && hasCase(pattern)),
  };
}
