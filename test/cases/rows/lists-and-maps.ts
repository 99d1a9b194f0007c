import { type Case, conditional, each, matches, misses, withoutScalar } from '../case.js';
import { text } from './kql.js';
import { jsonNumberText, jsonText } from './sql.js';

export const listsAndMaps: readonly Case[] = [
  {
    name: 'a list of values is an OR',
    construct: 'list',
    detection: 'sel: {f: [a, b*, c]}',
    events: [
      ...each(matches, 'f', ['a', 'Bx', 'c', ['x', 'c']]),
      ...each(misses, 'f', ['x', 'ab', 'abc', '']),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a list of one value, and of one value twice',
    construct: 'list',
    detection: 'sel: {f: [a], g: [b, b, B]}',
    events: [matches({ f: 'a', g: 'b' }), misses({ f: 'a' }), misses({ f: 'a', g: 'a' }), misses({ g: 'b' })],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a list of values of all types',
    construct: 'list',
    detection: `sel: {f: [a, 5, true, null, '']}`,
    events: [
      matches({}),
      ...each(matches, 'f', ['A', 5, '5.0', true, 'TRUE', null, '', []]),
      ...each(misses, 'f', ['b', 6, false, ' ', [null, 'b'], { g: 1 }]),
    ],
    targets: {
      kql: conditional('kql/text-field', 'kql/case', 'kql/number-as-text', 'kql/boolean-as-text', 'kql/null'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'a map is an AND',
    construct: 'map',
    detection: 'sel: {f: a, g: [b, c], h|exists: false}',
    events: [
      matches({ f: 'a', g: 'b' }),
      matches({ f: 'A', g: ['x', 'C'] }),
      misses({ f: 'a', g: 'x' }),
      misses({ f: 'x', g: 'b' }),
      misses({ f: 'a', g: 'b', h: 'x' }),
      misses({ f: 'a' }),
      misses({}),
    ],
    targets: {
      kql: conditional('kql/text-field', 'kql/case', 'kql/exists'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'one field twice in a map, by different modifiers',
    construct: 'map',
    detection: 'sel: {f|startswith: a, f|endswith: b, f|contains: [c, d]}',
    events: [
      ...each(matches, 'f', ['acb', 'A-d-B', ['ax', 'xb', 'c']]),
      ...each(misses, 'f', ['ab', 'bca', ['a', 'b'], 'c']),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a list of maps is an OR of ANDs',
    construct: 'map',
    detection: `
      sel:
        - f: a
          g: b
        - f: c
        - h: [d, e]`,
    events: [
      matches({ f: 'a', g: 'b' }),
      matches({ f: 'c' }),
      matches({ h: 'E' }),
      matches({ f: ['a', 'c'] }),
      misses({ f: 'a' }),
      misses({ g: 'b' }),
      misses({ f: 'a', g: 'x', h: 'x' }),
      misses({}),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
  {
    name: 'an AND of two texts of one field is no OR',
    construct: 'map',
    detection: `
      one: {f: a}
      two: {f: b}`,
    condition: 'one and two',
    events: [...each(matches, 'f', [['a', 'b']]), ...each(misses, 'f', ['a', 'b', ['a', 'x']])],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'anchors, aliases and merge keys',
    construct: 'map',
    detection: `
      one: &one {f: &value a, g: b}
      two:
        <<: *one
        g: c
        h: *value`,
    condition: 'two',
    events: [
      matches({ f: 'a', g: 'c', h: 'A' }),
      misses({ f: 'a', g: 'b', h: 'a' }),
      misses({ g: 'c', h: 'a' }),
      misses({ f: 'a', g: 'c' }),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a list of maps under all of',
    construct: 'list',
    detection: `
      x_1:
        - f: a
        - f: b
      x_2:
        f: [b, c]`,
    condition: 'all of x_*',
    events: [...each(matches, 'f', ['b', ['a', 'c']]), ...each(misses, 'f', ['a', 'c', ['a', 'x']])],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
];
