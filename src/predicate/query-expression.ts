import type { Placed } from '../diagnostic/diagnostic.js';
import type { Predicate } from './predicate.js';

/** Where a predicate first has an expression in the words of a target, which nothing else can evaluate. */
export function queryExpressionIn(predicate: Predicate): Placed | undefined {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      for (const operand of predicate.operands) {
        const found = queryExpressionIn(operand);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'not':
      return queryExpressionIn(predicate.operand);
    case 'field':
      return predicate.test.kind === 'query-expression' ? predicate.origin : undefined;
    case 'keyword':
    case 'constant':
      return undefined;
    default:
      return predicate satisfies never;
  }
}
