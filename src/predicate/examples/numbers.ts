import type { NumberValue } from '../predicate.js';

/** More numbers are not combined with each other. */
const maxBounds = 50;

/** Numbers at, next to and between some bounds: if the bounds leave room for any, it is likely to be one of these. */
export function numbersAround(bounds: readonly NumberValue[]): readonly NumberValue[] {
  const some = bounds.slice(0, maxBounds);
  return [...some.flatMap((bound) => [bound, above(bound), below(bound)]), ...between(some)];
}

/** The next greater number worth showing: one more, or where that makes no difference, twice as much. */
export const above = (value: NumberValue): NumberValue =>
  typeof value === 'bigint'
    ? value + 1n
    : finite(value + 1 > value ? value + 1 : value > 0 ? value * 2 : value / 2, value);

/** The next smaller number worth showing. */
export const below = (value: NumberValue): NumberValue =>
  typeof value === 'bigint'
    ? value - 1n
    : finite(value - 1 < value ? value - 1 : value > 0 ? value / 2 : value * 2, value);

/** JSON has no infinity. */
const finite = (value: number, otherwise: number): number => (Number.isFinite(value) ? value : otherwise);

function between(bounds: readonly NumberValue[]): readonly NumberValue[] {
  const sorted = bounds.map(Number).sort((a, b) => a - b);
  return sorted
    .slice(1)
    .map((bound, index) => (sorted[index] ?? bound) / 2 + bound / 2)
    .filter(Number.isFinite);
}
