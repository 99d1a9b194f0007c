import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type OperatorTable,
  type Printed,
  printedLeaf,
  printJunction,
  printNegation,
} from '../../src/backend/precedence.js';
import type { Predicate } from '../../src/predicate/predicate.js';
import { anyTree, build } from '../predicate/support.js';

const table = (or: number, and: number, not: number): OperatorTable => ({
  or: { text: ' or ', strength: or },
  and: { text: ' and ', strength: and },
  not: { text: 'not ', strength: not },
});

function print(predicate: Predicate, operators: OperatorTable): Printed {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return printJunction(
        operators,
        predicate.kind,
        predicate.operands.map((operand) => print(operand, operators)),
      );
    case 'not':
      return printNegation(operators, print(predicate.operand, operators));
    case 'constant':
      return printedLeaf(String(predicate.value));
    case 'field':
    case 'keyword':
      return printedLeaf(predicate.kind === 'field' ? predicate.field : 'keyword');
  }
}

/** A predicate with all its parentheses. */
function spelled(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return `(${predicate.operands.map(spelled).join(` ${predicate.kind} `)})`;
    case 'not':
      return `(not ${spelled(predicate.operand)})`;
    case 'constant':
      return String(predicate.value);
    case 'field':
    case 'keyword':
      return predicate.kind === 'field' ? predicate.field : 'keyword';
  }
}

/** Reads a printed text with the strengths of a table, and gives it with all its parentheses. */
function readBack(text: string, operators: OperatorTable): string {
  const words = text.match(/[()]|[a-z]+/g) ?? [];
  let at = 0;
  const operand = (): string => {
    const word = words[at++];
    if (word === '(') {
      const inner = junction(Number.NEGATIVE_INFINITY);
      if (words[at++] !== ')') throw new Error(`no ")" in ${text}`);
      return inner;
    }
    if (word === 'not') return `(not ${junction(operators.not.strength)})`;
    return word ?? '';
  };
  /** Takes operators that bind at least as strongly as asked for. */
  const junction = (least: number): string => {
    let left = operand();
    for (;;) {
      const word = words[at];
      if (word !== 'and' && word !== 'or') return left;
      const { strength } = operators[word];
      if (strength < least) return left;
      const operands = [left];
      while (words[at] === word) {
        at++;
        operands.push(junction(strength + 0.5));
      }
      left = `(${operands.join(` ${word} `)})`;
    }
  };
  const whole = junction(Number.NEGATIVE_INFINITY);
  if (at < words.length) throw new Error(`${text} goes on at ${words[at]}`);
  return whole;
}

describe('a printed text', () => {
  it.each([
    ['and stronger than or', table(1, 2, 3)],
    ['or stronger than and', table(2, 1, 3)],
    ['not weaker than both', table(2, 3, 1)],
    ['not between', table(1, 3, 2)],
  ])('reads back as the tree that it was: %s', (_, operators) => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const predicate = build(tree);
        expect(readBack(print(predicate, operators).text, operators)).toBe(spelled(predicate));
      }),
      { numRuns: 2000 },
    );
  });

  it('has no parentheses that change nothing', () => {
    const operators = table(1, 2, 3);
    fc.assert(
      fc.property(anyTree, (tree) => {
        const predicate = build(tree);
        const { text } = print(predicate, operators);
        for (const { index } of text.matchAll(/\(/g)) {
          let depth = 0;
          let end = index;
          do {
            depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
            end++;
          } while (depth > 0);
          const without = `${text.slice(0, index)} ${text.slice(index + 1, end - 1)} ${text.slice(end)}`;
          expect(readBack(without, operators)).not.toBe(spelled(predicate));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of unknown strength gets parentheses everywhere', () => {
    const operators = table(1, 2, 3);
    const unknown: Printed = { text: 'a ? b : c' };
    expect(printNegation(operators, unknown).text).toBe('not (a ? b : c)');
    expect(printJunction(operators, 'or', [unknown, printedLeaf('d')]).text).toBe('(a ? b : c) or d');
    expect(printJunction(operators, 'and', [printedLeaf('d'), unknown]).text).toBe('d and (a ? b : c)');
  });
});
