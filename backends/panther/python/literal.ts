import type { NumberValue } from '../../../src/predicate/predicate.js';
import { escapeText, oddCharacter } from '../escape.js';

/**
 * A text as a literal of Python, which nothing in it can end: the only place that escapes. Raw where that reads better
 * (with `raw` wherever it can be, for expressions), and with the quotes that black prefers.
 */
export function stringLiteral(text: string, raw = text.includes('\\')): string {
  const rawQuote = raw && !oddCharacter.test(text) ? rawQuoteOf(text) : undefined;
  if (rawQuote !== undefined) return `r${rawQuote}${text}${rawQuote}`;
  const quote = text.includes('"') && countOf(text, '"') > countOf(text, "'") ? "'" : '"';
  return quote + escapeText(text, quote) + quote;
}

/** The quotes of a raw literal, in which a backslash keeps a quote from ending it; undefined if there can be none. */
function rawQuoteOf(text: string): string | undefined {
  const backslashes = [...text.matchAll(/(\\*)"/g)].map(([, run = '']) => run.length);
  const isEndFree = (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 0;
  if (!isEndFree) return undefined;
  if (backslashes.every((count) => count % 2 === 1)) return '"';
  // Black takes each quote after a backslash for escaped, and would change the quotes.
  return text.includes("'") || backslashes.every((count) => count > 0) ? undefined : "'";
}

/** A text in a docstring, which ends with three double quotes. */
export const docstringText = (text: string): string => escapeText(text.replaceAll('"', "'"), '"');

/** A number as a literal of Python. */
export function numberLiteral(value: NumberValue): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return value > 0 ? '1e999' : '-1e999';
  return String(value).replace('e+', 'e');
}

const countOf = (text: string, character: string): number => text.split(character).length - 1;
