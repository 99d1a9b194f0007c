import { formatNetwork } from '../../../src/predicate/network.js';
import { type Pattern, plainText } from '../../../src/predicate/pattern.js';
import { hasCase } from '../../../src/predicate/pattern-case.js';
import type { FieldTest, KeywordTest, PatternTest } from '../../../src/predicate/predicate.js';
import { numberLiteral, stringLiteral } from './literal.js';

/** What the helper functions are called that look at a field. */
export type HelperName = string;

/** How a test of a field is asked: a helper, what it compares with, and what stands after that. */
export interface TestCall {
  readonly helper: HelperName;
  /** The helpers that take lists of values, of which one or all must hold. */
  readonly lists?: { readonly or?: HelperName; readonly and?: HelperName };
  readonly values: readonly string[];
  /** Whether the helper takes a list always. */
  readonly isList?: boolean;
  /** Before the values. */
  readonly first?: string;
  /** After the values. */
  readonly last?: string;
}

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

function patternCall({ pattern, cased }: PatternTest): TestCall {
  const { helper, text } = shapeOf(pattern);
  if (text === undefined) return { helper, values: [] };
  return {
    helper,
    lists: { or: `${helper}_any`, ...(helper === 'contains' ? { and: 'contains_all' } : {}) },
    values: [stringLiteral(text)],
    ...casedIf(cased && hasCase(pattern)),
  };
}

/** The plainest helper for a pattern. */
function shapeOf(pattern: Pattern): { readonly helper: HelperName; readonly text?: string } {
  const plain = plainText(pattern);
  if (plain !== undefined) return { helper: 'equals', text: plain };
  const kinds = pattern.map(({ kind }) => kind).join(' ');
  const text = pattern.find((part) => part.kind === 'literal')?.text;
  switch (kinds) {
    case 'any-run':
      return { helper: 'has_text' };
    case 'literal any-run':
      return { helper: 'starts_with', text: text ?? '' };
    case 'any-run literal':
      return { helper: 'ends_with', text: text ?? '' };
    case 'any-run literal any-run':
      return { helper: 'contains', text: text ?? '' };
    default:
      return { helper: 'like', text: wildcardText(pattern) };
  }
}

/** A pattern as the helper `like` reads it: a backslash is doubled only where it would take away a meaning. */
const wildcardText = (pattern: Pattern): string =>
  pattern
    .map((part, index) => {
      switch (part.kind) {
        case 'any-run':
          return '*';
        case 'any-one':
          return '?';
        case 'one-of':
          return `[${part.characters.map((one, at) => (at === 0 && one === '-' ? one : one.replace(/[\\[\]^-]/, '\\$&'))).join('')}]`;
        case 'literal': {
          const isLast = index === pattern.length - 1;
          return part.text.replace(isLast ? /[*?[]|\\(?=[\\*?[])/g : /[*?[]|\\(?=[\\*?[]|$)/g, '\\$&');
        }
      }
    })
    .join('');
