import type { Scalar } from '../event/values.js';
import type { Comparison, NumberValue } from './predicate.js';

const jsonNumber = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$/;

/** The number that a text is when it is a JSON number (no white space, no leading zeros, no `+`), else undefined. */
export function parseJsonNumber(text: string): NumberValue | undefined {
  // A number of more digits than this is not one that anybody compares; and BigInt() is quadratic.
  if (text.length > 400) return undefined;
  const match = jsonNumber.exec(text);
  if (match === null) return undefined;
  const value = Number(text);
  const isInteger = match[3] === undefined && (match[2] === undefined || /^\.0+$/.test(match[2]));
  return isInteger && !Number.isSafeInteger(value) ? BigInt(text.replace(/\..*/, '')) : value;
}

/** The number that a value is: a number itself, or text of a JSON number. */
export function numberOf(value: Scalar): NumberValue | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return typeof value === 'string' ? parseJsonNumber(value) : undefined;
}

/** Whether `left` compares so with `right`; exact between numbers and bigints too. */
export function compareNumbers(left: NumberValue, comparison: Comparison, right: NumberValue): boolean {
  switch (comparison) {
    case 'lt':
      return left < right;
    case 'lte':
      return left <= right;
    case 'gt':
      return left > right;
    case 'gte':
      return left >= right;
  }
}

/** Whether two numbers are equal, exactly, whatever their types. */
// biome-ignore lint/suspicious/noDoubleEquals: only `==` compares numbers with bigints
export const equalNumbers = (left: NumberValue, right: NumberValue): boolean => left == right;
