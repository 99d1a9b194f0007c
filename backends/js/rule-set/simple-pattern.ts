import type { Pattern } from '../../../src/predicate/pattern.js';
import { foldCase } from '../../../src/predicate/text-case.js';
import type { RegexNode } from '../../../src/regex/ast.js';
import { makeSet } from '../../../src/regex/code-points.js';
import type { Relation } from './prepared-test.js';

/** A pattern of one text with `*` before or after it at most. */
export interface SimplePattern {
  readonly relation: Relation;
  /** Folded. */
  readonly text: string;
}

/** The pattern as plain text at some place, or undefined if it is more than that. */
export function simplePattern(pattern: Pattern): SimplePattern | undefined {
  const [first, second, third] = pattern;
  if (first === undefined) return { relation: 'equals', text: '' };
  if (first.kind === 'literal') {
    if (pattern.length === 1) return { relation: 'equals', text: foldCase(first.text) };
    if (pattern.length === 2 && second?.kind === 'any-run')
      return { relation: 'startswith', text: foldCase(first.text) };
    return undefined;
  }
  if (first.kind !== 'any-run' || second?.kind !== 'literal') return undefined;
  if (pattern.length === 2) return { relation: 'endswith', text: foldCase(second.text) };
  if (pattern.length === 3 && third?.kind === 'any-run') return { relation: 'contains', text: foldCase(second.text) };
  return undefined;
}

/** The longest text that stands in every text of the pattern, folded; '' without any. */
export function longestLiteral(pattern: Pattern): string {
  let longest = '';
  for (const part of pattern) {
    if (part.kind !== 'literal' || part.text.length <= longest.length) continue;
    longest = foldCase(part.text);
  }
  return longest;
}

/** The pattern as an expression; both are about folded texts. */
export function patternNode(pattern: Pattern): RegexNode {
  const nodes = pattern.map((part): RegexNode => {
    switch (part.kind) {
      case 'literal':
        return { kind: 'literal', text: part.text, ignoreCase: true };
      case 'any-one':
        return { kind: 'any', newline: true };
      case 'any-run':
        return { kind: 'repeat', node: { kind: 'any', newline: true }, min: 0, max: undefined, greedy: true };
      case 'one-of': {
        const ranges = part.characters.map((one) => one.codePointAt(0) ?? 0).map((at) => ({ first: at, last: at }));
        return { kind: 'class', ranges: makeSet(ranges) };
      }
    }
  });
  return { kind: 'concatenation', nodes };
}
