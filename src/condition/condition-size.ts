import type { FieldPredicate, KeywordPredicate, Predicate } from '../predicate/predicate.js';
import type { ConditionNode } from './ast.js';
import type { TargetFinder } from './references.js';

/** How much something spells out to: what it shares or repeats counts each time. */
export interface SpelledSize {
  readonly tests: number;
  /** Of the tests' texts and field names. */
  readonly characters: number;
}

/** The size of nothing. */
export const nothing: SpelledSize = { tests: 0, characters: 0 };

/** The size of both. */
export const sum = (a: SpelledSize, b: SpelledSize): SpelledSize => ({
  tests: a.tests + b.tests,
  characters: a.characters + b.characters,
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
      return { tests: 1, characters: 0 };
    case 'field':
    case 'keyword':
      return { tests: 1, characters: leafCharacters(predicate) };
  }
}

function leafCharacters(leaf: FieldPredicate | KeywordPredicate): number {
  const { test } = leaf;
  const field = leaf.kind === 'field' ? leaf.field.length : 0;
  if (test.kind === 'regex') return field + test.expression.length;
  if (test.kind === 'field-reference') return field + test.field.length;
  if (test.kind !== 'pattern') return field;
  return test.pattern.reduce((total, part) => total + (part.kind === 'literal' ? part.text.length : 1), field);
}
