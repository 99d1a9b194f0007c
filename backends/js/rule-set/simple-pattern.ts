import type { Pattern } from '../../../src/predicate/pattern.js';
import { foldCase } from '../../../src/predicate/text-case.js';
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

/** The longest run of ASCII in a folded text, '' if it has none. */
export function longestAscii(text: string): string {
  let longest = '';
  for (const run of text.match(/[\0-\x7f]+/g) ?? []) if (run.length > longest.length) longest = run;
  return longest;
}

/** The longest run of ASCII that every text of the pattern has somewhere, folded; '' without any. */
export function longestLiteral(pattern: Pattern): string {
  let longest = '';
  for (const part of pattern) {
    if (part.kind !== 'literal') continue;
    const run = longestAscii(foldCase(part.text));
    if (run.length > longest.length) longest = run;
  }
  return longest;
}
