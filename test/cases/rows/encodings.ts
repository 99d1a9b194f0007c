import { Buffer } from 'node:buffer';
import { type Case, conditional, each, matches, misses, outside, withoutScalar } from '../case.js';
import { casedText, caselessText, text } from './kql.js';
import { jsonText } from './sql.js';

const base64 = (plain: string, encoding: BufferEncoding = 'utf8') => Buffer.from(plain, encoding).toString('base64');

/** A text in Base64 behind 0, 1 and 2 other bytes, with something after it. */
const somewhere = (plain: string, encoding: BufferEncoding = 'utf8') =>
  ['', 'x', 'xy', '\x00\xff\x01'].flatMap((before) =>
    ['', 'z', 'zz', '\xff'].map((after) =>
      Buffer.concat([
        Buffer.from(before, 'latin1'),
        Buffer.from(plain, encoding),
        Buffer.from(after, 'latin1'),
      ]).toString('base64'),
    ),
  );

export const encodings: readonly Case[] = [
  {
    name: 'base64, compared like any string',
    construct: 'encoding',
    detection: 'sel: {f|base64: foobar}',
    events: [
      ...each(matches, 'f', ['Zm9vYmFy', 'ZM9VYMFY']),
      ...each(misses, 'f', ['foobar', 'Zm9vYmF', 'xZm9vYmFy', 'Zm9vYmFyCg==']),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'base64 of bytes of UTF-8, with padding',
    construct: 'encoding',
    detection: `sel: {f|base64: ['é', 'a', '😀!']}`,
    events: [...each(matches, 'f', ['w6k=', 'YQ==', '8J+YgCE=']), ...each(misses, 'f', ['6Q==', 'YQ', 'é', 'w6k'])],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'base64 of the plain text: escapes are resolved',
    construct: 'encoding',
    detection: String.raw`sel: {f|base64: 'a\*b\\c\d'}`,
    events: [matches({ f: base64(String.raw`a*b\c\d`) }), misses({ f: base64(String.raw`a\*b\\c\d`) })],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'base64 and then contains',
    construct: 'encoding',
    detection: 'sel: {f|base64|contains: foobar}',
    events: [
      ...each(matches, 'f', ['Zm9vYmFy', 'xx Zm9vYmFyxx']),
      ...each(misses, 'f', [base64('xfoobar'), 'foobar']),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'base64 twice',
    construct: 'encoding',
    detection: 'sel: {f|base64|base64: foo}',
    events: [matches({ f: base64(base64('foo')) }), misses({ f: base64('foo') })],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'base64, cased',
    construct: 'encoding',
    detection: 'sel: {f|base64|cased: foobar}',
    events: [
      matches({ f: 'Zm9vYmFy' }),
      outside('kql/cased', misses({ f: 'ZM9VYMFY' })),
      misses({ f: 'foobar' }),
      misses({}),
    ],
    targets: { kql: casedText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'base64offset finds a text at any place',
    construct: 'encoding',
    detection: 'sel: {f|base64offset|contains: foobar}',
    events: [
      ...each(matches, 'f', somewhere('foobar')),
      ...each(misses, 'f', [...somewhere('fobar'), ...somewhere('fo0bar'), 'foobar', '']),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'base64offset of texts of every length',
    construct: 'encoding',
    detection: 'sel: {f|base64offset|contains: [foo=, foo=1, foo=12]}',
    events: [
      ...each(
        matches,
        'f',
        ['foo=', 'foo=1', 'foo=12'].flatMap((one) => somewhere(one)),
      ),
      ...each(misses, 'f', [...somewhere('foo'), ...somewhere('oo=12')]),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'base64offset cuts by bytes, not by characters',
    construct: 'encoding',
    detection: `sel: {f|base64offset|contains: ['é', '€ß']}`,
    events: [
      ...each(matches, 'f', [...somewhere('é'), ...somewhere('€ß')]),
      ...each(misses, 'f', ['é', '', 'AAAA', base64('foobar')]),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'wide, then base64offset',
    construct: 'encoding',
    detection: 'sel: {f|wide|base64offset|contains: foo, g|utf16le|base64offset|contains: foo}',
    events: [
      ...somewhere('foo', 'utf16le').map((found) => matches({ f: found, g: found })),
      misses({ f: somewhere('foo', 'utf16le')[1] ?? '' }),
      misses({ f: base64('foo'), g: base64('foo') }),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'utf16be and utf16, then base64',
    construct: 'encoding',
    detection: 'sel: {f|utf16be|base64: a€, g|utf16|base64: a€}',
    events: [
      matches({
        f: base64('\x00a\x20\xac', 'latin1'),
        g: base64('\xff\xfea\x00\xac\x20', 'latin1'),
      }),
      misses({ f: base64('\x00a\x20\xac', 'latin1'), g: base64('\xfe\xff\x00a\x20\xac', 'latin1') }),
      misses({ f: base64('a\x00\xac\x20', 'latin1'), g: base64('\xff\xfea\x00\xac\x20', 'latin1') }),
      misses({ f: base64('a€'), g: base64('a€') }),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'bytes that no base64 follows are read as one character each',
    construct: 'encoding',
    detection: 'sel: {f|wide: ab, g|utf16le: ab, h|utf16be: ab, i|utf16: ab}',
    events: [
      matches({ f: 'a\0b\0', g: 'A\0B\0', h: '\0a\0b', i: '\u00ff\u00fea\0b\0' }),
      misses({ f: 'ab', g: 'a\0b\0', h: '\0a\0b', i: '\u00ff\u00fea\0b\0' }),
      misses({ f: 'a\0b\0', g: 'a\0b', h: '\0a\0b', i: '\u00ff\u00fea\0b\0' }),
      misses({ f: 'a\0b\0', g: 'a\0b\0', h: 'a\0b\0', i: '\u00ff\u00fea\0b\0' }),
      misses({ f: 'a\0b\0', g: 'a\0b\0', h: '\0a\0b', i: '\ufeffab' }),
      misses({}),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'wide beyond Latin 1 and beyond the basic plane',
    construct: 'encoding',
    detection: `sel: {f|wide: '€', g|wide|contains: '😀'}`,
    events: [
      matches({ f: '\u00ac\u0020', g: 'x=\u00d8\u0000\u00dex' }),
      misses({ f: '€', g: 'x=\u00d8\u0000\u00dex' }),
      misses({ f: '\u00ac\u0020', g: '😀' }),
      misses({ f: '\u00ac\u0020' }),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'wide digits have no letters',
    construct: 'encoding',
    detection: `sel: {f|wide: '12'}`,
    events: [...each(matches, 'f', ['1\x002\0']), ...each(misses, 'f', ['12', '1\x002', 12]), ...withoutScalar('f')],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'all of several encoded texts',
    construct: 'encoding',
    detection: 'sel: {f|base64offset|contains|all: [foo, bar]}',
    events: [
      ...each(matches, 'f', [...somewhere('foobar'), ...somewhere('bar-foo')]),
      ...each(misses, 'f', [...somewhere('foo'), ...somewhere('bar')]),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'an encoded keyword',
    construct: 'encoding',
    detection: `sel: {'|base64offset|contains': foobar}`,
    events: [
      ...somewhere('foobar').map((found) => matches({ x: { y: [`- ${found} -`] } })),
      misses({ f: 'foobar' }),
      misses({}),
    ],
    targets: {
      kql: { conditional: ['kql/keyword'] },
      js: 'exact',
      panther: conditional('panther/keyword'),
      athena: 'exact',
      duckdb: 'exact',
    },
  },
];
