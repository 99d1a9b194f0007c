import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batches } from '../../../src/cli/threads/batches.js';

const upTo = (length: number) => Array.from({ length }, (_, index) => index);
const sizes = (length: number, atOnce: number, threads?: number) =>
  [...batches(upTo(length), atOnce, threads)].map((batch) => batch.length);

test('everything is given once, in its order, and never too much at once', () => {
  fc.assert(
    fc.property(
      fc.nat(500),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 8 }),
      (length, atOnce, threads) => {
        const given = [...batches(upTo(length), atOnce, threads)];
        expect(given.flat()).toEqual(upTo(length));
        expect(given.every((batch) => batch.length > 0 && batch.length <= atOnce)).toBe(true);
      },
    ),
  );
});

test('one thread has whole batches', () => {
  expect(sizes(100, 32)).toEqual([32, 32, 32, 4]);
  expect(sizes(64, 32, 1)).toEqual([32, 32]);
});

test('for several threads they get smaller towards the end', () => {
  const given = sizes(400, 32, 2);
  expect(given).toEqual([32, 32, 32, 32, 32, 30, 27, 23, 20, 18, 16, 14, 12, 10, 9, 8, 8, 8, 8, 8, 8, 8, 5]);
});
