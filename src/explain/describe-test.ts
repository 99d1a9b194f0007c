import { formatNetwork } from '../predicate/network.js';
import { type Pattern, plainText } from '../predicate/pattern.js';
import type { Comparison, FieldTest, KeywordTest, PatternTest, RegexTest } from '../predicate/predicate.js';
import { cutText, quote } from './describe-value.js';

/** What a field must do to pass a test: `contains "x" (ignoring case)`. Long texts are cut. */
export function describeTest(test: FieldTest): string {
  switch (test.kind) {
    case 'pattern':
      return describePatternTest(test);
    case 'regex':
      return describeRegexTest(test);
    case 'number':
      return `equals the number ${cutText(String(test.value))}`;
    case 'boolean':
      return `is ${test.value}`;
    case 'cidr':
      return `is an address in ${formatNetwork(test.network)}`;
    case 'compare':
      return `is a number ${comparisons[test.comparison]} ${cutText(String(test.value))}`;
    case 'time-part':
      return `is a time whose ${test.part} is ${test.value} (UTC)`;
    case 'exists':
      return 'is present';
    case 'null':
      return 'is null or absent';
    case 'query-expression':
      return `fits the expression of a query language ${quote(test.template)}`;
    case 'field-reference':
      return `${relations[test.relation]} of ${cutText(test.field)}${caseWords(test.cased)}`;
    default:
      return test satisfies never;
  }
}

/** What some value of an event must do to pass a keyword. */
export const describeKeyword = (test: KeywordTest): string =>
  test.kind === 'pattern' ? describePatternTest(test) : describeRegexTest(test);

const comparisons: Readonly<Record<Comparison, string>> = {
  lt: 'less than',
  lte: 'at most',
  gt: 'greater than',
  gte: 'at least',
};

const relations = {
  equals: 'is a value',
  startswith: 'starts with a value',
  endswith: 'ends with a value',
  contains: 'contains a value',
} as const;

const caseWords = (cased: boolean): string => (cased ? ' (case counts)' : ' (ignoring case)');

function describePatternTest({ pattern, cased }: PatternTest): string {
  if (pattern.length === 0) return 'is the empty string';
  const [first] = pattern;
  const last = pattern.at(-1);
  const open = first?.kind === 'any-run';
  if (open && pattern.length === 1) return 'has a text';
  const openEnd = last?.kind === 'any-run';
  const inner = plainText(pattern.slice(open ? 1 : 0, openEnd ? -1 : undefined));
  if (inner === undefined) return `fits ${quote(patternNotation(pattern))}${caseWords(cased)}`;
  const verb = open ? (openEnd ? 'contains' : 'ends with') : openEnd ? 'starts with' : 'is';
  return `${verb} ${quote(inner)}${caseWords(cased)}`;
}

/** Sigma's own notation: `\*` is the character, and `[-/]` one of these characters. */
const patternNotation = (pattern: Pattern): string =>
  pattern
    .map((part) => {
      switch (part.kind) {
        case 'literal':
          return part.text.replace(/[*?]/g, '\\$&');
        case 'any-run':
          return '*';
        case 'any-one':
          return '?';
        case 'one-of':
          return `[${part.characters.join('')}]`;
        default:
          return part satisfies never;
      }
    })
    .join('');

function describeRegexTest({ expression, flags }: RegexTest): string {
  const words = [
    flags.ignoreCase ? 'ignoring case' : 'case counts',
    ...(flags.multiLine ? ['^ and $ at lines'] : []),
    ...(flags.dotAll ? ['. is any character'] : []),
  ];
  return `fits the expression ${quote(expression)} (${words.join(', ')})`;
}
