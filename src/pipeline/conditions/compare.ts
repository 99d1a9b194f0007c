import type { PlainValue } from '../plain-value.js';

/** The comparisons of `processing_state`. */
export const comparisons = ['eq', 'ne', 'gte', 'gt', 'lte', 'lt'] as const;
export type ComparisonName = (typeof comparisons)[number];

/** Compares two plain values; values of different kinds are not equal, and in no order. */
export function compareValues(left: PlainValue, comparison: ComparisonName, right: PlainValue): boolean {
  switch (comparison) {
    case 'eq':
      return isSame(left, right);
    case 'ne':
      return !isSame(left, right);
    default:
      return inOrder(left, comparison, right);
  }
}

function inOrder(left: PlainValue, comparison: 'gte' | 'gt' | 'lte' | 'lt', right: PlainValue): boolean {
  const areTexts = typeof left === 'string' && typeof right === 'string';
  if (!areTexts && !(isNumber(left) && isNumber(right))) return false;
  const difference = left < right ? -1 : left > right ? 1 : 0;
  switch (comparison) {
    case 'gte':
      return difference >= 0;
    case 'gt':
      return difference > 0;
    case 'lte':
      return difference <= 0;
    case 'lt':
      return difference < 0;
    default:
      return comparison satisfies never;
  }
}

const isNumber = (value: PlainValue): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

function isSame(left: PlainValue, right: PlainValue): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((one, index) => isSame(one, right[index] ?? null));
  }
  if (left instanceof Map && right instanceof Map) {
    return (
      left.size === right.size && [...left].every(([key, one]) => right.has(key) && isSame(one, right.get(key) ?? null))
    );
  }
  return left === right;
}
