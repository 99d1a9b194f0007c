import { type Case, conditional, each, matches, misses, outside, refused, withoutScalar } from '../case.js';
import { casedText, caselessText, text } from './kql.js';
import { jsonText } from './sql.js';

export const caseOfLetters: readonly Case[] = [
  {
    name: 'letters beyond ASCII',
    construct: 'case-of-letters',
    detection: 'sel: {f: ÄÖÜ-жук-ÑANDÚ}',
    events: [
      ...each(matches, 'f', ['äöü-ЖУК-ñandú', 'ÄÖÜ-ЖУК-ÑANDÚ']),
      ...each(misses, 'f', ['aou-жук-nandu', 'A\u0308ÖÜ-жук-ÑANDÚ']),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a final sigma is a sigma of its own',
    construct: 'case-of-letters',
    detection: 'sel: {f: ΟΔΟΣ}',
    events: [...each(matches, 'f', ['οδοσ', 'ΟΔΟσ']), ...each(misses, 'f', ['οδος', 'ΟΔΟς'])],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a final sigma in the rule',
    construct: 'case-of-letters',
    detection: 'sel: {f|endswith: οδος}',
    events: [...each(matches, 'f', ['οδος', 'ΟΔΟς', 'xοδος']), ...each(misses, 'f', ['οδοσ', 'ΟΔΟΣ', 'οδοςx'])],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'one whose lower case is several code points stays itself',
    construct: 'case-of-letters',
    detection: 'sel: {f|contains: İ}',
    events: [...each(matches, 'f', ['İ', 'xİx']), ...each(misses, 'f', ['i', 'I', 'i\u0307', 'ı'])],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'the same beside letters that have a lower case',
    construct: 'case-of-letters',
    detection: `sel: {f: ['abc İ', 'k?İ*']}`,
    events: [
      ...each(matches, 'f', ['abc İ', 'ABC İ', 'kxİ', '\u212a😀İ and more']),
      ...each(misses, 'f', ['abc i', 'abc I', 'abc', 'abc İx', 'kİ', 'kxi']),
    ],
    targets: {
      kql: refused('kql/single-character-wildcard'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'the same in an expression',
    construct: 'case-of-letters',
    detection: `sel: {f|re|i: '^[a-c]+ (İ|x)$'}`,
    events: [...each(matches, 'f', ['abc İ', 'ABC İ', 'b X']), ...each(misses, 'f', ['abc i', 'abc I', 'd İ', ' İ'])],
    targets: { kql: refused('kql/regex'), js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'i is not the dotless one',
    construct: 'case-of-letters',
    detection: 'sel: {f: file}',
    events: [...each(matches, 'f', ['FILE', 'file']), ...each(misses, 'f', ['fıle', 'FİLE', 'ﬁle'])],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'ß has no upper case of one code point but ẞ',
    construct: 'case-of-letters',
    detection: 'sel: {f: Straße}',
    events: [...each(matches, 'f', ['straße', 'STRAẞE', 'STRAßE']), ...each(misses, 'f', ['STRASSE', 'strasse'])],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'the Kelvin sign is a k, the Ångström sign an å, the long s no s',
    construct: 'case-of-letters',
    detection: 'sel: {f: [k, å, s, μ]}',
    events: [
      ...each(matches, 'f', ['K', '\u212a', 'Å', '\u212b', 'S', 'Μ']),
      ...each(misses, 'f', ['ſ', '\u00b5', 'a', 'A\u030a']),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'letters beyond the basic plane',
    construct: 'case-of-letters',
    detection: 'sel: {f|startswith: 𐐀𐐁}',
    events: [...each(matches, 'f', ['𐐨𐐩', '𐐀𐐩x']), ...each(misses, 'f', ['𐐀', '𐐀𐐪', 'x𐐀𐐁'])],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'titlecase letters',
    construct: 'case-of-letters',
    detection: 'sel: {f: ǆ}',
    events: [...each(matches, 'f', ['ǆ', 'Ǆ', 'ǅ']), ...each(misses, 'f', ['dž', 'Dž'])],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: '? is one code point of the original text',
    construct: 'case-of-letters',
    detection: `sel: {f: '?İ?'}`,
    events: [
      ...each(matches, 'f', ['xİx', '😀İİ', 'İİİ', '𐐀İ𐐨']),
      ...each(misses, 'f', ['İİ', 'xi\u0307x', 'x\u0307İx', 'xİ']),
      ...withoutScalar('f'),
    ],
    targets: {
      kql: refused('kql/single-character-wildcard'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'cased letters with two lower cases',
    construct: 'case-of-letters',
    detection: 'sel: {f|cased: [Σ, ς]}',
    events: [matches({ f: 'Σ' }), matches({ f: 'ς' }), outside('kql/cased', misses({ f: 'σ' })), misses({ f: 'x' })],
    targets: { kql: casedText, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a keyword in other letters',
    construct: 'case-of-letters',
    detection: 'sel: [ÉTÉ]',
    events: [matches({ f: { g: 'l’été' } }), misses({ f: 'ete' }), misses({ été: 'x' })],
    targets: {
      kql: { conditional: ['kql/keyword'] },
      js: 'exact',
      panther: conditional('panther/keyword'),
      athena: 'exact',
      duckdb: 'exact',
    },
  },
  {
    name: 'half of a surrogate pair is not found in a whole one',
    construct: 'case-of-letters',
    detection: String.raw`sel: {f|contains: "\uD83D"}`,
    events: [
      matches({ f: 'x\ud83dx' }),
      matches({ f: '\ud83d' }),
      misses({ f: '😀' }, 'texts are code points'),
      misses({ f: 'x' }),
    ],
    targets: {
      kql: { refused: 'kql/half-character' },
      js: 'exact',
      panther: 'exact',
      athena: refused('sql/half-character'),
      duckdb: refused('sql/half-character'),
    },
  },
];
