import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNumbers, equalNumbers, numberOf, parseJsonNumber } from '../../src/predicate/number.js';

describe('the number that a text is', () => {
  it.each([
    ['0', 0],
    ['-0', -0],
    ['12', 12],
    ['-12.50', -12.5],
    ['1e3', 1000],
    ['1E-2', 0.01],
    ['1.0', 1],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    ['123456789012345678901234567890', 123456789012345678901234567890n],
  ])('%s', (text, value) => expect(parseJsonNumber(text)).toBe(value));

  it.each([
    '',
    ' 1',
    '1 ',
    '1\n',
    '+1',
    '01',
    '-01',
    '.5',
    '1.',
    '1e',
    '0x1F',
    '1_000',
    '1,000',
    'Infinity',
    'NaN',
    '--1',
    '1n',
    '١',
    'true',
  ])('none: %j', (text) => expect(parseJsonNumber(text)).toBe(undefined));

  it('exists wherever JSON has one', () => {
    const text = fc
      .array(fc.constantFrom('0', '1', '9', '-', '+', '.', 'e', 'E', ' '), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (one) => {
        let expected: unknown;
        try {
          expected = /^\s|\s$/.test(one) ? undefined : JSON.parse(one);
        } catch {
          expected = undefined;
        }
        const value = parseJsonNumber(one);
        expect(value === undefined ? undefined : Number(value)).toBe(expected);
      }),
      { numRuns: 10_000 },
    );
  });

  it('takes no time for very many digits', () => {
    const begin = performance.now();
    parseJsonNumber('9'.repeat(1_000_000));
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

describe('numbers', () => {
  it.each([
    [1, 1],
    ['1.0', 1],
    [9007199254740993n, 9007199254740993n],
    ['x', undefined],
    [true, undefined],
    [null, undefined],
  ])('the number of %s', (value, number) => expect(numberOf(value)).toBe(number));

  it('compare and equal exactly, bigints with numbers too', () => {
    const number = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
      fc.constantFrom(2 ** 53, 2n ** 53n + 1n, 2 ** 60, 2n ** 60n, 0, -0, 0.5),
    );
    // As fractions of integers, exactly.
    const scaled = (value: number | bigint): bigint => {
      if (typeof value === 'bigint') return value << 1100n;
      const bits = new DataView(new ArrayBuffer(8));
      bits.setFloat64(0, value);
      const raw = bits.getBigUint64(0);
      const exponent = (raw >> 52n) & 0x7ffn;
      const fraction = (raw & ((1n << 52n) - 1n)) | (exponent === 0n ? 0n : 1n << 52n);
      const size = fraction << ((exponent === 0n ? 1n : exponent) + 1100n - 1075n);
      return raw >> 63n === 1n ? -size : size;
    };
    fc.assert(
      fc.property(number, number, (left, right) => {
        const [a, b] = [scaled(left), scaled(right)];
        expect(equalNumbers(left, right)).toBe(a === b);
        expect(compareNumbers(left, 'lt', right)).toBe(a < b);
        expect(compareNumbers(left, 'lte', right)).toBe(a <= b);
        expect(compareNumbers(left, 'gt', right)).toBe(a > b);
        expect(compareNumbers(left, 'gte', right)).toBe(a >= b);
      }),
      { numRuns: 5000 },
    );
  });
});
