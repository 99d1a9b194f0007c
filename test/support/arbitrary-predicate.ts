import fc from 'fast-check';
import type { Event } from '../../src/event/event.js';
import { junction, negation } from '../../src/predicate/build.js';
import { anyRun, containing, makePattern, type PatternPart } from '../../src/predicate/pattern.js';
import type { FieldTest, Predicate } from '../../src/predicate/predicate.js';

/** Where predicates of tests come from. */
export const nowhere = { location: { file: 'test', line: 1, column: 1, endLine: 1, endColumn: 1 } };

/** Few fields, some with odd names, so that tests of one field meet. */
export const fieldNames = ['a', 'b.c', 'd e', 'not', 'And', 'x:y', 'q"\\', 'é'];

/** Texts that mean something in some query language, and plain ones. */
const nasty = [
  'and',
  ' or ',
  'not ',
  'NOT',
  '\\',
  '"',
  "'",
  '*',
  '?',
  '(',
  ')',
  '{',
  '}',
  ':',
  '<',
  '>',
  '%',
  '_',
  '--',
  '/*',
  '*/',
  '\n',
  '\t',
  '\r',
  '\u00a0',
  '\u2028',
  '\u0000',
  '😀',
  'é',
  'İ',
  'ς',
  '@kuery-wildcard@',
  'null',
  'true',
  '${',
  '#',
  '`',
  ' ',
];
const piece = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...nasty) },
  { weight: 3, arbitrary: fc.string({ maxLength: 3 }) },
  fc.constantFrom('ab', 'AB', 'x', '1'),
);
export const nastyText = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));

const literal = nastyText.map((text): PatternPart => ({ kind: 'literal', text }));
const pattern = fc
  .array(fc.oneof({ weight: 3, arbitrary: literal }, { weight: 1, arbitrary: fc.constant(anyRun) }), { maxLength: 4 })
  .map(makePattern);

const patternTest = fc.record({ kind: fc.constant('pattern' as const), pattern, cased: fc.constant(false) });
const number = fc.oneof(
  fc.integer(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
    .map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 70n }),
);

/** A test that KQL can write (patterns may still turn out not to). */
const kqlTest: fc.Arbitrary<FieldTest> = fc.oneof(
  { weight: 6, arbitrary: patternTest },
  number.map((value) => ({ kind: 'number' as const, value })),
  fc.boolean().map((value) => ({ kind: 'boolean' as const, value })),
  fc.record({
    kind: fc.constant('compare' as const),
    comparison: fc.constantFrom('lt' as const, 'lte' as const, 'gt' as const, 'gte' as const),
    value: number,
  }),
  fc.constant({ kind: 'null' as const }),
);

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('field' as const),
      field: fc.constantFrom(...fieldNames),
      test: kqlTest,
      origin: fc.constant(nowhere),
    }),
  },
  {
    weight: 1,
    arbitrary: patternTest.map((test) => ({
      kind: 'keyword' as const,
      test: { ...test, pattern: containing(test.pattern) },
      origin: nowhere,
    })),
  },
);

/** Predicates in normal form, of tests that KQL knows, not deeper than Kibana's parser can bear. */
export const kqlPredicate: fc.Arbitrary<Predicate> = fc.letrec<{ node: Predicate }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 2, maxLength: 4 }))
        .map(([kind, operands]) => junction(kind, operands, nowhere)),
    },
    { weight: 1, arbitrary: tie('node').map((operand) => negation(operand, nowhere)) },
  ),
})).node;

/** Texts that stand in the predicate, so that random events have a chance to match. */
export function textsIn(predicate: Predicate): readonly string[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands.flatMap(textsIn);
    case 'not':
      return textsIn(predicate.operand);
    case 'constant':
      return [];
    case 'field':
    case 'keyword': {
      const { test } = predicate;
      if (test.kind === 'pattern')
        return [
          test.pattern.map((part) => (part.kind === 'literal' ? part.text : 'zz')).join(''),
          ...test.pattern.flatMap((part) => (part.kind === 'literal' ? [part.text] : [])),
        ];
      return 'value' in test ? [String(test.value)] : [];
    }
  }
}

/** An event whose values are likely to matter to the predicate. */
export function eventFor(predicate: Predicate): fc.Arbitrary<Event> {
  const texts = textsIn(predicate);
  const text = fc.oneof(
    fc.constantFrom('', 'zz', ...texts),
    fc.constantFrom('AB', 'x y', ...texts.map((one) => one.toUpperCase())),
    nastyText,
  );
  const scalar = fc.oneof({ weight: 4, arbitrary: text }, number, fc.boolean(), fc.constant(null));
  const value = fc.oneof({ weight: 4, arbitrary: scalar }, fc.array(scalar, { maxLength: 3 }));
  return fc.dictionary(fc.constantFrom(...fieldNames), value, { maxKeys: 5 }) as fc.Arbitrary<Event>;
}
