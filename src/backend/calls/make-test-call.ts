import { formatNetwork } from '../../predicate/network.js';
import type { Pattern } from '../../predicate/pattern.js';
import { hasCase } from '../../predicate/pattern-case.js';
import type { FieldTest, KeywordTest, NumberValue, PatternTest } from '../../predicate/predicate.js';
import type { PatternShape } from './pattern-shape.js';
import type { HelperName, TestCall } from './test-call.js';

/** What the calls of a language are made of. */
export interface CallLanguage {
  /** The name of a function, of its words: `equals any`. */
  readonly name: (words: string) => HelperName;
  readonly text: (text: string) => string;
  readonly number: (number: NumberValue) => string;
  /** The argument that makes case count. */
  readonly cased: string;
  /** How a pattern is asked for. */
  readonly shapeOf: (pattern: Pattern) => PatternShape;
}

/** A test that is no expression, neither a regular one nor one of another target. */
export type PlainTest =
  | Exclude<FieldTest, { kind: 'regex' | 'query-expression' }>
  | Extract<KeywordTest, { kind: 'pattern' }>;

/** The calls for tests, with the helpers that every language has under these names. */
export function testCallMaker(language: CallLanguage): (test: PlainTest) => TestCall {
  const { name, text, number } = language;
  return (test) => {
    switch (test.kind) {
      case 'pattern':
        return patternCall(test, language);
      case 'number':
        return {
          helper: name('equals number'),
          lists: { or: name('equals any number') },
          values: [number(test.value)],
        };
      case 'boolean':
        return { helper: name(test.value ? 'is true' : 'is false'), values: [] };
      case 'cidr':
        return {
          helper: name('in network'),
          lists: { or: name('in any network') },
          values: [text(formatNetwork(test.network))],
        };
      case 'compare':
        return { helper: name(comparisons[test.comparison]), values: [number(test.value)] };
      case 'time-part': {
        const helper = name('in time');
        return { helper, lists: { or: helper }, isList: true, first: text(test.part), values: [number(test.value)] };
      }
      case 'exists':
        return { helper: name('exists'), values: [] };
      case 'null':
        return { helper: name('is null'), values: [] };
      case 'field-reference':
        return {
          helper: name(`${relations[test.relation]} field`),
          values: [text(test.field)],
          ...casedIf(test.cased, language),
        };
      default:
        return test satisfies never;
    }
  };
}

const comparisons = { lt: 'less than', lte: 'at most', gt: 'greater than', gte: 'at least' } as const;

const relations = { equals: 'equals', startswith: 'starts with', endswith: 'ends with', contains: 'contains' } as const;

const patternWords = {
  equals: 'equals',
  'starts-with': 'starts with',
  'ends-with': 'ends with',
  contains: 'contains',
  like: 'like',
} as const;

function patternCall({ pattern, cased }: PatternTest, language: CallLanguage): TestCall {
  const { name, text, shapeOf } = language;
  const shape = shapeOf(pattern);
  if (shape.kind === 'has-text') return { helper: name('has text'), values: [] };
  const words = patternWords[shape.kind];
  return {
    helper: name(words),
    lists: { or: name(`${words} any`), ...(words === 'contains' ? { and: name('contains all') } : {}) },
    values: [text(shape.text)],
    ...casedIf(cased && hasCase(pattern), language),
  };
}

const casedIf = (cased: boolean, language: CallLanguage): { readonly last?: string } =>
  cased ? { last: language.cased } : {};
