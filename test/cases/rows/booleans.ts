import { type Case, conditional, each, matches, misses, withoutScalar } from '../case.js';
import { jsonText } from './sql.js';

const boolean = conditional('kql/boolean');

export const booleans: readonly Case[] = [
  {
    name: 'true is true, or its text in any case',
    construct: 'boolean',
    detection: 'sel: {f: true}',
    events: [
      ...each(matches, 'f', [true, 'true', 'TRUE', 'True', [false, true]]),
      ...each(misses, 'f', [false, 'false', 1, '1', 'yes', 't', ' true', 'true ', '']),
      ...withoutScalar('f'),
    ],
    targets: { kql: boolean, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'false is not the absence of a value',
    construct: 'boolean',
    detection: 'sel: {f: False}',
    events: [
      ...each(matches, 'f', [false, 'false', 'FALSE', [null, false]]),
      ...each(misses, 'f', [true, 0, '0', '', 'no', 'null']),
      ...withoutScalar('f'),
    ],
    targets: { kql: boolean, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a boolean beside a string and a number',
    construct: 'boolean',
    detection: `sel: {f: [true, x, 1]}`,
    events: [
      ...each(matches, 'f', [true, 'TRUE', 'X', 1, '1.0']),
      ...each(misses, 'f', [false, 'y', 0, '']),
      ...withoutScalar('f'),
    ],
    targets: {
      kql: conditional('kql/boolean-as-text', 'kql/text-field', 'kql/case', 'kql/number-as-text'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
];
