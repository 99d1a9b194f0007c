import { type Case, conditional, each, matches, misses, withoutScalar } from '../case.js';
import { jsonText } from './sql.js';

const range = conditional('kql/range');

const noNumbers = [
  ...each(misses, 'f', ['', 'x', '5x', ' 5', '05', '+5', 'Infinity', true, false], 'no number'),
  ...withoutScalar('f'),
];

export const comparisons: readonly Case[] = [
  {
    name: 'lt',
    construct: 'comparison',
    detection: 'sel: {f|lt: 5}',
    events: [
      ...each(matches, 'f', [4, 4.999, -5, '4', '4.9e0', '-1e9', [9, 4]]),
      ...each(misses, 'f', [5, 6, '5', '5.0', 5e1, [5, 6]]),
      ...noNumbers,
    ],
    targets: { kql: range, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'lte',
    construct: 'comparison',
    detection: 'sel: {f|lte: 5}',
    events: [
      ...each(matches, 'f', [5, 4, '5.0', '4', -5, [9, 5]]),
      ...each(misses, 'f', [5.001, 6, '6', '5.0001', '5e1']),
      ...noNumbers,
    ],
    targets: { kql: range, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'gt',
    construct: 'comparison',
    detection: 'sel: {f|gt: 5}',
    events: [
      ...each(matches, 'f', [6, 5.001, '10', '5e1', [1, 6]]),
      ...each(misses, 'f', [5, 4, '5', '5.0', -6, [5, 4]]),
      ...noNumbers,
    ],
    targets: { kql: range, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'gte',
    construct: 'comparison',
    detection: 'sel: {f|gte: 5}',
    events: [
      ...each(matches, 'f', [5, 6, '5', '5.0', '10', [1, 5]]),
      ...each(misses, 'f', [4, 4.999, '4', -5]),
      ...noNumbers,
    ],
    targets: { kql: range, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'comparisons take numeric text',
    construct: 'comparison',
    detection: `sel: {f|gte: '-1.5', g|lt: '1e2'}`,
    events: [
      matches({ f: -1.5, g: 99 }),
      matches({ f: '0', g: '99.9' }),
      misses({ f: -1.6, g: 99 }),
      misses({ f: 0, g: 100 }),
      misses({ f: 0 }),
      misses({ g: 0 }),
    ],
    targets: { kql: range, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'comparisons of integers beyond 2^53',
    construct: 'comparison',
    detection: 'sel: {f|gt: 9007199254740992, g|lte: 18446744073709551615}',
    events: [
      matches({ f: 9007199254740993n, g: 18446744073709551615n }),
      matches({ f: '9007199254740993', g: '18446744073709551615' }),
      misses({ f: 9007199254740992, g: 1 }),
      misses({ f: 9007199254740993n, g: 18446744073709551616n }),
      misses({ f: '9007199254740992', g: 1 }),
    ],
    targets: { kql: range, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'several values of a comparison are alternatives',
    construct: 'comparison',
    detection: 'sel: {f|lt: [1, 5]}',
    events: [...each(matches, 'f', [0, 4]), ...each(misses, 'f', [5, 6]), ...withoutScalar('f')],
    targets: { kql: range, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'both ends of a range need not be one value of an array',
    construct: 'comparison',
    detection: 'sel: {f|gte: 3, f|lt: 5}',
    events: [
      ...each(matches, 'f', [3, 4, '4', [1, 9]]),
      ...each(misses, 'f', [2, 5, [5, 6], [1, 2]]),
      ...withoutScalar('f'),
    ],
    targets: { kql: range, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'all with a comparison',
    construct: 'comparison',
    detection: 'sel: {f|gt|all: [1, 5]}',
    events: [...each(matches, 'f', [6, [2, 6]]), ...each(misses, 'f', [2, 5, 1]), ...withoutScalar('f')],
    targets: { kql: range, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
];
