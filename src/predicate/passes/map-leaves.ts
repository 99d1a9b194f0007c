import { junction, negation } from '../build.js';
import type { FieldPredicate, KeywordPredicate, Predicate } from '../predicate.js';

/** Replaces each test of a field or keyword; the result is in normal form again. */
export function mapLeaves(
  predicate: Predicate,
  replace: (leaf: FieldPredicate | KeywordPredicate) => Predicate,
): Predicate {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const operands = predicate.operands.map((operand) => mapLeaves(operand, replace));
      const changed = operands.some((operand, index) => operand !== predicate.operands[index]);
      return changed ? junction(predicate.kind, operands, predicate.origin) : predicate;
    }
    case 'not': {
      const operand = mapLeaves(predicate.operand, replace);
      return operand === predicate.operand ? predicate : negation(operand, predicate.origin);
    }
    case 'field':
    case 'keyword':
      return replace(predicate);
    case 'constant':
      return predicate;
  }
}
