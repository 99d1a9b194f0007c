import type { Placed } from '../diagnostic/diagnostic.js';
import type { FieldPredicate, KeywordPredicate, Predicate } from './predicate.js';
import { leafKey, leafWeight, predicateHash, samePredicate } from './same.js';

/**
 * The operands linked, in normal form: flat, without duplicates, without constants inside; one operand is itself.
 * No operands at all is the constant that linking nothing gives (`and`: true, `or`: false).
 */
export function junction(kind: 'and' | 'or', operands: readonly Predicate[], origin: Placed): Predicate {
  const only = operands[0];
  if (operands.length === 1 && only !== undefined) return only;
  const absorbing = kind === 'or';
  const flat: Predicate[] = [];
  const isNew = duplicateFilter();
  // A condition may have one operand, large and shared, thousands of times.
  for (const operand of new Set(operands)) {
    for (const part of operand.kind === kind ? operand.operands : [operand]) {
      if (part.kind === 'constant') {
        if (part.value === absorbing) return part;
      } else if (isNew(part)) {
        flat.push(part);
      }
    }
  }
  const single = flat[0];
  if (single === undefined) return { kind: 'constant', value: !absorbing, origin };
  return flat.length === 1 ? single : { kind, operands: flat, origin };
}

/** The negation, never of a negation or a constant. */
export function negation(operand: Predicate, origin: Placed): Predicate {
  if (operand.kind === 'not') return operand.operand;
  if (operand.kind === 'constant') return { ...operand, value: !operand.value };
  return { kind: 'not', operand, origin };
}

/** Tells whether a predicate is built like none that it was asked about before. */
function duplicateFilter(): (predicate: Predicate) => boolean {
  const tests = new Map<number, AlikeTests>();
  const others = new Map<number, Predicate[]>();
  return (predicate) => {
    if (predicate.kind === 'field' || predicate.kind === 'keyword') return isNewTest(predicate, tests);
    const hash = predicateHash(predicate);
    const alike = others.get(hash);
    if (alike === undefined) {
      others.set(hash, [predicate]);
      return true;
    }
    // Only a rule made for the purpose has so many with one hash; a duplicate more does not change its meaning.
    if (alike.length < 64 && alike.some((other) => samePredicate(predicate, other))) return false;
    alike.push(predicate);
    return true;
  };
}

type Leaf = FieldPredicate | KeywordPredicate;

/** Tests of one weight: the first, and the keys of all once there are more. */
interface AlikeTests {
  readonly first: Leaf;
  keys: Set<string> | undefined;
}

/** Nearly all tests have a weight of their own, and need no key. */
function isNewTest(leaf: Leaf, tests: Map<number, AlikeTests>): boolean {
  const weight = leafWeight(leaf);
  const alike = tests.get(weight);
  if (alike === undefined) {
    tests.set(weight, { first: leaf, keys: undefined });
    return true;
  }
  alike.keys ??= new Set([leafKey(alike.first)]);
  const before = alike.keys.size;
  alike.keys.add(leafKey(leaf));
  return alike.keys.size > before;
}
