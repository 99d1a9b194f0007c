import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/event/event.js';
import { compileKql, evaluateKql } from '../support/kibana/evaluate-kql.js';
import { parseKql } from '../support/kibana/parse-kql.js';

const holds = (query: string, event: Event): boolean => evaluateKql(parseKql(query), event);

const matches = (rows: readonly (readonly [query: string, event: Event])[]) =>
  it.each(rows)('%s matches %o', (query, event) => expect(holds(query, event)).toBe(true));

const misses = (rows: readonly (readonly [query: string, event: Event])[]) =>
  it.each(rows)('%s does not match %o', (query, event) => expect(holds(query, event)).toBe(false));

describe('fields', () => {
  matches([
    ['a.b: "x"', { 'a.b': 'x' }],
    ['a.b: "x"', { a: { b: 'x' } }],
    ['a.b: "x"', { a: [{ b: 'y' }, [{ b: ['z', ['x']] }]] }],
    ['a.b: "x"', { 'a.b': 'x', a: { b: 'y' } }],
    ['"a b": "x"', { 'a b': 'x' }],
    ['not a: "x"', {}],
    ['not a: "x"', { a: null }],
    ['not __proto__: *', {}],
    ['not a.length: *', { a: 'x' }],
  ]);
  misses([
    ['a.b: "y"', { 'a.b': 'x', a: { b: 'y' } }],
    ['a.b.c: "x"', { 'a.b': { c: 'x' } }],
    ['A: "x"', { a: 'x' }],
    ['a: "x"', { a: { b: 'x' } }],
    ['a: ""', {}],
    ['a: ""', { a: null }],
  ]);
});

describe('texts ignore case, code point by code point', () => {
  matches([
    ['a: "FOO"', { a: 'foo' }],
    ['a: *oO*', { a: 'fOO' }],
    ['a: "straße"', { a: 'STRAßE' }],
    ['a: "σ"', { a: 'Σ' }],
    ['a: "ς"', { a: 'ς' }],
    ['a: "İ"', { a: 'İ' }],
    ['a: "5"', { a: 5 }],
    ['a: "true"', { a: true }],
    ['a: "12345678901234567890"', { a: 12345678901234567890n }],
    ['a: ""', { a: '' }],
  ]);
  misses([
    ['a: "i̇"', { a: 'İ' }],
    ['a: "ς"', { a: 'Σ' }],
    ['a: "strasse"', { a: 'straße' }],
    ['a: "foo"', { a: 'foo ' }],
    ['a: "5.0"', { a: 5 }],
  ]);
});

describe('wildcards fit the whole text', () => {
  matches([
    ['a: x*y', { a: 'xy' }],
    ['a: x*y', { a: 'x\n\ny' }],
    ['a: *ab*ab', { a: 'abab' }],
    ['a: *b*', { a: 'abc' }],
    ['a: *a*b*c*', { a: '-a-b-c-' }],
    ['a: *', { a: '' }],
    ['a: *?*', { a: 'x?y' }],
    ['a: 1*', { a: 12 }],
  ]);
  misses([
    ['a: ab*ba', { a: 'aba' }],
    ['a: *ab*ab', { a: 'ab' }],
    ['a: *ab*ab*', { a: 'aba' }],
    ['a: x*', { a: 'yx' }],
    ['a: *x', { a: 'xy' }],
    ['a: *c*b*', { a: 'abc' }],
    ['a: *?*', { a: 'xy' }],
  ]);
});

describe('exists', () => {
  matches([
    ['a: *', { a: false }],
    ['a: *', { a: {} }],
    ['a: *', { a: [null, 1] }],
    ['a.b: *', { a: [{}, { b: 0 }] }],
  ]);
  misses([
    ['a: *', { a: null }],
    ['a: *', { a: [] }],
    ['a: *', { a: [null, []] }],
    ['a: *', {}],
  ]);
});

describe('numbers and booleans', () => {
  matches([
    ['a: 5', { a: 5 }],
    ['a: 5', { a: '5.0' }],
    ['a: 5.0', { a: '5' }],
    ['a: 12345678901234567890', { a: '12345678901234567890' }],
    ['a > 12345678901234567889', { a: 12345678901234567890n }],
    ['a >= 5', { a: 5 }],
    ['a < 5', { a: ['x', '4e0'] }],
    ['a: true', { a: true }],
    ['a: true', { a: 'TRUE' }],
    ['a: false', { a: ['x', false] }],
  ]);
  misses([
    ['a: 5', { a: ' 5' }],
    ['a: 5', { a: '05' }],
    ['a: 12345678901234567890', { a: '12345678901234567891' }],
    ['a > 5', { a: 5 }],
    ['a > 5', { a: 'x' }],
    ['a > 0', { a: true }],
    ['a: true', { a: 1 }],
    ['a: true', { a: 'yes' }],
  ]);
});

describe('networks', () => {
  matches([
    ['a: "10.0.0.0/8"', { a: '10.1.2.3' }],
    ['a: 10.0.0.0/8', { a: ['x', '10.1.2.3'] }],
    ['a: "fe80::/10"', { a: 'FE80:0::1' }],
    ['a: "10.0.0.0/8"', { a: '10.0.0.0/8' }],
  ]);
  misses([
    ['a: "10.0.0.0/8"', { a: '11.0.0.1' }],
    ['a: "10.0.0.0/8"', { a: '10.0.0.01' }],
    ['a: "10.0.0.1/8"', { a: '10.0.0.1' }],
    ['a: "10.0.0.1"', { a: '10.0.0.2' }],
  ]);
});

describe('values without a field are looked for everywhere', () => {
  matches([
    ['"foo"', { a: { b: ['x', { c: 'A Food' }] } }],
    ['"1"', { a: 512 }],
    ['"ru"', { a: true }],
    ['*foo', { a: 'a foo' }],
    ['not "foo"', { foo: 'x' }],
  ]);
  misses([
    ['*foo', { a: 'food' }],
    ['foo*', { a: 'a food' }],
    ['"foo"', { a: null }],
  ]);
});

describe('operators and nests', () => {
  matches([
    ['a: (1 and 2)', { a: [1, 2] }],
    ['not a: 1 and b: 2', { b: 2 }],
    ['a: { b: 1 and c: 2 }', { a: [{ b: 1 }, { b: 1, c: 2 }] }],
    ['*:*', {}],
  ]);
  misses([
    ['a: { b: 1 and c: 2 }', { a: [{ b: 1 }, { c: 2 }] }],
    ['a: (1 and 2)', { a: 1 }],
    ['not *:*', {}],
  ]);
});

it.each(['a: null', 'a*: x', 'a > x'])('%s means nothing', (query) => {
  expect(() => compileKql(parseKql(query))).toThrow();
});

it('is fast enough for 3,000 queries on 550 events', () => {
  const events = Array.from({ length: 550 }, (_, index) => ({
    EventID: index % 20,
    Image: `C:\\Windows\\System32\\tool${index}.exe`,
    CommandLine: `tool${index}.exe --flag ${'argument '.repeat(10)}ß${index}`,
    user: { name: `User${index}`, groups: ['Administrators', 'Users'] },
  }));
  const queries = Array.from({ length: 3000 }, (_, index) =>
    compileKql(
      parseKql(
        `EventID: ${index % 20} and Image: (*\\\\tool${index}.exe or *\\\\cmd.exe) and not user.name: "x${index}" or CommandLine: (*--flag* and *x${index}*)`,
      ),
    ),
  );
  const started = performance.now();
  let hits = 0;
  for (const query of queries) for (const event of events) if (query(event)) hits++;
  expect(hits).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(10_000);
});
