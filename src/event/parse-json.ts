import type { JsonValue } from './event.js';
import { afterSpace, JsonSyntaxError, MAX_JSON_DEPTH, readJsonValue } from './strict-json.js';

/** Looked for first, as an engine can skip most of a text for it. */
const SIXTEEN_DIGITS = /\d{16}/;
/** Integers of 16 digits and more outside of strings; a few such runs inside of strings are also found. */
const LONG_INTEGER = /(?:^|[\s:,[-])\d{16,}(?=\s*(?:[,}\]]|$))/;

/**
 * The value of a JSON text; like JSON.parse, but integers beyond 2^53 become bigints with all their digits.
 * @throws {JsonSyntaxError} (a SyntaxError with the offset) if the text is not one JSON value, if it nests deeper than
 * 1000 levels, or has an integer of more than 10,000 digits
 */
export function parseJson(text: string): JsonValue {
  if (!mayNestTooDeep(text) && !hasLongInteger(text)) {
    try {
      return JSON.parse(text) as JsonValue;
    } catch {
      // Engines word and place this error differently; our own parser tells where and what in the same way everywhere.
    }
  }
  return parseStrictly(text);
}

const hasLongInteger = (text: string): boolean => SIXTEEN_DIGITS.test(text) && LONG_INTEGER.test(text);

function parseStrictly(text: string): JsonValue {
  const { value, end } = readJsonValue(text);
  const rest = afterSpace(text, end);
  if (rest < text.length) throw new JsonSyntaxError('there is more text after the value', rest);
  return value;
}

/** JSON.parse takes any depth. A text with few opening brackets cannot be deep, and counting them costs nearly nothing. */
function mayNestTooDeep(text: string): boolean {
  if (text.length <= 2 * MAX_JSON_DEPTH) return false;
  return count(text, '{') + count(text, '[') > MAX_JSON_DEPTH;
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found++;
  return found;
}
