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
      // Most passes change few leaves: nothing is built until one changes.
      let operands: Predicate[] | undefined;
      for (const [index, operand] of predicate.operands.entries()) {
        const replaced = mapLeaves(operand, replace);
        if (replaced !== operand) operands ??= predicate.operands.slice(0, index);
        operands?.push(replaced);
      }
      return operands === undefined ? predicate : junction(predicate.kind, operands, predicate.origin);
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

/** Shows each test of a field or keyword, in order. */
export function visitLeaves(predicate: Predicate, visit: (leaf: FieldPredicate | KeywordPredicate) => void): void {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      for (const operand of predicate.operands) visitLeaves(operand, visit);
      break;
    case 'not':
      visitLeaves(predicate.operand, visit);
      break;
    case 'field':
    case 'keyword':
      visit(predicate);
      break;
    case 'constant':
      break;
  }
}
