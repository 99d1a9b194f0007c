import { type Case, conditional, each, matches, misses, outside, refused } from '../case.js';
import { caselessText, text } from './kql.js';
import { jsonText } from './sql.js';

const withoutText = [
  matches({}, 'the test does not hold, so its negation does'),
  ...each(matches, 'f', [null, [], [null], {}]),
];

export const neq: readonly Case[] = [
  {
    name: 'neq: the negation of the item, also without the field',
    construct: 'neq',
    detection: 'sel: {f|neq: abc}',
    events: [
      ...withoutText,
      ...each(matches, 'f', ['x', '', 'abcd', 0, ['x', 'y']]),
      ...each(misses, 'f', ['abc', 'ABC', ['x', 'abc']], 'any value that passes'),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'neq of a list: none of the values',
    construct: 'neq',
    detection: 'sel: {f|neq: [a, b]}',
    events: [
      ...withoutText,
      ...each(matches, 'f', ['c', ['c', 'd']]),
      ...each(misses, 'f', ['a', 'B', ['c', 'a'], ['a', 'b']]),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'neq with all: not all of the values',
    construct: 'neq',
    detection: 'sel: {f|contains|all|neq: [a, b]}',
    events: [
      ...withoutText,
      ...each(matches, 'f', ['a', 'b', 'c', ['a', 'c']]),
      ...each(misses, 'f', ['ab', 'xBxA', ['a', 'b']]),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'neq may stand first',
    construct: 'neq',
    detection: 'sel: {f|neq|startswith: ab, g|neq|re: ^c}',
    events: [
      matches({}),
      matches({ f: 'xab', g: 'xc' }),
      misses({ f: 'ABx', g: 'x' }),
      misses({ f: 'x', g: 'cx' }),
      matches({ f: 'a' }),
      outside('kql/cased', matches({ f: 'x', g: 'Cx' })),
    ],
    targets: {
      kql: conditional('kql/text-field', 'kql/case', 'kql/cased'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'neq of a number and of a boolean',
    construct: 'neq',
    detection: 'sel: {f|neq: 5, g|neq: true}',
    events: [
      matches({}),
      matches({ f: 6, g: false }),
      matches({ f: '05', g: 1 }),
      misses({ f: '5.0' }),
      misses({ g: 'TRUE' }),
      misses({ f: 6, g: true }),
    ],
    targets: {
      kql: conditional('kql/number', 'kql/boolean'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'neq null: something is there that is not null',
    construct: 'neq',
    detection: 'sel: {f|neq: null}',
    events: [
      misses({}),
      ...each(misses, 'f', [null, [], [null]]),
      ...each(matches, 'f', ['', 0, 'x', [null, 'x'], { g: 1 }]),
      outside('kql/null', matches({ f: {} })),
    ],
    targets: { kql: conditional('kql/null'), js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'neq of the empty string holds for absent fields too',
    construct: 'neq',
    detection: `sel: {f|neq: ''}`,
    events: [...withoutText, ...each(matches, 'f', ['x', ' ']), ...each(misses, 'f', ['', ['x', '']])],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'neq of comparisons, networks and existence',
    construct: 'neq',
    detection: 'sel: {f|gt|neq: 5, g|cidr|neq: 10.0.0.0/8, h|exists|neq: true}',
    events: [
      matches({}),
      matches({ f: 5, g: '11.0.0.1' }),
      matches({ f: 'x', g: 'host' }),
      misses({ f: 6 }),
      misses({ f: [1, 6] }),
      misses({ g: '10.0.0.1' }),
      misses({ h: 'x' }),
      outside('kql/exists', misses({ h: null })),
    ],
    targets: {
      kql: conditional('kql/range', 'kql/ip-field', 'kql/exists'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'neq of a time part',
    construct: 'neq',
    detection: 'sel: {f|hour|neq: 12}',
    events: [...withoutText, matches({ f: '2024-05-06T11:00:00Z' }), misses({ f: '2024-05-06T12:00:00Z' })],
    targets: { kql: refused('kql/time-part'), js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'neq of keywords',
    construct: 'neq',
    detection: `sel: {'|neq': [foo, bar]}`,
    events: [matches({}), matches({ f: 'x' }), misses({ f: 'xFoo' }), misses({ f: 'x', g: ['y', { h: 'bar' }] })],
    targets: {
      kql: conditional('kql/keyword'),
      js: 'exact',
      panther: conditional('panther/keyword'),
      athena: 'exact',
      duckdb: 'exact',
    },
  },
  {
    name: 'neq beside other items',
    construct: 'neq',
    detection: 'sel: {f|startswith: a, f|neq: abc}',
    events: [...each(matches, 'f', ['a', 'abcd']), ...each(misses, 'f', ['abc', 'x', null, ['abc', 'ab']]), misses({})],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
];
