import { type Case, type CaseEvent, conditional, matches, misses } from '../case.js';
import { text } from './kql.js';
import { jsonText } from './sql.js';

const abc = `
  a: {a: x}
  b: {b: x}
  c: {c: x}`;

/** Every combination of three fields, and whether the condition holds for it. */
const combinations = (holds: (a: boolean, b: boolean, c: boolean) => boolean): readonly CaseEvent[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => {
    const [a, b, c] = [(bits & 4) !== 0, (bits & 2) !== 0, (bits & 1) !== 0];
    const event = { ...(a ? { a: 'x' } : {}), ...(b ? { b: 'x' } : {}), ...(c ? { c: 'X' } : { c: 'y' }) };
    return (holds(a, b, c) ? matches : misses)(event);
  });

export const conditions: readonly Case[] = [
  {
    name: 'and binds stronger than or',
    construct: 'condition',
    detection: abc,
    condition: 'a or b and c',
    events: combinations((a, b, c) => a || (b && c)),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'and binds stronger than or, on the left too',
    construct: 'condition',
    detection: abc,
    condition: 'a and b or c',
    events: combinations((a, b, c) => (a && b) || c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'parentheses',
    construct: 'condition',
    detection: abc,
    condition: '(a or b) and c',
    events: combinations((a, b, c) => (a || b) && c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'not binds stronger than and',
    construct: 'condition',
    detection: abc,
    condition: 'not a and b or not c',
    events: combinations((a, b, c) => (!a && b) || !c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'not of parentheses',
    construct: 'condition',
    detection: abc,
    condition: 'a and not (b or not c)',
    events: combinations((a, b, c) => a && !(b || !c)),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'not not',
    construct: 'condition',
    detection: abc,
    condition: 'not not a and not (not (not b)) and not not not c',
    events: combinations((a, b, c) => a && !b && !c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'operators in any case, and names that count case',
    construct: 'condition',
    detection: `
      sel: {a: x}
      Sel: {b: x}
      SEL: {c: x}`,
    condition: 'Sel AND NOT sel Or SEL',
    events: combinations((a, b, c) => (b && !a) || c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'operators are whole words',
    construct: 'condition',
    detection: `
      notable: {a: x}
      order: {b: x}
      android: {c: x}`,
    condition: 'notable or order and not android',
    events: combinations((a, b, c) => a || (b && !c)),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'names of digits, dots and hyphens',
    construct: 'condition',
    detection: `
      1: {a: x}
      not-a.b_c: {b: x}
      all-of.them: {c: x}`,
    condition: '1 and not-a.b_c or all-of.them',
    events: combinations((a, b, c) => (a && b) || c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'white space and line breaks between words, none at parentheses',
    construct: 'condition',
    detection: abc,
    condition: '  not(a)and\n\t(b)or\n\n(c)  ',
    events: combinations((a, b, c) => (!a && b) || c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: '1 of a pattern',
    construct: 'condition',
    detection: `
      x_a: {a: x}
      x_b: {b: x}
      y_c: {c: x}`,
    condition: '1 of x_*',
    events: combinations((a, b) => a || b),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'any of and all of a pattern',
    construct: 'condition',
    detection: `
      x_a: {a: x}
      x_b: {b: x}
      y_c: {c: x}`,
    condition: 'all of x_* or any of y*',
    events: combinations((a, b, c) => (a && b) || c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'patterns with * at any place',
    construct: 'condition',
    detection: `
      one_a_x: {a: x}
      two_a_x: {b: x}
      one_b_y: {c: x}`,
    condition: 'all of *_a_* and 1 of one*y or all of o*e_*_x and not 1 of *y',
    events: combinations((a, b, c) => (a && b && c) || (a && !c)),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'the texts of a pattern do not overlap',
    construct: 'condition',
    detection: `
      x_b: {a: x}
      x_b_b: {b: x}
      x: {c: x}`,
    condition: '1 of x_*b*b',
    events: combinations((_, b) => b),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a quantifier binds stronger than not',
    construct: 'condition',
    detection: `
      x_a: {a: x}
      x_b: {b: x}
      y_c: {c: x}`,
    condition: 'y_c and not 1 of x_*',
    events: combinations((a, b, c) => c && !(a || b)),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'not all of',
    construct: 'condition',
    detection: abc,
    condition: 'NOT ALL OF THEM',
    events: combinations((a, b, c) => !(a && b && c)),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: '1 of them',
    construct: 'condition',
    detection: abc,
    condition: '1 of them',
    events: combinations((a, b, c) => a || b || c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'them skips names that begin with _',
    construct: 'condition',
    detection: `
      a: {a: x}
      b: {b: x}
      _c: {c: x}`,
    condition: 'all of them',
    events: combinations((a, b) => a && b),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'so do patterns, unless they begin with it themselves',
    construct: 'condition',
    detection: `
      a_x: {a: x}
      _b_x: {b: x}
      _c_x: {c: x}`,
    condition: 'all of *_x or all of _*',
    events: combinations((a, b, c) => a || (b && c)),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'of a name without * is that one name',
    construct: 'condition',
    detection: `
      a: {a: x}
      ab: {b: x}
      _c: {c: x}`,
    condition: '1 of a and all of _c',
    events: combinations((a, _, c) => a && c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a list of conditions is an OR',
    construct: 'condition',
    detection: abc,
    condition: ['a and not b', 'c and b'],
    events: combinations((a, b, c) => (a && !b) || (c && b)),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'the same detection twice',
    construct: 'condition',
    detection: abc,
    condition: 'a and (a or b) and a or c and c',
    events: combinations((a, _, c) => a || c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a contradiction never holds',
    construct: 'condition',
    detection: abc,
    condition: 'a and not a',
    events: combinations(() => false),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a tautology always holds',
    construct: 'condition',
    detection: abc,
    condition: 'a or not a',
    events: combinations(() => true),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a detection that no condition names is not asked',
    construct: 'condition',
    detection: `
      a: {a: x}
      b: {b|re: .}
      c: {c: x}`,
    condition: 'a and c',
    events: combinations((a, _, c) => a && c),
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'two items of one detection under not',
    construct: 'condition',
    detection: `
      sel: {a: x, b: x}
      filter: {c: x, b: null}`,
    condition: 'not sel and not filter',
    events: combinations((a, b, c) => !(a && b) && !(c && !b)),
    targets: {
      kql: conditional('kql/text-field', 'kql/case', 'kql/null'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
];
