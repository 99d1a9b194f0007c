import type { NumberValue } from '../../../src/predicate/predicate.js';

/**
 * A text as a literal of Python, which nothing in it can end: the only place that escapes. Raw where that reads better
 * (with `raw` wherever it can be, for expressions), and with the quotes that black prefers.
 */
export function stringLiteral(text: string, raw = text.includes('\\')): string {
  const rawQuote = raw && !odd.test(text) ? rawQuoteOf(text) : undefined;
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

const quotes = ['"', "'"] as const;

/** What is no letter, number, punctuation, symbol or space: control characters, halves of characters and the like. */
const odd = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;

const countOf = (text: string, character: string): number => text.split(character).length - 1;

const escapeText = (text: string, quote: string): string =>
  // Most texts have nothing to escape.
  /^[ !#-&(-[\]-~]*$/.test(text) ? text : escapeAll(text, quote);

const escapeAll = (text: string, quote: string): string =>
  text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|[\\"']/gu, (character) => {
    if (character === '\\' || character === quote) return `\\${character}`;
    return quotes.some((one) => one === character) ? character : escapeOdd(character);
  });

const namedEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeOdd(character: string): string {
  const named = namedEscapes[character];
  if (named !== undefined) return named;
  const digits = (character.codePointAt(0) ?? 0).toString(16);
  if (digits.length <= 2) return `\\x${digits.padStart(2, '0')}`;
  return digits.length <= 4 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}
