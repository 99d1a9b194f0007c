import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from '../../src/predicate/network.js';
import type { Pattern } from '../../src/predicate/pattern.js';
import { anyOne, anyRun, containing, literalPattern } from '../../src/predicate/pattern.js';
import type { FieldTest, Predicate } from '../../src/predicate/predicate.js';
import { canonicalKql, sameMeaningInKql } from '../support/kibana/canonical-kql.js';
import { parseKql } from '../support/kibana/parse-kql.js';
import { readBack } from '../support/kibana/read-back.js';

const read = (query: string): Predicate => readBack(parseKql(query));

const at = (line: number) => ({ location: { file: 'rule.yml', line, column: 1, endLine: line, endColumn: 2 } });
const field = (name: string, test: FieldTest): Predicate => ({ kind: 'field', field: name, test, origin: at(1) });
const pattern = (parts: Pattern, cased = false): FieldTest => ({ kind: 'pattern', pattern: parts, cased });
const keyword = (parts: Pattern): Predicate => ({
  kind: 'keyword',
  test: { kind: 'pattern', pattern: parts, cased: false },
  origin: at(2),
});
const not = (operand: Predicate): Predicate => ({ kind: 'not', operand, origin: at(3) });
const and = (...operands: Predicate[]): Predicate => ({ kind: 'and', operands, origin: at(4) });
const or = (...operands: Predicate[]): Predicate => ({ kind: 'or', operands, origin: at(5) });
const constant = (value: boolean): Predicate => ({ kind: 'constant', value, origin: at(6) });

const [x, y, z] = ['x', 'y', 'z'].map((text) => field('f', pattern(literalPattern(text)))) as [
  Predicate,
  Predicate,
  Predicate,
];

describe('a query read back', () => {
  it.each<[string, Predicate]>([
    ['f: "x"', x],
    ['f: x', x],
    ['f: ""', field('f', pattern([]))],
    ['f: "5"', field('f', pattern(literalPattern('5')))],
    ['f: 5', field('f', { kind: 'number', value: 5 })],
    ['f: -1.5e3', field('f', { kind: 'number', value: -1500 })],
    ['f: 12345678901234567890', field('f', { kind: 'number', value: 12345678901234567890n })],
    ['f: 05', field('f', pattern(literalPattern('05')))],
    ['f: true', field('f', { kind: 'boolean', value: true })],
    ['f: "true"', field('f', pattern(literalPattern('true')))],
    ['f: TRUE', field('f', pattern(literalPattern('TRUE')))],
    ['f: x*', field('f', pattern([{ kind: 'literal', text: 'x' }, anyRun]))],
    ['f: *', field('f', { kind: 'exists' })],
    ['not f: *', not(field('f', { kind: 'exists' }))],
    ['f >= 5', field('f', { kind: 'compare', comparison: 'gte', value: 5 })],
    ['f: 10.0.0.0/8', field('f', pattern(literalPattern('10.0.0.0/8')))],
    ['"x"', keyword(containing(literalPattern('x')))],
    ['*x', keyword([anyRun, { kind: 'literal', text: 'x' }])],
    ['f: ("x" or "y") or f: "x"', or(x, y)],
    ['f: "x" and (f: "y" and f: "z")', and(x, y, z)],
    ['not (not f: "x")', x],
    ['not not: "x"', not(field('not', pattern(literalPattern('x'))))],
    ['*:*', constant(true)],
    ['not *:*', constant(false)],
    ['f: "x" or not *:*', x],
    ['f: "x" and f: "x"', x],
  ])('%s', (query, expected) => {
    expect(withoutOrigins(read(query))).toEqual(withoutOrigins(expected));
  });

  it.each(['f: null', 'null', 'f*: x', '*: x', 'f > x', 'f > "5"', 'f > *', 'f > true', 'f*: { a: x }', 'a: { b: x }'])(
    '%s is nothing that a predicate can say',
    (query) => {
      expect(() => read(query)).toThrow();
    },
  );
});

const network: Network = { family: 4, address: 0x0a000000n, prefix: 8 };

describe('what KQL cannot tell apart', () => {
  it.each<[string, Predicate, Predicate]>([
    ['the order of operands, duplicates and nesting', and(x, or(y, z)), and(or(z, y), and(x, x))],
    ['double negation', not(not(x)), x],
    ['case', field('f', pattern(literalPattern('x'), true)), x],
    ['exists and *', field('f', { kind: 'exists' }), field('f', pattern([anyRun]))],
    ['null and not *', field('f', { kind: 'null' }), not(field('f', { kind: 'exists' }))],
    ['not null and *', not(field('f', { kind: 'null' })), field('f', { kind: 'exists' })],
    [
      'a network and its text',
      field('f', { kind: 'cidr', network }),
      field('f', pattern(literalPattern('10.0.0.0/8'))),
    ],
    ['5 and 5n', field('f', { kind: 'number', value: 5 }), field('f', { kind: 'number', value: 5n })],
    [
      '1e20 and its digits',
      field('f', { kind: 'number', value: 1e20 }),
      field('f', { kind: 'number', value: 10n ** 20n }),
    ],
    [
      'a choice and its alternatives',
      or(field('f', pattern([{ kind: 'one-of', characters: ['x', 'y'] }])), z),
      or(z, y, x),
    ],
    ['constants among operands', and(x, constant(true)), or(x, constant(false))],
  ])('%s', (_, one, other) => {
    expect(canonicalKql(one)).toBe(canonicalKql(other));
    expect(sameMeaningInKql(one, other)).toBe(true);
  });
});

describe('what KQL tells apart', () => {
  it('each of these from each other', () => {
    const all: Predicate[] = [
      x,
      y,
      not(x),
      and(x, y),
      or(x, y),
      not(or(x, y)),
      or(not(x), y),
      and(x, or(y, z)),
      or(and(x, y), z),
      constant(true),
      constant(false),
      keyword([anyRun]),
      keyword(literalPattern('x')),
      keyword(containing(literalPattern('x'))),
      field('g', pattern(literalPattern('x'))),
      field('f', { kind: 'exists' }),
      field('f', { kind: 'null' }),
      field('f', pattern([])),
      field('f', pattern([anyOne])),
      field('f', pattern([anyRun, { kind: 'literal', text: 'x' }])),
      field('f', pattern(literalPattern('*'))),
      field('f', pattern(literalPattern('?'))),
      field('f', pattern(literalPattern('5'))),
      field('f', { kind: 'number', value: 5 }),
      field('f', { kind: 'number', value: 5.5 }),
      field('f', { kind: 'number', value: 9007199254740993n }),
      field('f', { kind: 'number', value: 9007199254740992n }),
      field('f', { kind: 'compare', comparison: 'lt', value: 5 }),
      field('f', { kind: 'compare', comparison: 'lte', value: 5 }),
      field('f', { kind: 'boolean', value: true }),
      field('f', pattern(literalPattern('true'))),
      field('f', { kind: 'boolean', value: false }),
      field('f', { kind: 'time-part', part: 'hour', value: 5 }),
      field('f', { kind: 'field-reference', field: 'g', relation: 'equals', cased: false }),
      field('f', { kind: 'regex', expression: 'x', flags: { ignoreCase: false, multiLine: false, dotAll: false } }),
    ];
    expect(new Set(all.map(canonicalKql)).size).toBe(all.length);
  });

  it('two texts, whatever is in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const texts = [one, other].map((text) => canonicalKql(field('f', pattern(literalPattern(text)))));
        expect(texts[0] === texts[1]).toBe(one === other);
      }),
    );
  });
});

/** The same without where each part came from. */
function withoutOrigins(predicate: Predicate): unknown {
  const { origin: _, ...rest } = predicate;
  if (rest.kind === 'not') return { ...rest, operand: withoutOrigins(rest.operand) };
  if (rest.kind === 'and' || rest.kind === 'or') return { ...rest, operands: rest.operands.map(withoutOrigins) };
  return rest;
}
