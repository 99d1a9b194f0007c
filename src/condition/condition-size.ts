import { lengthOf } from '../predicate/choices.js';
import type { Pattern } from '../predicate/pattern.js';
import type { FieldPredicate, KeywordPredicate, Predicate, RegexTest } from '../predicate/predicate.js';
import { parseRegex } from '../regex/parse.js';
import type { ConditionNode } from './ast.js';
import type { TargetFinder } from './references.js';

/** How much something spells out to: what it shares or repeats counts each time. */
export interface SpelledSize {
  readonly tests: number;
  /** Of the tests' texts and field names. */
  readonly characters: number;
  /**
   * Of the regular expressions, their repetitions written out, and of the strings with `*` and `?`: what matching may
   * have to look at for each character of a text.
   */
  readonly unrolled: number;
}

/** The size of nothing. */
export const nothing: SpelledSize = { tests: 0, characters: 0, unrolled: 0 };

/** The size of both. */
export const sum = (a: SpelledSize, b: SpelledSize): SpelledSize => ({
  tests: a.tests + b.tests,
  characters: a.characters + b.characters,
  unrolled: a.unrolled + b.unrolled,
});

/**
 * Makes the function that says how much a condition spells out to, in time proportional to its own length; undefined
 * if the names that it refers to cannot be found in bounded time.
 */
export function conditionSizes(
  detection: (name: string) => Predicate,
  names: TargetFinder,
): (node: ConditionNode) => SpelledSize | undefined {
  const detections = remembering((name: string) => predicateSize(detection(name)));
  const targets = remembering((found: readonly string[]) => found.map(detections).reduce(sum, nothing));
  const sizeOf = (node: ConditionNode): SpelledSize | undefined => {
    switch (node.kind) {
      case 'identifier':
        return detections(node.name);
      case 'quantifier': {
        const found = names(node.target);
        return found === undefined ? undefined : targets(found);
      }
      case 'not':
        return sizeOf(node.operand);
      case 'and':
      case 'or': {
        let total = nothing;
        for (const operand of node.operands) {
          const size = sizeOf(operand);
          if (size === undefined) return undefined;
          total = sum(total, size);
        }
        return total;
      }
    }
  };
  return sizeOf;
}

function remembering<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}

function predicateSize(predicate: Predicate): SpelledSize {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands.map(predicateSize).reduce(sum, nothing);
    case 'not':
      return predicateSize(predicate.operand);
    case 'constant':
      return { ...nothing, tests: 1 };
    case 'field':
    case 'keyword':
      return leafSize(predicate);
  }
}

function leafSize(leaf: FieldPredicate | KeywordPredicate): SpelledSize {
  const { test } = leaf;
  const field = leaf.kind === 'field' ? leaf.field.length : 0;
  const size = (characters: number, unrolled = 0) => ({ tests: 1, characters: field + characters, unrolled });
  switch (test.kind) {
    case 'pattern': {
      const length = lengthOf(test.pattern);
      return size(length, isSearchedSlowly(test.pattern) ? length : 0);
    }
    case 'regex':
      return size(test.expression.length, unrolledSize(test));
    case 'field-reference':
      return size(test.field.length);
    case 'query-expression':
      return size(test.template.length);
    default:
      return size(0);
  }
}

const isSearchedSlowly = (pattern: Pattern): boolean =>
  pattern.some(({ kind }) => kind === 'any-run') && pattern.some(({ kind }) => kind === 'any-one' || kind === 'one-of');

/** Only counts in braces make an expression larger than it looks; reading all of them again would take long. */
function unrolledSize({ expression, flags }: RegexTest): number {
  const parsed = /\{[0-9]/.test(expression) ? parseRegex(expression, flags) : undefined;
  return parsed?.ok ? Math.max(parsed.size, expression.length) : expression.length;
}
