/** How strongly an operator binds; operands of an operator that bind weaker get parentheses. */
export interface OperatorTable {
  readonly and: { readonly text: string; readonly strength: number };
  readonly or: { readonly text: string; readonly strength: number };
  readonly not: { readonly text: string; readonly strength: number };
}

/** A piece of a query, and how strongly its outermost operator binds. */
export interface Printed {
  readonly text: string;
  /** Unknown binds weakest: what no table knows gets parentheses. */
  readonly strength?: number | undefined;
}

/** A piece that never needs parentheses. */
export const printedLeaf = (text: string): Printed => ({ text, strength: Number.POSITIVE_INFINITY });

/** The pieces with the operator between them. */
export function printJunction(table: OperatorTable, kind: 'and' | 'or', operands: readonly Printed[]): Printed {
  const { text, strength } = table[kind];
  return { text: operands.map((operand) => enclose(operand, strength, true)).join(text), strength };
}

/** The piece negated. */
export function printNegation(table: OperatorTable, operand: Printed): Printed {
  const { text, strength } = table.not;
  return { text: text + enclose(operand, strength), strength };
}

/**
 * In parentheses if it binds weaker than the operator around it; inside of a junction also if it binds equally, for an
 * operand of the same kind never stands there, and some targets give `and` and `or` the same strength.
 */
export function enclose(operand: Printed, strength: number, inJunction = false): string {
  const own = operand.strength ?? Number.NEGATIVE_INFINITY;
  return own < strength || (inJunction && own === strength) ? `(${operand.text})` : operand.text;
}
