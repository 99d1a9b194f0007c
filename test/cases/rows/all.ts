import { type Case, conditional, each, matches, misses, withoutScalar } from '../case.js';
import { text } from './kql.js';
import { jsonText } from './sql.js';

export const all: readonly Case[] = [
  {
    name: 'all: every value of the list, each by any value of the field',
    construct: 'all',
    detection: 'sel: {f|contains|all: [ab, cd]}',
    events: [
      ...each(matches, 'f', ['abcd', 'CD-AB', ['xab', 'cdx'], ['x', 'abcd']]),
      ...each(misses, 'f', ['ab', 'cd', 'acbd', ['ab', 'x'], '']),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'all may stand before the other modifiers',
    construct: 'all',
    detection: 'sel: {f|all|endswith: [b, ab]}',
    events: [...each(matches, 'f', ['ab', 'xAB']), ...each(misses, 'f', ['b', 'abx']), ...withoutScalar('f')],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'all with whole strings is about arrays',
    construct: 'all',
    detection: 'sel: {f|all: [a, b]}',
    events: [
      ...each(matches, 'f', [
        ['a', 'b'],
        ['B', 'x', 'A'],
      ]),
      ...each(misses, 'f', ['a', 'b', ['a', 'x'], 'ab']),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'all with one value is that value',
    construct: 'all',
    detection: 'sel: {f|all: a, g|contains|all: [b]}',
    events: [matches({ f: 'A', g: 'xb' }), misses({ f: 'a', g: 'x' }), misses({ f: 'a' }), misses({ f: 'xa', g: 'b' })],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'all of values of several types',
    construct: 'all',
    detection: `sel: {f|all: [5, true, 'x*']}`,
    events: [
      matches({ f: [5, true, 'xy'] }),
      matches({ f: ['5.0', 'TRUE', 'X'] }),
      misses({ f: [5, true] }),
      misses({ f: [5, 'x'] }),
      ...withoutScalar('f'),
    ],
    targets: {
      kql: conditional('kql/number-as-text', 'kql/boolean-as-text', 'kql/text-field', 'kql/case'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'all of a list in a list of maps',
    construct: 'all',
    detection: `
      sel:
        - f|startswith|all: [a, ab]
        - g: x`,
    events: [matches({ f: 'abc' }), matches({ g: 'X' }), misses({ f: 'ac' }), misses({ f: 'b', g: 'y' }), misses({})],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
];
