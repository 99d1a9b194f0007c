import type { JsonObject, JsonValue } from './event.js';
import { afterSpace, JsonSyntaxError, MAX_JSON_DEPTH, readJsonValue } from './strict-json.js';

/**
 * The value of a JSON text; like JSON.parse, but integers beyond 2^53 become bigints with all their digits.
 * @throws {JsonSyntaxError} (a SyntaxError with the offset) if the text is not one JSON value, if it nests deeper than
 * 1000 levels, or has an integer of more than 10,000 digits
 */
export function parseJson(text: string): JsonValue {
  if (!mayNestTooDeep(text)) {
    try {
      const value = JSON.parse(text) as JsonValue;
      if (!hasLargeNumber(value)) return value;
    } catch {
      // Engines word and place this error differently; our own parser tells where and what in the same way everywhere.
    }
  }
  return parseStrictly(text);
}

function parseStrictly(text: string): JsonValue {
  const { value, end } = readJsonValue(text);
  const rest = afterSpace(text, end);
  if (rest < text.length) throw new JsonSyntaxError('there is more text after the value', rest);
  return value;
}

/**
 * Whether some number may have lost digits, or is infinite for JavaScript. Few values of events are numbers, so that
 * this takes less than looking for many digits in the text, which are also in strings.
 */
function hasLargeNumber(value: JsonValue): boolean {
  if (typeof value === 'number') return !(value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) {
    for (const element of value as readonly JsonValue[]) if (hasLargeNumber(element)) return true;
    return false;
  }
  const object = value as JsonObject;
  for (const key in object) if (hasLargeNumber(object[key] as JsonValue)) return true;
  return false;
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
