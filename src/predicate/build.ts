import type { Placed } from '../diagnostic/diagnostic.js';
import type { Predicate } from './predicate.js';
import { leafKey, predicateHash, samePredicate } from './same.js';

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
  const tests = new Set<string>();
  const others = new Map<number, Predicate[]>();
  return (predicate) => {
    if (predicate.kind === 'field' || predicate.kind === 'keyword') {
      const before = tests.size;
      tests.add(leafKey(predicate));
      return tests.size > before;
    }
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
