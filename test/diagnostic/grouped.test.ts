import { expect, test } from 'vitest';
import { grouped } from '../../src/diagnostic/grouped.js';

test('counts are written as English does', () => {
  const format = new Intl.NumberFormat('en');
  const counts = [0, 7, 12, 999, 1000, 3141, 99_999, 100_000, 1_234_567, Number.MAX_SAFE_INTEGER];
  expect(counts.map(grouped)).toEqual(counts.map((count) => format.format(count)));
  expect(grouped(3141)).toBe('3,141');
});
