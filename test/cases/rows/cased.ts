import { type Case, each, matches, misses, outside, withoutScalar } from '../case.js';
import { casedText, caselessText } from './kql.js';
import { jsonNumberText, jsonText } from './sql.js';

const otherCase = (event: Parameters<typeof misses>[0]) => outside('kql/cased', misses(event));

export const cased: readonly Case[] = [
  {
    name: 'cased: case counts',
    construct: 'cased',
    detection: 'sel: {f|cased: aBc}',
    events: [
      ...each(matches, 'f', ['aBc', ['abc', 'aBc']]),
      otherCase({ f: 'abc' }),
      otherCase({ f: ['ABC', 'Abc'] }),
      ...each(misses, 'f', ['aBcd', 'xaBc', '']),
      ...withoutScalar('f'),
    ],
    targets: { kql: casedText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'cased holds for every value of a list',
    construct: 'cased',
    detection: 'sel: {f|cased: [aB, Cd]}',
    events: [
      ...each(matches, 'f', ['aB', 'Cd']),
      otherCase({ f: 'ab' }),
      otherCase({ f: 'cD' }),
      misses({ f: 'aBCd' }),
      misses({}),
    ],
    targets: { kql: casedText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'cased wildcards',
    construct: 'cased',
    detection: `sel: {f|cased: 'A*c'}`,
    events: [
      ...each(matches, 'f', ['Ac', 'A-B-c']),
      otherCase({ f: 'ac' }),
      otherCase({ f: 'AC' }),
      ...each(misses, 'f', ['A', 'xAc']),
      ...withoutScalar('f'),
    ],
    targets: { kql: casedText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'cased may stand before or after other modifiers',
    construct: 'cased',
    detection: 'sel: {f|cased|startswith: Ab, g|endswith|cased: Cd, h|contains|cased: Ef}',
    events: [
      matches({ f: 'AbX', g: 'xCd', h: 'xEfx' }),
      otherCase({ f: 'abX', g: 'xCd', h: 'xEfx' }),
      otherCase({ f: 'AbX', g: 'xcd', h: 'xEfx' }),
      otherCase({ f: 'AbX', g: 'xCd', h: 'xefx' }),
      misses({ f: 'xAb', g: 'Cd', h: 'Ef' }),
      misses({ f: 'Ab', g: 'Cd' }),
    ],
    targets: { kql: casedText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'cased with all',
    construct: 'cased',
    detection: 'sel: {f|contains|all|cased: [Ab, cD]}',
    events: [
      ...each(matches, 'f', ['Ab-cD', 'cDAb', ['xAb', 'xcD']]),
      otherCase({ f: 'ab-cD' }),
      otherCase({ f: 'Ab-cd' }),
      ...each(misses, 'f', ['Ab', 'cD']),
      ...withoutScalar('f'),
    ],
    targets: { kql: casedText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'cased without letters makes no difference',
    construct: 'cased',
    detection: `sel: {f|cased: '1-2'}`,
    events: [matches({ f: '1-2' }), misses({ f: '1-3' }), ...withoutScalar('f')],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
  {
    name: 'cased beyond ASCII',
    construct: 'cased',
    detection: 'sel: {f|cased: Ärger}',
    events: [matches({ f: 'Ärger' }), otherCase({ f: 'ärger' }), misses({ f: 'Arger' })],
    targets: { kql: casedText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'cased and not cased on one field',
    construct: 'cased',
    detection: 'sel: {f|cased|startswith: Ab, f|endswith: Yz}',
    events: [
      outside('kql/mixed-case', matches({ f: 'Ab-YZ' })),
      matches({ f: 'Ab-Yz' }),
      outside('kql/mixed-case', misses({ f: 'ab-yz' })),
      ...each(misses, 'f', ['Ab', 'Yz', 'YzAb']),
    ],
    targets: {
      kql: { conditional: ['kql/text-field', 'kql/mixed-case'] },
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
];
