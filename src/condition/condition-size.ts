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
  const size = { ...nothing };
  addSize(predicate, size);
  return size;
}

type Sum = { -readonly [Key in keyof SpelledSize]: SpelledSize[Key] };

/** Every rule is measured, so nothing is made for each of its tests. */
function addSize(predicate: Predicate, size: Sum): void {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      for (const operand of predicate.operands) addSize(operand, size);
      break;
    case 'not':
      addSize(predicate.operand, size);
      break;
    case 'constant':
      size.tests++;
      break;
    case 'field':
    case 'keyword':
      size.tests++;
      addLeafSize(predicate, size);
      break;
  }
}

function addLeafSize(leaf: FieldPredicate | KeywordPredicate, size: Sum): void {
  const { test } = leaf;
  if (leaf.kind === 'field') size.characters += leaf.field.length;
  switch (test.kind) {
    case 'pattern': {
      const length = lengthOf(test.pattern);
      size.characters += length;
      if (isSearchedSlowly(test.pattern)) size.unrolled += length;
      break;
    }
    case 'regex':
      size.characters += test.expression.length;
      size.unrolled += unrolledSize(test);
      break;
    case 'field-reference':
      size.characters += test.field.length;
      break;
    case 'query-expression':
      size.characters += test.template.length;
      break;
    default:
  }
}

const isSearchedSlowly = (pattern: Pattern): boolean =>
  pattern.some(({ kind }) => kind === 'any-run') && pattern.some(({ kind }) => kind === 'any-one' || kind === 'one-of');

/** Only counts in braces make an expression larger than it looks; reading all of them again would take long. */
function unrolledSize({ expression, flags }: RegexTest): number {
  const parsed = /\{[0-9]/.test(expression) ? parseRegex(expression, flags) : undefined;
  return parsed?.ok ? Math.max(parsed.size, expression.length) : expression.length;
}
