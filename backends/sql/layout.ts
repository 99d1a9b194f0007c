import { enclose, type Printed, printJunction, printNegation } from '../../src/backend/precedence.js';
import { type Condition, isNullable, operators } from './condition.js';

/** Longer lines are broken between operands. */
const lineWidth = 110;

/** A printed piece, and whether it stands on several lines. */
interface Piece extends Printed {
  readonly isBroken?: boolean;
}

const unbreakable = Number.POSITIVE_INFINITY;

/** A condition on one line (but for line breaks in literals). */
export const inline = (condition: Condition): string => print(condition, unbreakable).text;

/** The operands of the whole condition on lines of their own, and longer ones broken once more. */
export function whereLines(condition: Condition): string {
  if (condition.kind !== 'and') return print(condition, lineWidth).text;
  return broken(
    'and',
    condition.operands.map((operand) => print(operand, lineWidth)),
  ).text;
}

function print(condition: Condition, width: number): Piece {
  switch (condition.kind) {
    case 'test':
      return condition;
    case 'constant':
      return { text: condition.value ? 'TRUE' : 'FALSE', strength: Number.POSITIVE_INFINITY };
    case 'not': {
      const operand = twoValued(condition.operand, width);
      return { ...printNegation(operators, operand), isBroken: operand.isBroken === true };
    }
    case 'and':
    case 'or': {
      const printed = condition.operands.map((operand) => print(operand, width));
      const length = printed.reduce((sum, { text }) => sum + text.length + 4, 0);
      const fits = length <= width && !printed.some(({ isBroken }) => isBroken);
      return fits ? printJunction(operators, condition.kind, printed) : broken(condition.kind, printed);
    }
  }
}

/** SQL drops rows for which a negated condition is NULL; Sigma has no third value. */
function twoValued(condition: Condition, width: number): Piece {
  const printed = print(condition, width);
  const isNull = isNullable(condition);
  if (printed.isBroken) return onLines(isNull ? 'coalesce' : '', printed.text, isNull ? ',\n  FALSE' : '');
  return isNull ? { text: `coalesce(${printed.text}, FALSE)`, strength: Number.POSITIVE_INFINITY } : printed;
}

function broken(kind: 'and' | 'or', operands: readonly Piece[]): Piece {
  const { text, strength } = operators[kind];
  const lines = operands.map((operand) => {
    const enclosed = enclose(operand, strength, true);
    return operand.isBroken && enclosed !== operand.text ? onLines('', operand.text, '').text : enclosed;
  });
  return { text: lines.join(`\n${text.trimStart()}`), strength, isBroken: true };
}

const onLines = (before: string, text: string, after: string): Piece => ({
  text: `${before}(\n${indent(text)}${after}\n)`,
  strength: Number.POSITIVE_INFINITY,
  isBroken: true,
});

/** Indents lines that begin between tokens; those inside of a literal or a quoted name belong to it. */
export const indent = (text: string): string =>
  `  ${text.replace(/'[^']*'|"[^"]*"|\n/g, (token) => (token === '\n' ? '\n  ' : token))}`;
