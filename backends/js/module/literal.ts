import { lineText } from '../../../src/backend/clean-text.js';
import type { NumberValue } from '../../../src/predicate/predicate.js';

const namedEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text as a literal of JavaScript, which nothing in it can end, nor a script element around it: the only place that
 * escapes. What is no letter, number, punctuation, symbol or space is written as its number.
 */
export function stringLiteral(text: string): string {
  const quote = countOf(text, '"') > countOf(text, "'") ? "'" : '"';
  // Most texts have nothing to escape.
  if (/^[ !#-&(-;=-[\]-~]*$/.test(text)) return quote + text + quote;
  const escaped = text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|[\\"']|<(?=[!/])/gu, (character) => {
    if (character === '\\' || character === quote) return `\\${character}`;
    if (character === '"' || character === "'") return character;
    return namedEscapes[character] ?? numbered(character.codePointAt(0) ?? 0);
  });
  return quote + escaped + quote;
}

/** An expression in the syntax of JavaScript as a literal, which nothing in it can end. */
export function regexLiteral(expression: string): string {
  const escaped = expression
    .replaceAll('/', '\\/')
    .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|<(?=!)/gu, (character) => numbered(character.codePointAt(0) ?? 0, true));
  return `/${escaped === '' ? '(?:)' : escaped}/u`;
}

/** A number as a literal. */
export function numberLiteral(value: NumberValue): string {
  return typeof value === 'bigint' ? `${value}n` : String(value).replace('e+', 'e');
}

/** A text for a comment that ends with its line, in which it cannot be the first word. */
export const commentText = (text: string): string =>
  lineText(text).replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|<(?=[!/])/gu, (character) =>
    numbered(character.codePointAt(0) ?? 0),
  );

function numbered(codePoint: number, isBraced = codePoint > 0xffff): string {
  const digits = codePoint.toString(16);
  if (digits.length <= 2) return `\\x${digits.padStart(2, '0')}`;
  return isBraced ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}

const countOf = (text: string, character: string): number => text.split(character).length - 1;
