import { type Case, each, matches, misses, withoutScalar } from '../case.js';
import { caselessText, text } from './kql.js';
import { jsonText } from './sql.js';

export const expand: readonly Case[] = [
  {
    name: 'an escaped percent sign is a percent sign',
    construct: 'expand',
    detection: String.raw`sel: {f|expand: '\%a\%'}`,
    events: [matches({ f: '%A%' }), misses({ f: String.raw`\%a\%` }), misses({ f: 'a' }), ...withoutScalar('f')],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a percent sign that begins no placeholder is itself',
    construct: 'expand',
    detection: `sel: {f|expand: '100%', g|expand|contains: '5% 6'}`,
    events: [matches({ f: '100%', g: '5% 6' }), misses({ f: '100', g: '5% 6' }), misses({ f: '100%' })],
    targets: {
      kql: { conditional: ['kql/text-field', 'kql/wildcard-space'] },
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'without expand a percent sign is always itself',
    construct: 'expand',
    detection: String.raw`sel: {f: ['%1%', '\%2']}`,
    events: [...each(matches, 'f', ['%1%', String.raw`\%2`]), ...each(misses, 'f', ['1', '%2'])],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
];
