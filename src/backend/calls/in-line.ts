import { type OperatorTable, type Printed, printedLeaf, printJunction, printNegation } from '../precedence.js';
import type { Argument, Expression } from './expression.js';

/** Writes an expression on one line, with the operators of a language. */
export function inLineWriter(operators: OperatorTable): (expression: Expression) => Printed {
  // What stands on one line is asked for at each level above it.
  const printed = new WeakMap<Expression, Printed>();
  const inLine = (expression: Expression): Printed => {
    let line = printed.get(expression);
    if (line === undefined) {
      line = print(expression);
      printed.set(expression, line);
    }
    return line;
  };
  const print = (expression: Expression): Printed => {
    switch (expression.kind) {
      case 'call':
        return printedLeaf(callInLine(expression.name, expression.arguments));
      case 'not':
        return printNegation(operators, inLine(expression.operand));
      case 'and':
      case 'or':
        return printJunction(operators, expression.kind, expression.operands.map(inLine));
    }
  };
  return inLine;
}

/** A call on one line. */
export const callInLine = (name: string, args: readonly Argument[]): string =>
  `${name}(${args.map(argumentInLine).join(', ')})`;

/** An argument on one line. */
export const argumentInLine = (argument: Argument): string =>
  typeof argument === 'string' ? argument : `[${argument.join(', ')}]`;
