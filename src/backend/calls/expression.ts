/** An argument of a call: code that fits on a line, or a list of at least two such pieces. */
export type Argument = string | readonly string[];

/** A call of a function. */
export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Argument[];
}

/** An expression of generated code that is true or false. */
export type Expression =
  | Call
  | { readonly kind: 'not'; readonly operand: Expression }
  /** At least two operands, none of them linked by the same operator. */
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] };

/** How deep the parentheses of an expression are nested. */
export function depthOf(expression: Expression): number {
  switch (expression.kind) {
    case 'call':
      return 0;
    case 'not':
      return depthOf(expression.operand);
    case 'and':
    case 'or':
      return 1 + expression.operands.reduce((depth, operand) => Math.max(depth, depthOf(operand)), 0);
  }
}
