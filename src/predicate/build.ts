import type { Placed } from '../diagnostic/diagnostic.js';
import { predicateKey } from './key.js';
import type { Predicate } from './predicate.js';

/**
 * The operands linked, in normal form: flat, without duplicates, without constants inside; one operand is itself.
 * No operands at all is the constant that linking nothing gives (`and`: true, `or`: false).
 */
export function junction(kind: 'and' | 'or', operands: readonly Predicate[], origin: Placed): Predicate {
  const only = operands[0];
  if (operands.length === 1 && only !== undefined) return only;
  const absorbing = kind === 'or';
  const flat: Predicate[] = [];
  const seen = new Set<string>();
  for (const operand of operands) {
    for (const part of operand.kind === kind ? operand.operands : [operand]) {
      if (part.kind === 'constant') {
        if (part.value === absorbing) return part;
        continue;
      }
      const key = predicateKey(part);
      if (seen.has(key)) continue;
      seen.add(key);
      flat.push(part);
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
