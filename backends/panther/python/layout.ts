import type { Argument, Expression } from '../../../src/backend/calls/expression.js';
import { argumentInLine, inLineWriter } from '../../../src/backend/calls/in-line.js';
import { lineWidth } from '../../../src/backend/calls/line-width.js';
import { enclose, type OperatorTable } from '../../../src/backend/precedence.js';

/** As black has it. */
export const lineLength = 88;
const step = 4;

/** One strength for both: who mixes them is glad of parentheses. */
const operators: OperatorTable = {
  or: { text: ' or ', strength: 1 },
  and: { text: ' and ', strength: 1 },
  not: { text: 'not ', strength: 2 },
};

const inLine = inLineWriter(operators);

/**
 * The statements that return an expression, as black would leave them. Where black would break a chain of two within one
 * of its operands, the operands become statements of their own.
 */
export function returnStatements(expression: Expression, indent: number): readonly string[] {
  const chain = longPair(expression, indent, 'return ', '');
  if (chain === undefined) return layOut(expression, indent, 'return ', '');
  const { kind, first, second } = chain;
  return [
    ...(kind === 'and'
      ? ifStatements(negated(first), indent, (inner) => [`${pad(inner)}return False`])
      : ifStatements(first, indent, (inner) => [`${pad(inner)}return True`])),
    ...returnStatements(second, indent),
  ];
}

/** What is done if a condition holds; `body` has to end with a return. */
function ifStatements(
  condition: Expression,
  indent: number,
  body: (indent: number) => readonly string[],
): readonly string[] {
  const chain = longPair(condition, indent, 'if ', ':');
  if (chain === undefined) return [...layOut(condition, indent, 'if ', ':'), ...body(indent + step)];
  const { kind, first, second } = chain;
  if (kind === 'or') return [...ifStatements(first, indent, body), ...ifStatements(second, indent, body)];
  return [...joinedPair(first, second, indent), ...body(indent + step)];
}

/** `if a and b:` as black breaks it: within the second of them if the first fits before it, or else within the first. */
function joinedPair(first: Expression, second: Expression, indent: number): readonly string[] {
  const [one, other] = [first, second].map((operand) => enclose(inLine(operand), operators.and.strength, true));
  const before = `if ${one} and `;
  const [opening = ''] = split(second, indent, before, ':');
  if (isShort(opening)) return split(second, indent, before, ':');
  const lines = split(first, indent, 'if ', ` and ${other}:`);
  const last = lines.at(-1) ?? '';
  return isShort(last) ? lines : [...lines.slice(0, -1), ...split(second, indent, ') and ', ':')];
}

/** A chain of two that does not fit on a line. */
function longPair(expression: Expression, indent: number, before: string, after: string) {
  if (expression.kind !== 'and' && expression.kind !== 'or') return undefined;
  const [first, second, third] = expression.operands;
  if (first === undefined || second === undefined || third !== undefined) return undefined;
  if (isShort(`${pad(indent)}${before}${inLine(expression).text}${after}`)) return undefined;
  return { kind: expression.kind, first, second };
}

/** A piece of code with what stands before and after it, on one line if that is not too long. */
function layOut(expression: Expression, indent: number, before: string, after: string): readonly string[] {
  const isInChain = !before.endsWith('return ') && !before.endsWith('if ');
  const text = isInChain ? enclose(inLine(expression), operators.and.strength, true) : inLine(expression).text;
  const line = `${pad(indent)}${before}${text}${after}`;
  return isShort(line) ? [line] : split(expression, indent, before, after);
}

/** The same on several lines. */
function split(expression: Expression, indent: number, before: string, after: string): readonly string[] {
  switch (expression.kind) {
    case 'call':
      return splitCall(expression.name, expression.arguments, indent, before, after);
    case 'not':
      return split(expression.operand, indent, `${before}not `, after);
    case 'and':
    case 'or': {
      const inner = indent + step;
      const line = pad(inner) + inLine(expression).text;
      const lines = isShort(line)
        ? [line]
        : expression.operands.flatMap((operand, index) =>
            layOut(operand, inner, index === 0 ? '' : `${expression.kind} `, ''),
          );
      return [`${pad(indent)}${before}(`, ...lines, `${pad(indent)})${after}`];
    }
  }
}

/** A call on several lines: its arguments on one of their own, or each. */
export function splitCall(
  name: string,
  args: readonly Argument[],
  indent: number,
  before: string,
  after: string,
): readonly string[] {
  const inner = indent + step;
  const line = pad(inner) + args.map(argumentInLine).join(', ');
  const lines = isShort(line) ? [line] : args.flatMap((one) => splitArgument(one, inner));
  return [`${pad(indent)}${before}${name}(`, ...lines, `${pad(indent)})${after}`];
}

function splitArgument(argument: Argument, indent: number): readonly string[] {
  const line = `${pad(indent)}${argumentInLine(argument)},`;
  if (typeof argument === 'string' || isShort(line)) return [line];
  return [`${pad(indent)}[`, ...argument.map((item) => `${pad(indent + step)}${item},`), `${pad(indent)}],`];
}

const negated = (expression: Expression): Expression =>
  expression.kind === 'not' ? expression.operand : { kind: 'not', operand: expression };

export const pad = (indent: number): string => ' '.repeat(indent);

/** Black measures the width that a line has on a terminal, in which some characters are wide. */
export const isShort = (line: string): boolean => lineWidth(line) <= lineLength;
