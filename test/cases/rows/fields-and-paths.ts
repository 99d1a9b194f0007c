import { type Case, conditional, each, json, matches, misses, refused, withoutScalar } from '../case.js';
import { caselessText, text } from './kql.js';
import { jsonNumberText, jsonText } from './sql.js';

export const fieldsAndPaths: readonly Case[] = [
  {
    name: 'a name with dots is a path',
    construct: 'field-path',
    detection: 'sel: {a.b.c: x}',
    events: [
      matches({ a: { b: { c: 'x' } } }),
      matches({ 'a.b.c': 'x' }),
      misses({ 'a.b': { c: 'x' } }, 'one whole key a step'),
      misses({ a: { 'b.c': 'x' } }),
      misses({ a: { b: 'x' } }),
      misses({ a: { b: { c: { d: 'x' } } } }),
      misses({ c: 'x' }),
      misses({ A: { b: { c: 'x' } } }, 'names count case'),
      misses({ a: 'x' }),
      misses({ a: null }),
      misses({}),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a key that is literally the name wins',
    construct: 'field-path',
    detection: 'sel: {a.b: x}',
    events: [
      matches({ 'a.b': 'x', a: { b: 'y' } }),
      misses({ 'a.b': 'y', a: { b: 'x' } }),
      misses({ 'a.b': null, a: { b: 'x' } }),
      misses({ 'a.b': [], a: { b: 'x' } }),
      misses({ 'a.b': {}, a: { b: 'x' } }),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'arrays on the way are walked element by element',
    construct: 'field-path',
    detection: 'sel: {a.b: x}',
    events: [
      matches({ a: [{ b: 'y' }, { b: 'x' }] }),
      matches({ a: [[{ b: 'y' }], [[{ b: ['z', 'x'] }]]] }),
      matches({ a: [null, 1, 'x', {}, { b: 'x' }] }),
      matches({ 'a.b': ['y', 'x'] }),
      misses({ a: [{ b: 'y' }, { c: 'x' }] }),
      misses({ a: ['b', 'x'] }),
      misses({ a: [] }),
      misses({ a: [{ b: [] }, { b: null }] }),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'items of one map may be fulfilled by different elements',
    construct: 'field-path',
    detection: 'sel: {a.b: x, a.c: y}',
    events: [
      matches({ a: [{ b: 'x' }, { c: 'y' }] }),
      matches({ a: { b: 'x', c: 'y' } }),
      misses({ a: [{ b: 'x' }, { b: 'y' }] }),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'numbers are no indexes, and length is no key of an array or a text',
    construct: 'field-path',
    detection: `
      index: {a.0: x}
      length: {a.length: [1, 2]}`,
    condition: '1 of them',
    events: [
      matches({ a: { 0: 'x' } }),
      matches({ a: { length: 2 } }),
      matches({ a: [{ length: 1 }] }),
      misses({ a: ['x'] }),
      misses({ a: ['y', 'z'] }),
      misses({ a: 'xy' }),
      misses({}),
    ],
    targets: {
      kql: conditional('kql/text-field', 'kql/case', 'kql/number'),
      js: 'exact',
      panther: 'exact',
      athena: jsonText,
      duckdb: jsonText,
    },
  },
  {
    name: 'inherited names are no keys',
    construct: 'field-path',
    detection: `
      sel:
        - __proto__|exists: true
        - constructor|exists: true
        - toString|exists: true
        - a.__proto__|exists: true
        - a.hasOwnProperty|exists: true
        - length|exists: true`,
    events: [
      misses({}),
      misses({ a: {} }),
      misses({ a: ['x'] }),
      misses({ a: 'x', valueOf: 'x' }),
      matches({ constructor: 'x' }),
      matches({ length: 0 }),
      matches(json('{"__proto__": "x"}')),
      matches(json('{"a": [{"__proto__": "x"}]}')),
    ],
    targets: { kql: conditional('kql/exists'), js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: '__proto__ is a name like any other',
    construct: 'field-path',
    detection: 'sel: {__proto__: x, a.__proto__.b: y}',
    events: [
      matches(json('{"__proto__": "x", "a": {"__proto__": {"b": "y"}}}')),
      misses(json('{"__proto__": "x", "a": {"b": "y"}}')),
      misses(json('{"__proto__": {"a": 1}, "a": {"__proto__": {"b": "y"}}}')),
      misses({}),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'an object at the end is no value, beside one that is',
    construct: 'field-path',
    detection: 'sel: {f: x}',
    events: [
      matches({ f: [{ g: 1 }, 'x'] }),
      misses({ f: { x: 'x' } }),
      misses({ f: [{ x: 'x' }, ['y']] }),
      ...withoutScalar('f'),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'names with spaces and signs',
    construct: 'field-path',
    detection: String.raw`
      sel:
        'a b': '1'
        'c:d': '2'
        'e"f': '3'
        'g\h': '4'
        '(i)': '5'
        '<j>{k}': '6'
        'ö/l': '7'
        '@m-n_o$': '8'`,
    events: [
      matches({
        'a b': '1',
        'c:d': '2',
        'e"f': '3',
        'g\\h': '4',
        '(i)': '5',
        '<j>{k}': '6',
        'ö/l': '7',
        '@m-n_o$': '8',
      }),
      misses({ 'a b': '1', 'c:d': '2', 'e"f': '3', 'g\\h': '4', '(i)': '5', '<j>{k}': '6', 'ö/l': '7' }),
      misses({
        'a b': '1',
        'c:d': '2',
        'e"f': '3',
        'g\\\\h': '4',
        '(i)': '5',
        '<j>{k}': '6',
        'ö/l': '7',
        '@m-n_o$': '8',
      }),
      misses({ a: '1', b: '1' }),
    ],
    targets: { kql: caselessText, js: 'exact', panther: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
  {
    name: 'names that are words of a query language',
    construct: 'field-path',
    detection: 'sel: {not: a, or: b, AND: c, null: d, "true": e, cannot: f, select: g, "5": h}',
    events: [
      matches({ not: 'a', or: 'b', AND: 'c', null: 'd', true: 'e', cannot: 'f', select: 'g', 5: 'h' }),
      misses({ not: 'a', or: 'b', AND: 'c', null: 'd', true: 'e', cannot: 'x', select: 'g', 5: 'h' }),
      misses({ or: 'b', AND: 'c', null: 'd', true: 'e', cannot: 'f', select: 'g', 5: 'h' }),
      misses({}),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonNumberText, duckdb: jsonNumberText },
  },
  {
    name: 'a name that ends in a word of a query language, before a comparison',
    construct: 'field-path',
    detection: 'sel: {cannot|gt: 5, Or|lte: 5, a.not|lt: 5}',
    events: [
      matches({ cannot: 6, Or: 5, a: { not: 4 } }),
      misses({ cannot: 5, Or: 5, a: { not: 4 } }),
      misses({ cannot: 6, Or: 6, a: { not: 4 } }),
      misses({ cannot: 6, Or: 5, a: { not: 5 } }),
      misses({ can: 6 }),
    ],
    targets: { kql: conditional('kql/range'), js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'names do not have wildcards',
    construct: 'field-path',
    detection: `sel: {'f*': x}`,
    events: [matches({ 'f*': 'x' }), misses({ f: 'x' }), misses({ fg: 'x' }), misses({})],
    targets: { kql: refused('kql/field-name'), js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'the path of a name with an empty step',
    construct: 'field-path',
    detection: `sel: {'a..b': x}`,
    events: [
      matches({ 'a..b': 'x' }),
      matches({ a: { '': { b: 'x' } } }),
      misses({ a: { b: 'x' } }),
      misses({ 'a.b': 'x' }),
      misses({}),
    ],
    targets: { kql: text, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'nested and empty arrays at the end',
    construct: 'field-path',
    detection: 'sel: {f: 1}',
    events: [
      ...each(matches, 'f', [[[1]], [[], [[['1']]]], [null, [1]]]),
      ...each(misses, 'f', [[], [[]], [[[]], []], [[2]]]),
      ...withoutScalar('f'),
    ],
    targets: { kql: conditional('kql/number'), js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
];
