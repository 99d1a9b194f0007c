import { type Case, each, matches, misses, refused, withoutScalar } from '../case.js';
import { jsonText } from './sql.js';

const timePart = refused('kql/time-part');

// 2024-05-06T12:53:20Z, the Monday of ISO week 19.
const seconds = 1715000000;

export const timeParts: readonly Case[] = [
  {
    name: 'hour, in UTC',
    construct: 'time-part',
    detection: 'sel: {f|hour: 12}',
    events: [
      ...each(matches, 'f', [
        '2024-05-06T12:53:20Z',
        '2024-05-06 12:00:00',
        '2024-05-06T12:53',
        '1999-12-31 12:59:59Z',
      ]),
      ...each(matches, 'f', ['2024-05-06T14:30:00+02:00', '2024-05-05T23:00:00.123456-13:00'], 'with a zone'),
      ...each(matches, 'f', [seconds, seconds * 1000, seconds + 0.5, ['x', seconds]]),
      ...each(misses, 'f', ['2024-05-06T12:30:00+02:00', '2024-05-06T11:59:59Z', seconds + 3600, '2024-05-06']),
      ...each(misses, 'f', [String(seconds), '12', '12:53:20', 'x 2024-05-06T12:53:20Z', '2024-05-06T12:53:20Z x', '']),
      ...each(misses, 'f', ['2024-02-30T12:00:00Z', '2024-13-01T12:00:00Z', '24-05-06T12:00:00Z', true]),
      ...withoutScalar('f'),
    ],
    targets: { kql: timePart, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a date is midnight',
    construct: 'time-part',
    detection: 'sel: {f|hour: 0, g|minute: 0}',
    events: [
      matches({ f: '2024-05-06', g: '2024-05-06' }),
      misses({ f: '2024-05-06T01:00:00', g: '2024-05-06' }),
      misses({ f: '2024-05-06' }),
    ],
    targets: { kql: timePart, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'minute',
    construct: 'time-part',
    detection: 'sel: {f|minute: 53}',
    events: [
      ...each(matches, 'f', [seconds, '2024-05-06T12:53:59Z', '2024-05-06T18:23:00+05:30']),
      ...each(misses, 'f', ['2024-05-06T12:54:00Z', '2024-05-06', seconds + 60, 53]),
      ...withoutScalar('f'),
    ],
    targets: { kql: timePart, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'day',
    construct: 'time-part',
    detection: 'sel: {f|day: 6}',
    events: [
      ...each(matches, 'f', [seconds, '2024-05-06', '2024-05-07T00:30:00+01:00', '2024-05-05T23:30:00-01:00']),
      ...each(misses, 'f', ['2024-05-07', '2024-06-05', '2024-05-06T00:30:00+01:00']),
      ...each(misses, 'f', ['2024-05-06Z', '2024-05-06+02:00', '2024-05-06.5', '2024-05-06T10:00.5Z'], 'no date-time'),
      ...each(matches, 'f', ['2024-05-06T10:00:00,5Z', '2024-05-06T10:00:59.9999999999+02', '2024-05-06t10:00z']),
      ...withoutScalar('f'),
    ],
    targets: { kql: timePart, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'week, as ISO counts',
    construct: 'time-part',
    detection: 'sel: {f|week: [1, 53]}',
    events: [
      ...each(matches, 'f', ['2024-12-30', '2025-01-05', '2024-01-01'], 'week 1'),
      ...each(matches, 'f', ['2021-01-03', '2020-12-31', '2016-01-01'], 'week 53'),
      ...each(misses, 'f', ['2024-12-29', '2023-01-01', '2025-01-06', seconds]),
      ...withoutScalar('f'),
    ],
    targets: { kql: timePart, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a week begins on Monday, in UTC',
    construct: 'time-part',
    detection: 'sel: {f|week: 19}',
    events: [
      ...each(matches, 'f', [seconds, '2024-05-06', '2024-05-12T23:59:59Z']),
      ...each(misses, 'f', ['2024-05-05', '2024-05-13', '2024-05-06T00:30:00+01:00']),
    ],
    targets: { kql: timePart, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'month',
    construct: 'time-part',
    detection: 'sel: {f|month: 5}',
    events: [
      ...each(matches, 'f', [seconds, '2024-05-01', '2024-05-31T23:59:59Z', '2024-06-01T00:30:00+01:00']),
      ...each(misses, 'f', ['2024-04-30', '2024-06-01', 5]),
      ...withoutScalar('f'),
    ],
    targets: { kql: timePart, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'year, of seconds and of milliseconds',
    construct: 'time-part',
    detection: 'sel: {f|year: [1969, 1973]}',
    events: [
      matches({ f: -1 }, 'a second before 1970'),
      matches({ f: 1e11 }, 'milliseconds from 10^11 on'),
      ...each(matches, 'f', ['1969-12-31T23:59:59Z', '1970-01-01T00:30:00+01:00', '1973-01-01']),
      ...each(misses, 'f', [0, 1e12, 99999999999, seconds, '1970-01-01', 1973]),
      ...withoutScalar('f'),
    ],
    targets: { kql: timePart, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'numbers below 10^11 are seconds',
    construct: 'time-part',
    detection: 'sel: {f|year: 5138}',
    events: [...each(matches, 'f', [99999999999, '5138-11-16']), ...each(misses, 'f', [1e11, 5138])],
    targets: { kql: timePart, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'hours at night',
    construct: 'time-part',
    detection: 'sel: {f|hour: [22, 23, 0]}',
    events: [
      ...each(matches, 'f', ['2024-05-06T22:00:00Z', '2024-05-06T23:59:59.999Z', '2024-05-07T00:00:00Z']),
      ...each(misses, 'f', ['2024-05-06T21:59:59Z', '2024-05-07T01:00:00Z']),
      ...withoutScalar('f'),
    ],
    targets: { kql: timePart, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
];
