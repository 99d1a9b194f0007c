import type { FieldName, FieldPredicate, Predicate } from '../predicate.js';

/** Tests of one field, linked: what many targets write as a list of values. At least two tests. */
export interface ValuesGroup {
  readonly kind: 'values';
  readonly field: FieldName;
  readonly linking: 'and' | 'or';
  readonly members: readonly FieldPredicate[];
}

/** A predicate in which tests of one field stand together. */
export type GroupedPredicate =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly GroupedPredicate[] }
  | { readonly kind: 'not'; readonly operand: GroupedPredicate }
  | ValuesGroup
  | Exclude<Predicate, { kind: 'and' | 'or' | 'not' }>;

/**
 * Puts the tests of one field that stand under the same operator together, at the place of the first of them.
 * `canGroup` says which tests the target can write in a list with that operator.
 */
export function groupValuesOfOneField(
  predicate: Predicate,
  canGroup: (leaf: FieldPredicate, linking: 'and' | 'or') => boolean,
): GroupedPredicate {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const groups = new Map<FieldName, FieldPredicate[]>();
      const operands: (GroupedPredicate | FieldPredicate[])[] = [];
      for (const operand of predicate.operands) {
        if (operand.kind !== 'field' || !canGroup(operand, predicate.kind)) {
          operands.push(groupValuesOfOneField(operand, canGroup));
          continue;
        }
        const known = groups.get(operand.field);
        if (known !== undefined) {
          known.push(operand);
        } else {
          const members = [operand];
          groups.set(operand.field, members);
          operands.push(members);
        }
      }
      const linking = predicate.kind;
      const grouped = operands.map((operand) => (Array.isArray(operand) ? valuesGroup(linking, operand) : operand));
      const only = grouped[0];
      return grouped.length === 1 && only !== undefined ? only : { kind: linking, operands: grouped };
    }
    case 'not':
      return { kind: 'not', operand: groupValuesOfOneField(predicate.operand, canGroup) };
    default:
      return predicate;
  }
}

function valuesGroup(linking: 'and' | 'or', members: readonly FieldPredicate[]): GroupedPredicate {
  const first = members[0];
  if (first === undefined) throw new Error('a group has at least one member');
  return members.length === 1 ? first : { kind: 'values', field: first.field, linking, members };
}
