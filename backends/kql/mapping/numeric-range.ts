import type { NumberValue } from '../../../src/predicate/predicate.js';
import type { FieldType, NumericType } from './field-type.js';

type NumberType = Extract<FieldType, { kind: 'number' }>;

/** The least and the greatest number of each type. */
const ranges: Readonly<Record<NumericType, readonly [least: NumberValue, greatest: NumberValue]>> = {
  long: [-(2n ** 63n), 2n ** 63n - 1n],
  integer: [-(2 ** 31), 2 ** 31 - 1],
  short: [-(2 ** 15), 2 ** 15 - 1],
  byte: [-128, 127],
  unsigned_long: [0, 2n ** 64n - 1n],
  double: [-Number.MAX_VALUE, Number.MAX_VALUE],
  float: [-(2 - 2 ** -23) * 2 ** 127, (2 - 2 ** -23) * 2 ** 127],
  half_float: [-65504, 65504],
  scaled_float: [-Number.MAX_VALUE, Number.MAX_VALUE],
};

/** Where a number lies beside the numbers of a type. */
export function placeInRange(value: NumberValue, { name }: NumberType): 'below' | 'inside' | 'above' {
  const [least, greatest] = ranges[name];
  if (value < least) return 'below';
  return value > greatest ? 'above' : 'inside';
}

/** Whether the type has whole numbers only. */
export const isWhole = ({ name }: NumberType): boolean =>
  name === 'long' || name === 'integer' || name === 'short' || name === 'byte' || name === 'unsigned_long';

/** Whether the type holds just this number, and not only one near it. The number is in its range. */
export function holdsExactly(value: NumberValue, { name, scalingFactor }: NumberType): boolean {
  const number = Number(value);
  if (typeof value === 'bigint' && !isWholeName(name) && BigInt(number) !== value) return false;
  switch (name) {
    case 'float':
      return Math.fround(number) === number;
    case 'half_float':
      return Number.isInteger(number) && Math.abs(number) <= 2048;
    case 'scaled_float':
      return scalingFactor !== undefined && Number.isSafeInteger(number * scalingFactor);
    default:
      return true;
  }
}

const isWholeName = (name: NumericType): boolean => isWhole({ kind: 'number', name });
