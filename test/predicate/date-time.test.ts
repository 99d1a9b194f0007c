import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentOf, timePartOf } from '../../src/predicate/date-time.js';

const at = (...parts: [number, number, number?, number?, number?, number?]) => Date.UTC(...(parts as [number, number]));

describe('the moment of a value', () => {
  it.each([
    ['2024-02-29', at(2024, 1, 29)],
    ['2024-02-29T12:34:56Z', at(2024, 1, 29, 12, 34, 56)],
    ['2024-02-29t12:34:56z', at(2024, 1, 29, 12, 34, 56)],
    ['2024-02-29 12:34:56', at(2024, 1, 29, 12, 34, 56)],
    ['2024-02-29T12:34', at(2024, 1, 29, 12, 34)],
    ['2024-02-29T12:34:56.789123Z', at(2024, 1, 29, 12, 34, 56)],
    ['2024-02-29T12:34:56,7', at(2024, 1, 29, 12, 34, 56)],
    ['2024-02-29T00:34:56+02:00', at(2024, 1, 28, 22, 34, 56)],
    ['2024-02-29T23:34:56-0130', at(2024, 2, 1, 1, 4, 56)],
    ['2024-02-29T12:34:56+05', at(2024, 1, 29, 7, 34, 56)],
    [0, 0],
    [1709210096, at(2024, 1, 29, 12, 34, 56)],
    [1709210096000, at(2024, 1, 29, 12, 34, 56)],
    [1709210096.5, at(2024, 1, 29, 12, 34, 56) + 500],
    [99_999_999_999, 99_999_999_999_000],
    [100_000_000_000, 100_000_000_000],
    [-86_400, -86_400_000],
  ])('%s', (value, moment) => {
    expect(Math.abs((momentOf(value) ?? Number.NaN) - moment)).toBeLessThan(1000);
  });

  it.each([
    ...[
      '',
      'now',
      '2024',
      '2024-02',
      '2024-02-30',
      '2023-02-29',
      '2024-13-01',
      '2024-00-01',
      '2024-01-00',
      '24-01-01',
      '2024-1-1',
    ],
    ...[
      '2024-01-01T',
      '2024-01-01T24:00:01',
      '2024-01-01T12:60',
      '2024-01-01T12:34:61',
      '2024-01-01T12:34:56+24:00',
      '2024-01-01T12:34:56+01:60',
      '2024-01-01T12:34:56 Z',
    ],
    ...[
      ' 2024-01-01',
      '2024-01-01 ',
      '2024-01-01\n',
      '2024-01-01T12:34:56Zx',
      '+02024-01-01',
      '1709210096',
      '٢٠٢٤-01-01',
      `2024-01-01T12:34:56.${'1'.repeat(100)}Z`,
    ],
  ])('none: %j', (text) => expect(momentOf(text)).toBe(undefined));

  it.each([true, false, null, 1e300, Number.POSITIVE_INFINITY, Number.NaN, 10n ** 20n])('none: %s', (value) =>
    expect(momentOf(value)).toBe(undefined),
  );

  it('of every text that JavaScript prints is what it was', () => {
    const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (one) => {
        expect(momentOf(one.toISOString())).toBe(Math.floor(one.getTime() / 1000) * 1000);
      }),
    );
  });
});

describe('the parts of a moment', () => {
  it.each([
    ['minute', 34],
    ['hour', 12],
    ['day', 29],
    ['week', 9],
    ['month', 2],
    ['year', 2024],
  ] as const)('%s', (part, value) => expect(timePartOf(at(2024, 1, 29, 12, 34, 56), part)).toBe(value));

  it.each([
    ['2005-01-01', 53],
    ['2005-01-02', 53],
    ['2005-01-03', 1],
    ['2005-12-31', 52],
    ['2006-01-01', 52],
    ['2007-12-31', 1],
    ['2008-12-28', 52],
    ['2008-12-29', 1],
    ['2009-12-31', 53],
    ['2010-01-03', 53],
    ['2010-01-04', 1],
    ['1969-12-28', 52],
    ['1969-12-29', 1],
  ])('the ISO week of %s is %i', (text, week) => expect(timePartOf(momentOf(text) ?? 0, 'week')).toBe(week));

  it('the ISO week counts from the Monday before the 4th of January', () => {
    // Independently: walk from the first Monday of the ISO year, for the ISO year that the date lies in.
    const day = 86_400_000;
    const firstMonday = (year: number) => {
      const fourth = Date.UTC(year, 0, 4);
      return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day;
    };
    const date = fc.date({ min: new Date('1000-01-01'), max: new Date('3000-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (one) => {
        const moment = one.getTime();
        const year =
          [one.getUTCFullYear() + 1, one.getUTCFullYear(), one.getUTCFullYear() - 1].find(
            (y) => firstMonday(y) <= moment,
          ) ?? 0;
        expect(timePartOf(moment, 'week')).toBe(Math.floor((moment - firstMonday(year)) / (7 * day)) + 1);
      }),
      { numRuns: 5000 },
    );
  });
});
