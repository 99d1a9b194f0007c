import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine, type EngineRule } from '../../backends/js/rule-set/engine.js';
import { EventTruth } from '../../backends/js/rule-set/event-truth.js';
import { LiteralAutomaton } from '../../backends/js/rule-set/literal-automaton.js';
import type { LiteralTest } from '../../backends/js/rule-set/prepared-test.js';
import { compileProgram } from '../../backends/js/rule-set/rule-program.js';
import { compileRuleSet } from '../../backends/js/rule-set/rule-set.js';
import { TestTable } from '../../backends/js/rule-set/test-table.js';
import { ValueCache } from '../../backends/js/rule-set/value-cache.js';
import type { Event } from '../../src/event/event.js';
import { eventText } from '../../src/event/event-text.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { parseNetwork } from '../../src/predicate/network.js';
import { anyRun, containing, literalPattern, type Pattern } from '../../src/predicate/pattern.js';
import type { FieldTest, Predicate } from '../../src/predicate/predicate.js';
import { foldCase } from '../../src/predicate/text-case.js';
import { compileRuleSet as compileRuleSetOfLibrary } from '../../src/registry.js';
import { eventFor, kqlPredicate, nowhere } from '../support/arbitrary-predicate.js';
import { predicateAndEvents, sqlEvent, sqlPredicate } from '../support/sql/arbitrary-sql.js';

const field = (name: string, one: FieldTest): Predicate => ({ kind: 'field', field: name, test: one, origin: nowhere });
const has = (name: string, pattern: Pattern, cased = false) => field(name, { kind: 'pattern', pattern, cased });
const not = (operand: Predicate): Predicate => ({ kind: 'not', operand, origin: nowhere });

/** What the set says of an event, and what the reference says of each rule. */
function bothVerdicts(predicates: readonly Predicate[], events: readonly Event[]) {
  const set = compileRuleSet(predicates.map((predicate) => ({ predicate })));
  const holds = predicates.map(compileReference);
  const references = (event: Event) => holds.flatMap((one, index) => (one(event) ? [index] : []));
  return events.map((event) => ({
    event: eventText(event),
    ours: [...set.match(event)],
    reference: references(event),
  }));
}

function expectSame(predicates: readonly Predicate[], events: readonly Event[]): void {
  const verdicts = bothVerdicts(predicates, events);
  for (const { event, ours, reference } of verdicts) expect(ours, event).toEqual(reference);
}

describe('random rules say of random events what the reference says', () => {
  const events = (predicate: Predicate) =>
    fc.array(fc.oneof(sqlEvent(predicate), eventFor(predicate)), { minLength: 2, maxLength: 4 });

  test('many rules together, each event several times so that what is remembered counts', () => {
    const rules = fc
      .array(fc.oneof(sqlPredicate, kqlPredicate), { minLength: 1, maxLength: 30 })
      .chain((predicates) => fc.tuple(fc.constant(predicates), fc.tuple(...predicates.map(events))));
    fc.assert(
      fc.property(rules, ([predicates, lists]) => {
        const all = lists.flat();
        expectSame(predicates, [...all, ...all, ...all]);
      }),
      { numRuns: 150 },
    );
  });

  test('each rule alone', () => {
    fc.assert(
      fc.property(predicateAndEvents, ([predicate, some]) => expectSame([predicate], some)),
      { numRuns: 1500 },
    );
  });

  test('texts of any letters in long values', () => {
    const letters = fc.constantFrom(
      'a',
      'B',
      'k',
      '\u212a',
      'K',
      'é',
      'É',
      'İ',
      'ß',
      'ς',
      'Σ',
      '😀',
      '\ud83d',
      '\ude00',
      '𐐀',
      '𐐨',
      '\n',
      '*',
    );
    const text = fc.array(letters, { minLength: 1, maxLength: 4 }).map((some) => some.join(''));
    const pattern = fc
      .tuple(text, fc.constantFrom('equals', 'starts', 'ends', 'contains', 'both', 'inside'))
      .map(([one, place]): Pattern => {
        const literal = literalPattern(one);
        if (place === 'equals') return literal;
        if (place === 'starts') return [...literal, anyRun];
        if (place === 'ends') return [anyRun, ...literal];
        if (place === 'contains') return containing(literal);
        return place === 'both' ? [...literal, anyRun, ...literal] : [anyRun, ...literal, { kind: 'any-one' }];
      });
    const rule = fc.tuple(pattern, fc.boolean(), fc.boolean()).map(([one, cased, negated]) => {
      const leaf = has('f', one, cased);
      return negated ? not(leaf) : leaf;
    });
    const value = fc
      .tuple(fc.array(letters, { maxLength: 12 }), fc.nat(3))
      .map(([some, long]) => `${'x'.repeat(long * 1500)}${some.join('')}`);
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 40 }),
        fc.array(value, { minLength: 1, maxLength: 6 }),
        (rules, values) => {
          expectSame(
            rules,
            values.map((one) => ({ f: one })),
          );
        },
      ),
      { numRuns: 600 },
    );
  });

  test('texts that are parts of each other', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'B'), { minLength: 1, maxLength: 5 }).map((some) => some.join(''));
    const rule = fc.tuple(text, fc.constantFrom('starts', 'ends', 'contains', 'equals')).map(([one, place]) => {
      const literal = literalPattern(one);
      if (place === 'equals') return has('f', literal);
      if (place === 'contains') return has('f', containing(literal));
      return has('f', place === 'starts' ? [...literal, anyRun] : [anyRun, ...literal]);
    });
    const value = fc.array(fc.constantFrom('a', 'b', 'A', 'c'), { maxLength: 9 }).map((some) => some.join(''));
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 30 }),
        fc.array(value, { minLength: 1, maxLength: 6 }),
        (rules, values) => {
          expectSame(
            rules,
            values.map((one) => ({ f: one })),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('parts of a set say the same of their rules, in any order of use', () => {
    const rules = fc
      .array(sqlPredicate, { minLength: 3, maxLength: 12 })
      .chain((predicates) =>
        fc.tuple(
          fc.constant(predicates),
          fc.tuple(...predicates.map(events)),
          fc.array(fc.uniqueArray(fc.nat(predicates.length - 1)), { minLength: 1, maxLength: 4 }),
        ),
      );
    fc.assert(
      fc.property(rules, ([predicates, lists, parts]) => {
        const set = compileRuleSet(predicates.map((predicate) => ({ predicate })));
        const holds = predicates.map(compileReference);
        const subsets = parts.map((part) => ({ part: [...part].sort((a, b) => a - b), subset: set.subset(part) }));
        for (const event of lists.flat()) {
          for (const { part, subset } of subsets) {
            expect([...subset.match(event)], eventText(event)).toEqual(part.filter((index) => holds[index]?.(event)));
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('values of all kinds', () => {
  const equals = (name: string, text: string) => has(name, literalPattern(text));
  const rules = [
    equals('a', '1'),
    field('a', { kind: 'number', value: 1 }),
    field('a', { kind: 'number', value: 2n ** 60n }),
    field('a', { kind: 'number', value: 1e300 }),
    field('a', { kind: 'boolean', value: true }),
    field('a', { kind: 'exists' }),
    not(field('a', { kind: 'exists' })),
    field('a', { kind: 'null' }),
    not(field('a', { kind: 'null' })),
    equals('a', ''),
    has('a', [anyRun]),
    field('a', { kind: 'compare', comparison: 'gt', value: 0 }),
    equals('a.b', 'x'),
    not(equals('a.b', 'x')),
    field('a.b', { kind: 'exists' }),
    field('a.b', { kind: 'null' }),
    equals('__proto__', 'x'),
    equals('constructor', 'x'),
    field('constructor', { kind: 'exists' }),
    { kind: 'constant', value: true, origin: nowhere },
    { kind: 'constant', value: false, origin: nowhere },
    {
      kind: 'keyword',
      test: { kind: 'pattern', pattern: containing(literalPattern('x')), cased: false },
      origin: nowhere,
    },
    field('a', {
      kind: 'regex',
      expression: '^.{1000,}$',
      flags: { ignoreCase: false, multiLine: false, dotAll: true },
    }),
    field('a', { kind: 'field-reference', field: 'b', relation: 'equals', cased: false }),
  ] satisfies Predicate[];
  const values = [
    1,
    1n,
    '1',
    '1.0',
    true,
    'TRUE',
    'true',
    null,
    '',
    {},
    [],
    [null],
    [[1, 'x'], [[]]],
    [{}],
    2 ** 60,
    2n ** 60n,
    `${2n ** 60n}`,
    1e300,
    '1e300',
    BigInt(1e300),
    -0,
    '-0',
    'x'.repeat(1000),
    { b: 'x' },
    { b: null },
    [{ b: ['y', 'x'] }, { c: 1 }],
    { b: { c: 'x' } },
  ];

  test.each(values.map((value) => [value]))('%o', (value) => {
    const event = { a: value } as Event;
    const others = [
      {},
      event,
      { b: value },
      { 'a.b': value, a: { b: 'x' } },
      { a: [], 'a.b': [] },
      JSON.parse('{"__proto__":"x","constructor":["X"]}'),
      { ...event, b: value },
    ];
    expectSame(rules, [...others, ...others] as Event[]);
  });
});

test.each(['10.0.0.0/8', '10.0.0.1/32', '0.0.0.0/0', '::/0', 'fe80::/10', '2001:db8::1'])(
  'addresses at the ends of %s',
  (text) => {
    const network = parseNetwork(text);
    if ('fault' in network) throw new Error(network.fault);
    const addresses = [
      '9.255.255.255',
      '10.0.0.0',
      '10.0.0.1',
      '10.0.0.2',
      '10.255.255.255',
      '11.0.0.0',
      '0.0.0.0',
      '255.255.255.255',
      '::',
      'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      'fe7f:ffff::',
      'fe80::',
      'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      'fec0::',
      '2001:db8::1',
      '2001:db8::2',
      '::ffff:10.0.0.1',
      'x',
      1,
      null,
    ];
    expectSame(
      [field('a', { kind: 'cidr', network })],
      [...addresses.map((a) => ({ a })), { a: addresses }, ...addresses.map((a) => ({ a: [a, 'x'] }))],
    );
  },
);

test('an expression in the words of a target has no meaning here', () => {
  const rule = { predicate: field('a', { kind: 'query-expression', template: 'x' }) };
  expect(() => compileRuleSet([rule])).toThrow('no meaning here');
});

test('the library makes rule sets', async () => {
  const set = await compileRuleSetOfLibrary([{ predicate: has('a', literalPattern('x')) }]);
  expect(set.match({ a: 'X' })).toEqual([0]);
});

test('a rule set of nothing matches nothing', () => {
  expect(compileRuleSet([]).match({ a: 1 })).toEqual([]);
  expect(() => compileRuleSet([]).subset([0]).match({})).toThrow('no rule 0');
});

test('folding never changes how many units a text has', () => {
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    const text = String.fromCodePoint(codePoint);
    if (foldCase(text).length !== text.length) expect(codePoint).toBe('of the same length');
  }
});

test('beyond ASCII only the kelvin sign is an ASCII letter when case is ignored', () => {
  const found: number[] = [];
  for (let codePoint = 128; codePoint <= 0x10ffff; codePoint++) {
    if (foldCase(String.fromCodePoint(codePoint)).charCodeAt(0) < 128) found.push(codePoint);
  }
  expect(found).toEqual([0x212a]);
});

describe('many texts', () => {
  const literal = (text: string, id: number, relation: LiteralTest['relation']): LiteralTest => ({
    kind: 'literal',
    id,
    field: 1,
    relation,
    text,
  });

  test('the table stays small, whatever they are', () => {
    const tests = Array.from({ length: 40_000 }, (_, index) =>
      literal(
        `${index.toString(36)}${'abcdefghijklmnopqrstuvwxyz0123456789'.repeat(8)}`,
        index,
        index % 2 === 0 ? 'contains' : 'endswith',
      ),
    );
    expect(new LiteralAutomaton(tests).size).toBeLessThan(150e6);
  });

  test('what is ruled out by what the first values were like has none of them', () => {
    const word = (seed: number) =>
      `${((seed * 7919) % 46_656).toString(36)}${((seed * 104_729) % 46_656).toString(36)}k`;
    const rules = Array.from({ length: 1500 }, (_, index): Predicate => {
      const pattern = containing(literalPattern(`/${word(index)}/`));
      const test = { kind: 'pattern', pattern, cased: false } as const;
      return index % 3 === 0 ? { kind: 'keyword', test, origin: nowhere } : field('f', test);
    });
    const events = Array.from({ length: 1200 }, (_, index): Event => {
      const value = `C:/windows/${word(index * 5)}/${index % 4 === 0 ? word(index % 1500) : 'none'}/x.exe`;
      const spelt = index % 3 === 0 ? value.toUpperCase() : index % 5 === 0 ? value.replaceAll('k', '\u212a') : value;
      return index % 2 === 0 ? { f: spelt } : { g: [spelt, index], f: true };
    });
    const verdicts = bothVerdicts(rules, events);
    expect(verdicts.filter(({ reference }) => reference.length > 0).length).toBeGreaterThan(100);
    for (const { event, ours, reference } of verdicts) expect(ours, event).toEqual(reference);
  });

  test('texts of which only pieces are looked for are found as a whole only', () => {
    const ending = 'abcdefghijklmnopqrstuvwxyz0123456789'.repeat(8);
    const rules = Array.from({ length: 20_000 }, (_, index) =>
      has('f', containing(literalPattern(`#${index.toString(36)}/${ending}`))),
    );
    const set = compileRuleSet(rules.map((predicate) => ({ predicate })));
    const whole = `#${(777).toString(36)}/${ending}`;
    expect(set.match({ f: whole.slice(1) })).toEqual([]);
    expect(set.match({ f: `--${whole.toUpperCase()}--` })).toContain(777);
    expect(set.match({ f: `--${whole.slice(0, -1)}--` })).toEqual([]);
  });
});

describe('after so many events that the numbers start again', () => {
  test('an automaton still tells each test once a walk', () => {
    const tests: LiteralTest[] = [{ kind: 'literal', id: 3, field: 1, relation: 'contains', text: 'ab' }];
    const automaton = new LiteralAutomaton(tests, 1);
    const told = () => {
      const found: number[] = [];
      automaton.scan('ab ab', { add: (id) => found.push(id), check: ({ id }) => found.push(id) });
      return found;
    };
    expect([told(), told(), told(), told()]).toEqual([[3], [3], [3], [3]]);
  });

  test('rules that were candidates long ago are candidates again', () => {
    const truth = new EventTruth(2);
    const table = new TestTable();
    const rules = [has('f', containing(literalPattern('ab'))), has('other', containing(literalPattern('cd')))];
    const members = rules.map((predicate, index): EngineRule => {
      const condition = table.conditionOf(predicate);
      return { index, condition, program: () => compileProgram(condition, truth) };
    });
    const engine = new Engine(members, table, truth);
    const events = [{ f: 'ab' }, { f: 'x' }, { f: 'ab', other: 'cd' }, { f: 'x' }, { other: 'cd' }, { f: 'ab' }];
    expect(events.map((event) => [...engine.match(event)])).toEqual([[0], [], [0, 1], [], [1], [0]]);
  });
});

test('a cache keeps what came before', () => {
  const cache = new ValueCache<number>();
  const take = (text: string, found: number): number | undefined => {
    const known = cache.get(text);
    if (known === undefined && cache.isWorthKeeping(text)) cache.keep(text, found);
    return known;
  };
  const long = 'x'.repeat(5000);
  expect([take('a', 1), take('a', 1), take('a', 2)]).toEqual([undefined, undefined, 1]);
  expect([take('b', 3), take(long, 4), take(long, 4), take(long, 4)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  // Texts that differ where the sign does not look.
  const other = [...'y'.repeat(100)].with(98, 'z').join('');
  expect([take('y'.repeat(100), 1), take('y'.repeat(100), 1), take(other, 2)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  cache.clear();
  expect(take('a', 5)).toBeUndefined();
});
