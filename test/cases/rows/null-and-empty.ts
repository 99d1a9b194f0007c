import { type Case, conditional, each, matches, misses, outside, withoutScalar } from '../case.js';
import { caselessText, text } from './kql.js';
import { jsonText } from './sql.js';

const nothing = conditional('kql/null');

/** Elasticsearch does not keep an empty object. */
const emptyObject = (given: Parameters<typeof outside>[1]) => outside('kql/null', given);

export const nullAndEmpty: readonly Case[] = [
  {
    name: 'null: the field is absent, or all that is there is null',
    construct: 'null',
    detection: 'sel: {f: null}',
    events: [
      matches({}),
      matches({ g: 'x' }),
      ...each(matches, 'f', [null, [], [null], [null, null], [[], [null]]]),
      ...each(misses, 'f', ['', 'x', 0, false, 'null', [null, 'x'], [null, ''], { g: 1 }, [null, { g: 1 }]]),
      emptyObject(misses({ f: {} }, 'an object is not null')),
      emptyObject(misses({ f: [null, {}] })),
    ],
    targets: { kql: nothing, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a key without a value, and ~, are null',
    construct: 'null',
    detection: 'sel:\n  f:\n  g: ~',
    events: [matches({}), matches({ f: null, g: [] }), misses({ f: '' }), misses({ g: 'x' }), misses({ f: 1, g: 1 })],
    targets: { kql: nothing, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'null at the end of a path',
    construct: 'null',
    detection: 'sel: {a.b: null}',
    events: [
      matches({}),
      matches({ a: {} }),
      matches({ a: 'x' }),
      matches({ a: null }),
      matches({ a: { b: null } }),
      matches({ a: [{ b: null }, { c: 1 }, {}] }),
      matches({ 'a.b': null, a: { b: 'x' } }, 'the literal key wins'),
      misses({ a: { b: 'x' } }),
      misses({ a: [{ b: null }, { b: 1 }] }),
      misses({ 'a.b': 'x', a: { b: null } }),
    ],
    targets: { kql: nothing, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'null in a list with a string',
    construct: 'null',
    detection: 'sel: {f: [null, x]}',
    events: [
      matches({}),
      ...each(matches, 'f', [null, [], 'x', 'X', ['y', 'x']]),
      ...each(misses, 'f', ['', 'y', [null, 'y'], 0]),
    ],
    targets: {
      kql: conditional('kql/null', 'kql/text-field', 'kql/case'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'null in a list under all is never beside a string',
    construct: 'null',
    detection: 'sel: {f|all: [null, x]}',
    events: [misses({}), ...each(misses, 'f', [null, 'x', [null, 'x'], 'y'])],
    targets: {
      kql: conditional('kql/null', 'kql/text-field', 'kql/case'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'not null: something is there that is not null',
    construct: 'null',
    detection: 'sel: {f: null}',
    condition: 'not sel',
    events: [
      misses({}),
      ...each(misses, 'f', [null, [], [null]]),
      ...each(matches, 'f', ['', 'x', 0, false, [null, 'x'], { g: 1 }]),
      emptyObject(matches({ f: {} })),
    ],
    targets: { kql: nothing, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'the empty string is neither null nor absent',
    construct: 'empty-string',
    detection: `sel: {f: ''}`,
    events: [
      ...each(matches, 'f', ['', ['x', ''], [null, '']]),
      ...each(misses, 'f', [' ', 'x', 0, false, '\n']),
      ...withoutScalar('f'),
    ],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'the empty string and null in a list',
    construct: 'empty-string',
    detection: `sel: {f: ['', null]}`,
    events: [matches({}), ...each(matches, 'f', ['', null, [], [null], ['', 'x']]), ...each(misses, 'f', ['x', 0])],
    targets: {
      kql: conditional('kql/text-field', 'kql/null'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'neither null nor empty',
    construct: 'empty-string',
    detection: `
      sel: {f: x*}
      none: {f: null}
      empty: {f: ''}`,
    condition: 'sel and not none and not empty',
    events: [
      ...each(matches, 'f', ['x', 'xy', [null, 'x']]),
      misses({}),
      ...each(misses, 'f', [null, '', 'y', ['x', '']]),
    ],
    targets: {
      kql: conditional(...(text as { conditional: string[] }).conditional, 'kql/null'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
];
