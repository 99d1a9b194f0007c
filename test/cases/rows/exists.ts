import { type Case, conditional, each, matches, misses, outside } from '../case.js';
import { jsonText } from './sql.js';

const exists = conditional('kql/exists');

/** Elasticsearch does not tell null from a missing field. */
const withNull = (given: Parameters<typeof outside>[1]) => outside('kql/exists', given);

export const existence: readonly Case[] = [
  {
    name: 'exists: true',
    construct: 'exists',
    detection: 'sel: {f|exists: true}',
    events: [
      ...each(matches, 'f', ['', 'x', 0, false, { g: 1 }, [{ g: 1 }], ['x'], [null, 'x']]),
      withNull(matches({ f: null }, 'null is present')),
      withNull(matches({ f: [null] })),
      withNull(matches({ f: {} }, 'and so is an empty object')),
      misses({}),
      misses({ F: 'x' }, 'names count case'),
      ...each(misses, 'f', [[], [[], []]], 'an empty array is the same as no field'),
    ],
    targets: { kql: exists, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'exists: false',
    construct: 'exists',
    detection: 'sel: {f|exists: false}',
    events: [
      matches({}),
      matches({ g: 'x' }),
      ...each(matches, 'f', [[], [[]]]),
      withNull(misses({ f: null })),
      ...each(misses, 'f', ['', 'x', 0, { g: 1 }]),
    ],
    targets: { kql: exists, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'exists at the end of a path',
    construct: 'exists',
    detection: 'sel: {a.b|exists: true}',
    events: [
      matches({ a: { b: 'x' } }),
      matches({ 'a.b': 'x' }),
      matches({ a: [{ c: 1 }, { b: 0 }] }),
      withNull(matches({ a: { b: null } })),
      misses({ a: {} }),
      misses({ a: 'b' }),
      misses({ a: { b: [] } }),
      misses({ 'a.b': [], a: { b: 'x' } }, 'the literal key wins, whatever it holds'),
      misses({ b: 'x' }),
    ],
    targets: { kql: exists, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'exists and null are not each other',
    construct: 'exists',
    detection: 'sel: {f|exists: true, g: null, h|exists: false}',
    events: [
      matches({ f: 'x' }),
      matches({ f: 'x', g: null }),
      misses({ f: 'x', g: 'y' }),
      misses({ f: 'x', h: 'y' }),
      misses({ g: null }),
      withNull(misses({ f: 'x', h: null })),
    ],
    targets: {
      kql: conditional('kql/exists', 'kql/null'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
];
