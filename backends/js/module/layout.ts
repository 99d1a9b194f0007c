import type { Argument, Expression } from '../../../src/backend/calls/expression.js';
import { argumentInLine, inLineWriter } from '../../../src/backend/calls/in-line.js';
import { enclose, type OperatorTable } from '../../../src/backend/precedence.js';
import { isShort, pad, step } from './lines.js';

/** One strength for both: who mixes them is glad of parentheses. */
const operators: OperatorTable = {
  or: { text: ' || ', strength: 1 },
  and: { text: ' && ', strength: 1 },
  not: { text: '!', strength: 2 },
};

const inLine = inLineWriter(operators);

/** The statement that returns an expression, as Prettier would leave it. */
export function returnStatement(expression: Expression, indent: number): readonly string[] {
  const line = `${pad(indent)}return ${inLine(expression).text};`;
  if (isShort(line)) return [line];
  if (!isChain(expression)) return split(expression, indent, 'return ', ';');
  const inner = pad(indent + step) + inLine(expression).text;
  const lines = isShort(inner) ? [inner] : chainLines(expression, indent + step);
  return [`${pad(indent)}return (`, ...lines, `${pad(indent)});`];
}

type Chain = Extract<Expression, { kind: 'and' | 'or' }>;

/** A chain that stands between brackets on lines of their own. */
function chainLines(chain: Chain, indent: number): readonly string[] {
  const [first, second, third] = chain.operands;
  if (first === undefined || second === undefined || third !== undefined || isChain(first) || isChain(second)) {
    return operandLines(chain, indent, '', '');
  }
  // Of two tests the second stays on the line of the first if it can.
  const lines = layOut(first, indent, '', operators[chain.kind].text.trimEnd());
  const joined = `${lines.at(-1)} ${inLine(second).text}`;
  return isShort(joined) ? [...lines.slice(0, -1), joined] : operandLines(chain, indent, '', '');
}

/** The operands of a chain, each from a line of its own on; those after the first stand `inner` deeper. */
function operandLines(chain: Chain, indent: number, before: string, after: string): readonly string[] {
  const { operands, kind } = chain;
  const operator = operators[kind].text.trimEnd();
  const inner = before === '' ? indent : indent + step;
  return operands.flatMap((operand, index) => {
    const [from, opening] = index === 0 ? [indent, before] : [inner, ''];
    return layOut(operand, from, opening, index === operands.length - 1 ? after : operator);
  });
}

/** An operand of a chain with what stands before and after it, on one line if that is not too long. */
function layOut(expression: Expression, indent: number, before: string, after: string): readonly string[] {
  const line = `${pad(indent)}${before}${enclose(inLine(expression), operators.and.strength, true)}${after}`;
  if (isShort(line)) return [line];
  return isChain(expression)
    ? operandLines(expression, indent, `${before}(`, `)${after}`)
    : split(expression, indent, before, after);
}

/** A call or negation on several lines. */
function split(
  expression: Exclude<Expression, Chain>,
  indent: number,
  before: string,
  after: string,
): readonly string[] {
  if (expression.kind === 'call') return splitCall(expression.name, expression.arguments, indent, before, after);
  const { operand } = expression;
  if (!isChain(operand)) return operand.kind === 'not' ? [] : split(operand, indent, `${before}!`, after);
  return [`${pad(indent)}${before}!(`, ...chainLines(operand, indent + step), `${pad(indent)})${after}`];
}

/** A call on several lines: a list at its end opens on the first of them, or else each argument has one. */
export function splitCall(
  name: string,
  args: readonly Argument[],
  indent: number,
  before: string,
  after: string,
): readonly string[] {
  const others = args.slice(0, -1).map(argumentInLine);
  const last = args.at(-1);
  const opening = `${pad(indent)}${before}${name}(${others.map((other) => `${other}, `).join('')}[`;
  if (last !== undefined && isList(last) && !isNumbers(last) && !args.slice(0, -1).some(isList) && isShort(opening)) {
    return [opening, ...listLines(last, indent + step), `${pad(indent)}])${after}`];
  }
  const lines = args.flatMap((one) => argumentLines(one, indent + step));
  return [`${pad(indent)}${before}${name}(`, ...lines, `${pad(indent)})${after}`];
}

function argumentLines(argument: Argument, indent: number): readonly string[] {
  const line = `${pad(indent)}${argumentInLine(argument)},`;
  if (!isList(argument) || isShort(line)) return [line];
  return [`${pad(indent)}[`, ...listLines(argument, indent + step), `${pad(indent)}],`];
}

/** The elements of a list, each on a line; of numbers as many as fit. */
function listLines(list: readonly string[], indent: number): readonly string[] {
  if (!isNumbers(list)) return list.map((item) => `${pad(indent)}${item},`);
  const lines: string[] = [];
  for (const item of list) {
    const joined = `${lines.at(-1)} ${item},`;
    if (lines.length > 0 && isShort(joined)) lines[lines.length - 1] = joined;
    else lines.push(`${pad(indent)}${item},`);
  }
  return lines;
}

const isList = (argument: Argument): argument is readonly string[] => typeof argument !== 'string';

const isNumbers = (list: readonly string[]): boolean => list.every((item) => /^-?[\d.]+(?:e-?\d+)?$/.test(item));

const isChain = (expression: Expression): expression is Chain => expression.kind === 'and' || expression.kind === 'or';
