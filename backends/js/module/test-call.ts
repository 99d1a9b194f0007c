import { type PatternShape, shapeOf, wildcardText } from '../../../src/backend/calls/pattern-shape.js';
import type { TestCall } from '../../../src/backend/calls/test-call.js';
import { formatNetwork } from '../../../src/predicate/network.js';
import type { Pattern } from '../../../src/predicate/pattern.js';
import { hasCase } from '../../../src/predicate/pattern-case.js';
import type { FieldTest, KeywordTest, PatternTest } from '../../../src/predicate/predicate.js';
import { numberLiteral, stringLiteral } from './literal.js';

/** The call for a test that is no expression, neither a regular one nor one of another target. */
export function testCall(
  test: Exclude<FieldTest, { kind: 'regex' | 'query-expression' }> | Extract<KeywordTest, { kind: 'pattern' }>,
): TestCall {
  switch (test.kind) {
    case 'pattern':
      return patternCall(test);
    case 'number':
      return { helper: 'equalsNumber', lists: { or: 'equalsAnyNumber' }, values: [numberLiteral(test.value)] };
    case 'boolean':
      return { helper: test.value ? 'isTrue' : 'isFalse', values: [] };
    case 'cidr':
      return {
        helper: 'inNetwork',
        lists: { or: 'inAnyNetwork' },
        values: [stringLiteral(formatNetwork(test.network))],
      };
    case 'compare':
      return { helper: comparisons[test.comparison], values: [numberLiteral(test.value)] };
    case 'time-part':
      return {
        helper: 'inTime',
        lists: { or: 'inTime' },
        isList: true,
        first: stringLiteral(test.part),
        values: [numberLiteral(test.value)],
      };
    case 'exists':
      return { helper: 'exists', values: [] };
    case 'null':
      return { helper: 'isNull', values: [] };
    case 'field-reference':
      return { helper: relations[test.relation], values: [stringLiteral(test.field)], ...casedIf(test.cased) };
    default:
      return test satisfies never;
  }
}

const comparisons = { lt: 'lessThan', lte: 'atMost', gt: 'greaterThan', gte: 'atLeast' } as const;

const relations = {
  equals: 'equalsField',
  startswith: 'startsWithField',
  endswith: 'endsWithField',
  contains: 'containsField',
} as const;

const patternHelpers = {
  equals: 'equals',
  'starts-with': 'startsWith',
  'ends-with': 'endsWith',
  contains: 'contains',
  like: 'like',
} as const;

const casedIf = (cased: boolean): { readonly last?: string } => (cased ? { last: 'cased' } : {});

function patternCall({ pattern, cased }: PatternTest): TestCall {
  const shape = wholeCharacterShape(pattern);
  if (shape.kind === 'has-text') return { helper: 'hasText', values: [] };
  const helper = patternHelpers[shape.kind];
  return {
    helper,
    lists: { or: `${helper}Any`, ...(helper === 'contains' ? { and: 'containsAll' } : {}) },
    values: [stringLiteral(shape.text)],
    ...casedIf(cased && hasCase(pattern)),
  };
}

/** Half of a character is not in the whole one, which `includes` and the like would find. */
function wholeCharacterShape(pattern: Pattern): PatternShape {
  const shape = shapeOf(pattern);
  const mayBeHalf =
    shape.kind !== 'has-text' && shape.kind !== 'equals' && /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(shape.text);
  return mayBeHalf ? { kind: 'like', text: wildcardText(pattern) } : shape;
}
