import { error } from '../../diagnostic/diagnostic.js';
import { didYouMean } from '../../diagnostic/suggest.js';
import { spanWithin } from '../../source/scalar-offsets.js';
import type { YamlScalar } from '../../source/yaml-node.js';
import type { Report } from '../parameters.js';

/** A condition expression: `not`, `and`, `or` over the names of conditions. */
export type ConditionExpression =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'not'; readonly operand: ConditionExpression }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly ConditionExpression[] };

interface Token {
  readonly text: string;
  readonly start: number;
}

/** Deeper parentheses than this are no condition of a person. */
const maxDepth = 100;

/** Reads an expression; `not` binds tighter than `and`, and that tighter than `or`. Undefined after a complaint. */
export function parseConditionExpression(
  scalar: YamlScalar,
  names: readonly string[],
  report: Report,
): ConditionExpression | undefined {
  const tokens: Token[] = Array.from(scalar.text.matchAll(/[()]|[\w-]+|[^\s\w()-]/g), (match) => ({
    text: match[0],
    start: match.index,
  }));
  let next = 0;
  const complain = (message: string, token: Token | undefined, notes: readonly string[] = []): undefined => {
    const start = token?.start ?? Math.max(scalar.text.length - 1, 0);
    const at = spanWithin(scalar, start, start + (token?.text.length ?? 1));
    report(error('pipeline/condition-expression', message, { at, notes: [...notes] }));
    return undefined;
  };
  const junction = (kind: 'and' | 'or', read: (depth: number) => ConditionExpression | undefined, depth: number) => {
    const operands: ConditionExpression[] = [];
    for (;;) {
      const operand = read(depth);
      if (operand === undefined) return undefined;
      operands.push(operand);
      if (tokens[next]?.text.toLowerCase() !== kind) break;
      next++;
    }
    const only = operands[0];
    return operands.length === 1 && only !== undefined ? only : { kind, operands };
  };
  const either = (depth: number): ConditionExpression | undefined => junction('or', both, depth);
  const both = (depth: number): ConditionExpression | undefined => junction('and', operand, depth);
  const operand = (depth: number): ConditionExpression | undefined => {
    const token = tokens[next++];
    if (depth > maxDepth) return complain(`parentheses are nested more than ${maxDepth} levels deep`, token);
    if (token === undefined) return complain('a name of a condition is expected at the end', token);
    if (token.text.toLowerCase() === 'not') {
      const negated = operand(depth + 1);
      return negated === undefined ? undefined : { kind: 'not', operand: negated };
    }
    if (token.text === '(') {
      const inner = either(depth + 1);
      if (inner === undefined) return undefined;
      const close = tokens[next++];
      return close?.text === ')' ? inner : complain('a closing parenthesis is missing', close);
    }
    if (names.includes(token.text)) return { kind: 'name', name: token.text };
    return complain(`no condition is named "${token.text}"`, token, didYouMean(token.text, names));
  };
  const result = either(0);
  if (result === undefined) return undefined;
  const rest = tokens[next];
  return rest === undefined ? result : complain('"and" or "or" is expected here', rest);
}

/** The names in an expression. */
export function namesIn(expression: ConditionExpression): readonly string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name];
    case 'not':
      return namesIn(expression.operand);
    case 'and':
    case 'or':
      return expression.operands.flatMap(namesIn);
    default:
      return expression satisfies never;
  }
}
