import { describe, expect, it } from 'vitest';
import { junction, negation } from '../../src/predicate/build.js';
import type { Network } from '../../src/predicate/network.js';
import { parseNetwork } from '../../src/predicate/network.js';
import { literalPattern } from '../../src/predicate/pattern.js';
import type { FieldPredicate, FieldTest, KeywordTest, Predicate } from '../../src/predicate/predicate.js';
import { leafWeight, predicateHash, samePredicate } from '../../src/predicate/same.js';
import { exists, field, nowhere, pattern } from './support.js';

const flags = (letters: string) => ({
  ignoreCase: letters.includes('i'),
  multiLine: letters.includes('m'),
  dotAll: letters.includes('s'),
});
const text = (written: string, cased = false): KeywordTest => ({ kind: 'pattern', pattern: pattern(written), cased });
const literal = (plain: string): KeywordTest => ({ kind: 'pattern', pattern: literalPattern(plain), cased: false });
const regex = (expression: string, letters = ''): KeywordTest => ({ kind: 'regex', expression, flags: flags(letters) });
const network = (written: string): FieldTest => ({ kind: 'cidr', network: parseNetwork(written) as Network });
const reference = (name: string, relation: 'equals' | 'contains' = 'equals', cased = false): FieldTest => ({
  kind: 'field-reference',
  field: name,
  relation,
  cased,
});

const tests: readonly FieldTest[] = [
  ...['', 'a', 'A', 'a*', '*a', '?a', 'a?', 'ab', 'a*b', '[ab]', '[ba]', '*', '?', '"a"', 'number 1', 'exists'].map(
    (one) => text(one),
  ),
  ...['a', 'a*', '[ab]'].map((one) => text(one, true)),
  ...['*', '?', '"', 'a"*"b', '[ab]', '\\', 'cased a', '\ud800', '\ufffd'].map(literal).slice(1),
  ...[regex('a'), regex('a', 'i'), regex('a', 'm'), regex('a', 'is'), regex('"a"'), regex('i a')],
  ...[1, -1, 1.5, 9007199254740993n, 0].map((value): FieldTest => ({ kind: 'number', value })),
  ...[true, false].map((value): FieldTest => ({ kind: 'boolean', value })),
  ...['10.0.0.0/8', '10.0.0.0/9', '::/0', '0.0.0.0/0', '::a00:0/128'].map(network),
  ...(['lt', 'lte', 'gt', 'gte'] as const).map((comparison): FieldTest => ({ kind: 'compare', comparison, value: 1 })),
  ...(['hour', 'day'] as const).map((part): FieldTest => ({ kind: 'time-part', part, value: 1 })),
  { kind: 'exists' },
  { kind: 'null' },
  ...[reference('a'), reference('b'), reference('a', 'contains'), reference('a', 'equals', true)],
];

describe('two predicates', () => {
  const leaves: readonly Predicate[] = [
    ...tests.map((test) => field('a', test)),
    ...tests.map((test) => field('a b', test)),
    ...[text('*a*'), text('*a*', true), regex('a')].map(
      (test): Predicate => ({ kind: 'keyword', test, origin: nowhere }),
    ),
  ];
  const [a, b, c] = ['x', 'y', 'z'].map(exists) as [Predicate, Predicate, Predicate];
  const and = (...operands: readonly Predicate[]) => junction('and', operands, nowhere);
  const or = (...operands: readonly Predicate[]) => junction('or', operands, nowhere);
  const all: readonly Predicate[] = [
    ...leaves,
    ...leaves.map((leaf) => negation(leaf, nowhere)),
    ...[
      a,
      b,
      c,
      and(a, b),
      or(a, b),
      and(a, b, c),
      or(and(a, b), c),
      and(a, or(b, c)),
      or(a, and(b, c)),
      and(or(a, b), c),
    ],
    ...[negation(and(a, b), nowhere), and(negation(a, nowhere), b), and(a, negation(b, nowhere))],
    { kind: 'constant', value: true, origin: nowhere },
    { kind: 'constant', value: false, origin: nowhere },
    ...['and(a)', 'x" exists,"y', 'true', 'keyword', '"x"', '__proto__'].map(exists),
  ];

  it('are not the same when anything differs', () => {
    const alike = all.flatMap((left, at) => all.slice(at + 1).filter((right) => samePredicate(left, right)));
    expect(alike).toEqual([]);
  });

  it('are both kept when they are linked, unless they are the same', () => {
    // Alike for all that tells most tests apart: of one length, and with the same characters in some places.
    const near = ['abcdefgh', 'zbcdefgh', 'abcdefgz', 'aBcdefgh'].map((plain) => field('a', literal(plain)));
    const networks = ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'].map((one) => field('a', network(one)));
    const limits = [0.1, 0.9].map((value) => field('a', { kind: 'compare', comparison: 'lt', value }));
    const numbers = [0.1, 0.9, -0.1].map((value) => field('a', { kind: 'number', value }));
    for (const alike of [near, networks, limits, numbers]) {
      expect(new Set(alike.map((leaf) => leafWeight(leaf as FieldPredicate))).size).toBe(1);
    }
    for (const different of [leaves, [...near, ...networks, ...limits, ...numbers]]) {
      const linked = or(...different, ...structuredClone(different));
      expect(linked.kind === 'or' && linked.operands).toEqual(different);
    }
  });

  it('are the same when they are built alike, wherever they stand', () => {
    const elsewhere = (predicate: Predicate): Predicate => {
      const origin = { location: { ...nowhere.location, line: 9 } };
      if (predicate.kind === 'not') return { ...predicate, operand: elsewhere(predicate.operand), origin };
      if (predicate.kind === 'and' || predicate.kind === 'or') {
        return { ...predicate, operands: predicate.operands.map(elsewhere), origin };
      }
      return { ...structuredClone({ ...predicate, origin: undefined }), origin } as Predicate;
    };
    for (const predicate of all) {
      expect(samePredicate(predicate, elsewhere(predicate))).toBe(true);
      expect(predicateHash(predicate)).toBe(predicateHash(elsewhere(predicate)));
    }
  });
});
