import { type Case, conditional, each, matches, misses, withoutScalar } from '../case.js';
import { caselessText } from './kql.js';
import { jsonNumberText, jsonText } from './sql.js';

const number = conditional('kql/number');

export const numbers: readonly Case[] = [
  {
    name: 'a number equals numbers and texts of JSON numbers',
    construct: 'number',
    detection: 'sel: {f: 5}',
    events: [
      ...each(matches, 'f', [5, 5.0, '5', '5.0', '5.00', '5e0', '5E+0', '0.5e1', '50e-1', [4, 5], ['x', '5']]),
      ...each(misses, 'f', [50, -5, 5.5, true, '', 'five', '5x'], 'not that number'),
      ...each(misses, 'f', ['05', '+5', ' 5', '5 ', '5.', '0x5', '5\n', '.5e1'], 'not how JSON writes numbers'),
      ...withoutScalar('f'),
    ],
    targets: { kql: number, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'zero has no sign, and is neither false nor empty',
    construct: 'number',
    detection: 'sel: {f: 0}',
    events: [
      ...each(matches, 'f', [0, -0, '0', '-0', '0.0', '0e5']),
      ...each(misses, 'f', [false, '', '00', 1, 'zero']),
      ...withoutScalar('f'),
    ],
    targets: { kql: number, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'negative numbers and fractions',
    construct: 'number',
    detection: 'sel: {f: [-1, 1.5]}',
    events: [
      ...each(matches, 'f', [-1, '-1', '-1.0', 1.5, '1.50', '15e-1']),
      ...each(misses, 'f', [1, 15, '1,5', '- 1', 1.49]),
      ...withoutScalar('f'),
    ],
    targets: { kql: number, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'numbers are read as YAML 1.2 writes them',
    construct: 'number',
    detection: 'sel: {f: [0x1F, 0o17, 010, 1e3, +7]}',
    events: [
      ...each(matches, 'f', [31, 15, 10, 1000, 7, '31', '1000']),
      ...each(misses, 'f', [8, 17, 1, '0x1F', '0o17', '010', '+7']),
    ],
    targets: { kql: number, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a very small and a very large number',
    construct: 'number',
    detection: 'sel: {f: [1e-7, 1e300]}',
    events: [
      ...each(matches, 'f', [0.0000001, '0.0000001', '1e-7', 1e300, '1e300', '10e299']),
      ...each(misses, 'f', [0, 1e-8, 1e299, '1e301']),
    ],
    targets: { kql: number, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a number in a list with a string',
    construct: 'number',
    detection: `sel: {f: [5, '6']}`,
    events: [...each(matches, 'f', [5, '5', '5.0', 6, '6']), ...each(misses, 'f', ['6.0', 56, null])],
    targets: {
      kql: conditional('kql/number-as-text', 'kql/text-field'),
      js: 'exact',
      panther: 'exact',
      athena: jsonNumberText,
      duckdb: jsonNumberText,
    },
  },
  {
    name: 'integers beyond 2^53 keep all their digits',
    construct: 'number',
    detection: 'sel: {f: 9007199254740993}',
    events: [
      ...each(matches, 'f', [9007199254740993n, '9007199254740993', [1, 9007199254740993n]]),
      ...each(misses, 'f', [9007199254740992, 9007199254740994n, '9007199254740992', '9007199254740994']),
      ...withoutScalar('f'),
    ],
    targets: { kql: number, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'an integer of forty digits',
    construct: 'number',
    detection: 'sel: {f: -1234567890123456789012345678901234567890}',
    events: [
      ...each(matches, 'f', [-1234567890123456789012345678901234567890n, '-1234567890123456789012345678901234567890']),
      ...each(misses, 'f', [1234567890123456789012345678901234567890n, -1234567890123456789012345678901234567891n]),
    ],
    targets: { kql: number, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'the text of an integer beyond 2^53 has all its digits',
    construct: 'string',
    detection: `sel: {f|endswith: '0993', g: '18446744073709551615'}`,
    events: [
      matches({ f: 9007199254740993n, g: 18446744073709551615n }),
      matches({ f: '9007199254740993', g: '18446744073709551615' }),
      misses({ f: 9007199254740992, g: 18446744073709551615n }),
      misses({ f: 9007199254740993n, g: 18446744073709551616n }),
      misses({ f: 9007199254740993n }),
    ],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
  {
    name: 'contains takes an integer beyond 2^53 with all its digits',
    construct: 'string',
    detection: 'sel: {f|contains: 9007199254740993}',
    events: [
      ...each(matches, 'f', [9007199254740993n, 'x9007199254740993x', 90071992547409931n]),
      ...each(misses, 'f', [9007199254740992, '9007199254740992']),
    ],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
  {
    name: 'an integer written with an exponent has the text of its digits',
    construct: 'string',
    detection: 'sel: {f|startswith: 1e21}',
    events: [
      ...each(matches, 'f', [1e21, 1000000000000000000000n, '1000000000000000000000', '10000000000000000000005']),
      ...each(misses, 'f', ['1e+21', '1e21', 1e20, 1]),
    ],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
  {
    name: 'the text of a large event number is its digits',
    construct: 'string',
    detection: `sel: {f: '1000000000000000000000'}`,
    events: [
      ...each(matches, 'f', [1e21, 1000000000000000000000n, '1000000000000000000000']),
      ...each(misses, 'f', ['1e+21', '1e21', 1e20, 1e22]),
    ],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
];
