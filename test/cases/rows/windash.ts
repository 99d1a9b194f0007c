import { Buffer } from 'node:buffer';
import { type Case, conditional, each, matches, misses, outside, refused, withoutScalar } from '../case.js';
import { caselessText, spacedText, text } from './kql.js';
import { jsonNumberText, jsonText } from './sql.js';

export const windash: readonly Case[] = [
  {
    name: 'a dash that begins a word stands for five characters',
    construct: 'windash',
    detection: `sel: {f|windash|contains: ' -enc'}`,
    events: [
      ...each(matches, 'f', ['x -enc', 'x /ENC y', 'x –enc', 'x —enc', 'x ―enc']),
      ...each(misses, 'f', ['x +enc', 'xenc', 'x  enc', 'x-enc', 'x ‐enc', 'x −enc', 'x \\enc']),
      ...withoutScalar('f'),
    ],
    targets: { kql: spacedText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'so do the other four',
    construct: 'windash',
    detection: `sel: {f|windash: [/a, –b, —c, ―d]}`,
    events: [
      ...each(matches, 'f', ['/a', '-a', '–a', '-b', '/b', '—c', '–c', '―d', '-D']),
      ...each(misses, 'f', ['a', '+a', '--a', 'b']),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'dashes stand for the five independently of each other',
    construct: 'windash',
    detection: `sel: {f|windash: 'a -b /c'}`,
    events: [
      ...each(matches, 'f', ['a -b /c', 'a /b -c', 'a -b -c', 'a –b ―c', 'A /B /C']),
      ...each(misses, 'f', ['a b c', 'a -b +c', 'a -b']),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'only where a word begins',
    construct: 'windash',
    detection: `sel: {f|windash: ['a-b', '- c', 'd-', '_/e', '1-2']}`,
    events: [
      ...each(matches, 'f', ['a-b', '- c', 'd-', '_/e', '1-2']),
      ...each(misses, 'f', ['a/b', '/ c', 'd/', '_-e', '1/2', '– c']),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
  {
    name: 'of two dashes the second begins the word',
    construct: 'windash',
    detection: 'sel: {f|windash: --x}',
    events: [...each(matches, 'f', ['--x', '-/x', '-–x']), ...each(misses, 'f', ['//x', '/-x', '-x'])],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'words are ASCII',
    construct: 'windash',
    detection: `sel: {f|windash: ['é-1', '2-é']}`,
    events: [...each(matches, 'f', ['é-1', 'É/1', '2-é']), ...each(misses, 'f', ['2/é', 'é1'])],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a dash after a wildcard begins a word',
    construct: 'windash',
    detection: `sel: {f|windash: '*-1', g|endswith|windash: '-2', h|contains|windash: ' -3 '}`,
    events: [
      matches({ f: '-1', g: 'x/2', h: 'x –3 y' }),
      matches({ f: 'x—1', g: '-2', h: ' -3 ' }),
      misses({ f: '+1', g: '-2', h: ' -3 ' }),
      misses({ f: '-1', g: '+2', h: ' -3 ' }),
      misses({ f: '-1', g: '-2', h: ' 3 ' }),
      misses({}),
    ],
    targets: {
      kql: conditional('kql/text-field', 'kql/wildcard-space'),
      js: 'exact',
      panther: 'exact',
      athena: jsonNumberText,
      duckdb: jsonNumberText,
    },
  },
  {
    name: 'windash with all and cased',
    construct: 'windash',
    detection: `sel: {f|windash|contains|all|cased: ['-A', '/b']}`,
    events: [
      ...each(matches, 'f', ['/A -b', '-b-A', ['–A', '―b']]),
      outside('kql/cased', misses({ f: '-a -b' })),
      ...each(misses, 'f', ['-A', '-b', 'Ab']),
      ...withoutScalar('f'),
    ],
    targets: {
      kql: conditional('kql/text-field', 'kql/cased'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'windash, then base64: each of the five encoded',
    construct: 'windash',
    detection: `sel: {f|windash|base64: '-1'}`,
    events: [
      ...each(
        matches,
        'f',
        ['-1', '/1', '–1', '—1', '―1'].map((plain) => Buffer.from(plain).toString('base64')),
      ),
      ...each(misses, 'f', ['-1', Buffer.from('+1').toString('base64')]),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'three dashes are 125 strings',
    construct: 'windash',
    detection: `sel: {f|windash: '-1 -2 -3'}`,
    events: [...each(matches, 'f', ['-1 -2 -3', '/1 –2 ―3', '—1 —2 —3']), ...each(misses, 'f', ['-1 -2', '1 2 3'])],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'five dashes are 3,125 strings',
    construct: 'windash',
    detection: `sel: {f|windash: '-1 -2 -3 -4 -5'}`,
    events: [...each(matches, 'f', ['-1 -2 -3 -4 -5', '/1 –2 ―3 —4 -5']), ...each(misses, 'f', ['-1 -2 -3 -4 +5'])],
    targets: {
      kql: refused('kql/too-many-choices'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'windash without a dash',
    construct: 'windash',
    detection: 'sel: {f|windash: abc}',
    events: [matches({ f: 'ABC' }), misses({ f: '-abc' }), ...withoutScalar('f')],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
];
