import { type Case, each, matches, misses, outside, refused, withoutScalar, withoutValue } from '../case.js';
import { anyValue, caselessText, spacedText, text } from './kql.js';
import { jsonNumberText, jsonText } from './sql.js';

const anyOne = refused('kql/single-character-wildcard');

export const wildcards: readonly Case[] = [
  {
    name: '* is any run, the empty one and line breaks included',
    construct: 'wildcard',
    detection: 'sel: {f: a*c}',
    events: [
      ...each(matches, 'f', ['ac', 'abc', 'A\nC', 'abcbc', 'a*c', ['x', 'a c']]),
      ...each(misses, 'f', ['abcd', 'xabc', 'a', 'c', '', ['a', 'c']]),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: '* alone holds for every value with a text',
    construct: 'wildcard',
    detection: `sel: {f: '*'}`,
    events: [
      ...each(matches, 'f', ['', 'x', 0, false, '\n', [null, 'x'], [{}, 'x']]),
      ...withoutValue('f'),
      outside('kql/any-value', misses({ f: {} })),
      outside('kql/any-value', misses({ f: { g: 'x' } })),
    ],
    targets: { kql: anyValue, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: '** is *',
    construct: 'wildcard',
    detection: `sel: {f: 'a**b', g: '**'}`,
    events: [
      matches({ f: 'ab', g: 'x' }),
      matches({ f: 'axxb', g: '' }),
      misses({ f: 'a', g: 'x' }),
      misses({ f: 'ab' }),
      misses({ g: 'x' }),
    ],
    targets: {
      kql: { conditional: ['kql/text-field', 'kql/case', 'kql/any-value'] },
      js: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: '? is exactly one character',
    construct: 'wildcard',
    detection: 'sel: {f: a?c}',
    events: [
      ...each(matches, 'f', ['abc', 'a?c', 'a c', 'A\nC', 'a*c', ['x', 'axc']]),
      ...each(misses, 'f', ['ac', 'abbc', 'a', '', 'abcd']),
      ...withoutScalar('f'),
    ],
    targets: { kql: anyOne, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: '? is one code point, not half of one, nor a grapheme',
    construct: 'wildcard',
    detection: 'sel: {f: a?c}',
    events: [
      ...each(matches, 'f', ['a😀c', 'aéc', 'a\u{10ffff}c']),
      ...each(misses, 'f', ['a😀😀c', 'ae\u0301c', 'a👨‍👩‍👧c']),
    ],
    targets: { kql: anyOne, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: '??? is three characters of any text',
    construct: 'wildcard',
    detection: `sel: {f: '???'}`,
    events: [
      ...each(matches, 'f', ['abc', '😀😀😀', 123, '\n\n\n', 1.5, [12, 123]]),
      ...each(misses, 'f', ['ab', 'abcd', '😀a', true, '']),
      ...withoutScalar('f'),
    ],
    targets: { kql: anyOne, js: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
  {
    name: '?* and *? are at least one character',
    construct: 'wildcard',
    detection: `sel: {f: ['?*'], g: '*?'}`,
    events: [
      matches({ f: 'x', g: 'xx' }),
      matches({ f: '😀', g: 0 }),
      misses({ f: '', g: 'x' }),
      misses({ f: 'x', g: '' }),
      misses({ f: 'x' }),
    ],
    targets: { kql: anyOne, js: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
  {
    name: 'texts between * are looked for in order',
    construct: 'wildcard',
    detection: `sel: {f: '*a*b*'}`,
    events: [
      ...each(matches, 'f', ['ab', 'xaxbx', 'BAB', 'aabb']),
      ...each(misses, 'f', ['ba', 'a', 'b', '', ['a', 'b']]),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'beginning and end do not overlap',
    construct: 'wildcard',
    detection: 'sel: {f: ab*ba}',
    events: [...each(matches, 'f', ['abba', 'ab-ba', 'abbaba']), ...each(misses, 'f', ['aba', 'ab', 'ba', 'abbab'])],
    targets: { kql: text, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'the last text between * is at the end',
    construct: 'wildcard',
    detection: `sel: {f: '*ab*ab'}`,
    events: [...each(matches, 'f', ['abab', 'ab-ab', 'ababab']), ...each(misses, 'f', ['ab', 'aab', 'ababx'])],
    targets: { kql: text, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'wildcards see the text of numbers and booleans',
    construct: 'wildcard',
    detection: `sel: {f: ['1*3', 't*e']}`,
    events: [...each(matches, 'f', [123, 13, '1 3', 1.3, true, 'tree']), ...each(misses, 'f', [31, 132, false, null])],
    targets: { kql: text, js: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
  {
    name: 'a space beside a wildcard',
    construct: 'wildcard',
    detection: 'sel: {f: a b*}',
    events: [...each(matches, 'f', ['a b', 'A Bc', 'a bc d']), ...each(misses, 'f', ['ab', 'a  b', 'a', 'b', 'xa b'])],
    targets: { kql: spacedText, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a space at the end of a value with a wildcard',
    construct: 'wildcard',
    detection: `sel: {f|endswith: 'a '}`,
    events: [...each(matches, 'f', ['a ', 'xA ']), ...each(misses, 'f', ['a', 'a x', ' '])],
    targets: { kql: refused('kql/outer-space'), js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a space at the beginning of a value with a wildcard',
    construct: 'wildcard',
    detection: String.raw`sel: {f|startswith: "\tx"}`,
    events: [...each(matches, 'f', ['\tx', '\tXy']), ...each(misses, 'f', ['x', ' x', '\t'])],
    targets: { kql: refused('kql/outer-space'), js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'spaces inside of outer wildcards',
    construct: 'wildcard',
    detection: `sel: {f|contains: ' -enc '}`,
    events: [
      ...each(matches, 'f', ['x -ENC y', ' -enc ']),
      ...each(misses, 'f', ['x -enc', '-enc y', ' -encoded ', 'x-enc y']),
    ],
    targets: { kql: spacedText, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'wildcards inside of contains, startswith and endswith',
    construct: 'wildcard',
    detection: `sel: {f|contains: 'a*b', g|startswith: 'c*d', h|endswith: 'e*f'}`,
    events: [
      matches({ f: 'xaxbx', g: 'c-dx', h: 'xe-f' }),
      matches({ f: 'AB', g: 'CD', h: 'EF' }),
      misses({ f: 'xbax', g: 'cd', h: 'ef' }),
      misses({ f: 'ab', g: 'xcd', h: 'ef' }),
      misses({ f: 'ab', g: 'cd', h: 'efx' }),
      misses({ f: 'ab', g: 'cd' }),
    ],
    targets: { kql: text, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'an escaped wildcard beside a wildcard',
    construct: 'wildcard',
    detection: String.raw`sel: {f: 'x\*y*'}`,
    events: [...each(matches, 'f', ['x*y', 'X*Yz']), ...each(misses, 'f', ['xy', 'x-y', 'x-*y'])],
    targets: { kql: text, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a folder between wildcards, its backslashes doubled',
    construct: 'wildcard',
    detection: String.raw`sel: {f: '*\\System32\\*'}`,
    events: [
      ...each(matches, 'f', [String.raw`C:\Windows\system32\cmd.exe`, '\\System32\\']),
      ...each(misses, 'f', ['System32', String.raw`C:\System32`, String.raw`C:\\System32`, String.raw`C:\System32*`]),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a backslash that is not doubled makes the star a character',
    construct: 'wildcard',
    detection: String.raw`sel: {f: '*\System32\*'}`,
    events: [
      matches({ f: String.raw`C:\Windows\System32*` }),
      misses({ f: String.raw`C:\Windows\System32\cmd.exe` }),
      misses({ f: 'System32*' }),
    ],
    targets: { kql: text, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'not at the end of a word beside a wildcard',
    construct: 'wildcard',
    detection: `sel: {f|contains: ['cannot find', 'NOT allowed']}`,
    events: [
      ...each(matches, 'f', ['x cannot find y', 'Cannot Find', 'it is not allowed']),
      ...each(misses, 'f', ['can find', 'cannot  find', 'cannot', 'allowed', 'notallowed']),
    ],
    targets: { kql: spacedText, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'operators between wildcards',
    construct: 'wildcard',
    detection: `sel: {f: ['* or *', 'not *', '* and']}`,
    events: [
      ...each(matches, 'f', ['a or b', ' OR ', 'not x', 'not ', 'x and', ' AND']),
      ...each(misses, 'f', ['a for b', 'nothing', 'x not', 'and', 'and x', 'or']),
    ],
    targets: { kql: spacedText, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a quote and a backslash between wildcards',
    construct: 'wildcard',
    detection: String.raw`sel: {f|contains: 'a"b\c'}`,
    events: [matches({ f: String.raw`xA"b\Cx` }), ...each(misses, 'f', ['ab', String.raw`a\"b\c`, 'a"bc'])],
    targets: { kql: text, js: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'only wildcards and signs: no letters, no note on case',
    construct: 'wildcard',
    detection: `sel: {f: '1.2.*'}`,
    events: [...each(matches, 'f', ['1.2.', '1.2.3', '1.2.x']), ...each(misses, 'f', [1.2, '1.23', '11.2.3'])],
    targets: { kql: caselessText, js: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
];
