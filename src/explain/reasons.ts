import type { Predicate } from '../predicate/predicate.js';
import type { Explanation } from './explain.js';

/**
 * The parts that made the verdict, in the order of the rule and one by one as they are asked for: of what failed, all
 * parts that would have to hold; of what holds, the first part that is enough. A list of values for one field that all
 * failed is one reason: the list.
 */
export const reasonsOf = (explanation: Explanation): Generator<Explanation> => reasonsIn(explanation, new Set());

function* reasonsIn(explanation: Explanation, seen: Set<Explanation>): Generator<Explanation> {
  if (seen.has(explanation)) return;
  seen.add(explanation);
  switch (explanation.kind) {
    case 'field':
    case 'keyword':
    case 'constant':
      yield explanation;
      return;
    case 'not':
      yield* reasonsIn(explanation.part, seen);
      return;
    case 'and':
    case 'or': {
      const { kind, verdict, parts, predicate } = explanation;
      if (kind === 'or' && verdict) {
        const enough = parts.find((part) => part.verdict);
        if (enough !== undefined) yield* reasonsIn(enough, seen);
      } else if (kind === 'or' && subjectOf(predicate) !== undefined) {
        yield explanation;
      } else {
        for (const part of parts) if (part.verdict === verdict) yield* reasonsIn(part, seen);
      }
      return;
    }
    default:
      explanation satisfies never;
  }
}

/** What all operands of a junction test directly, if it is one thing: a field, or (`keyword`) everything. */
export function subjectOf(
  predicate: Predicate,
): { readonly kind: 'field'; readonly name: string } | { readonly kind: 'keyword' } | undefined {
  if (predicate.kind !== 'and' && predicate.kind !== 'or') return undefined;
  const [first] = predicate.operands;
  if (first?.kind === 'keyword') {
    return predicate.operands.every(({ kind }) => kind === 'keyword') ? { kind: 'keyword' } : undefined;
  }
  if (first?.kind !== 'field') return undefined;
  const { field } = first;
  // What a field is compared with is another field: that one has to be told too.
  const isSame = predicate.operands.every(
    (operand) => operand.kind === 'field' && operand.field === field && operand.test.kind !== 'field-reference',
  );
  return isSame ? { kind: 'field', name: field } : undefined;
}
