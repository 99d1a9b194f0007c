import fc from 'fast-check';
import { resolveRule } from '../../../src/condition/resolve.js';
import type { Event } from '../../../src/event/event.js';
import { junction, negation } from '../../../src/predicate/build.js';
import { evaluate } from '../../../src/predicate/evaluate.js';
import { type Examples, type ExamplesRequest, makeExamples } from '../../../src/predicate/examples.js';
import type { Network } from '../../../src/predicate/network.js';
import { parseNetwork } from '../../../src/predicate/network.js';
import { anyOne, anyRun, containing, makePattern, type PatternPart } from '../../../src/predicate/pattern.js';
import type { FieldTest, KeywordTest, Predicate } from '../../../src/predicate/predicate.js';
import { readSigmaFile } from '../../../src/rule/read-file.js';
import { Source } from '../../../src/source/source.js';
import { fieldNames, nastyText, nowhere } from '../../support/arbitrary-predicate.js';

/** The meaning of a rule from its detections (YAML), of which the condition is `s` unless they say so. */
export function predicateOf(detection: string): Predicate {
  const lines = detection.trim().split('\n');
  if (!/^ *condition:/m.test(detection)) lines.push('condition: s');
  const text = `title: x\nlogsource: {category: test}\ndetection:\n${lines.map((line) => `  ${line.trimEnd()}`).join('\n')}\n`;
  const [reading] = readSigmaFile(new Source('a.yml', text)).documents;
  if (reading?.document?.kind !== 'rule') {
    throw new Error(reading?.diagnostics.map(({ message }) => message).join('\n') ?? 'no rule');
  }
  const resolution = resolveRule(reading.document);
  if ('errors' in resolution) throw new Error(resolution.errors[0]?.message);
  return resolution.resolved.predicate;
}

/** The examples for a rule as lines: the name and the event in JSON. */
export function linesFor(detection: string, request?: ExamplesRequest): readonly string[] {
  const predicate = predicateOf(detection);
  const made = makeExamples(predicate, request);
  const faults = faultsOf(predicate, made, request);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return made.examples.map(({ name, event }) => `${name} ${JSON.stringify(event, bigintsAsText)}`);
}

const bigintsAsText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);

/** What is wrong with examples, whatever the predicate. */
export function faultsOf(
  predicate: Predicate,
  { examples, gaps }: Examples,
  { limit = 8 }: ExamplesRequest = {},
): readonly string[] {
  const faults: string[] = [];
  if (examples.length > limit) faults.push(`${examples.length} examples`);
  if (new Set(examples.map(({ name }) => name)).size < examples.length) faults.push('a name twice');
  for (const { name, event, matches } of examples) {
    if (name.length > 80 || !/^(matches|no match)(: [\p{L}\p{N} ._:@/()#+=,-]+)?$/u.test(name)) {
      faults.push(`the name ${JSON.stringify(name)}`);
    }
    if (name.startsWith('matches') !== matches) faults.push(`${name} is the name of the other verdict`);
    if (evaluate(predicate, event) !== matches) faults.push(`${name} has the other verdict`);
    if (matches || predicate.kind !== 'and' || name.includes('an ordinary event')) continue;
    const failed = predicate.operands.filter((operand) => !evaluate(operand, event)).length;
    if (failed !== 1) faults.push(`${name} fails for ${failed} reasons`);
  }
  for (const [matches, words] of [
    [true, 'no match'],
    [false, 'no miss'],
  ] as const) {
    if (limit > 1 && gaps.length === 0 && !examples.some((one) => one.matches === matches))
      faults.push(`${words}, no gap`);
  }
  if (gaps.some((gap) => gap === '' || /[\p{Cc}\u2028\u2029]/u.test(gap))) faults.push('a gap that is no line');
  return faults;
}

const text = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('a', 'ab', 'Foo', 'x y', '.exe', '1') }, nastyText);
const part: fc.Arbitrary<PatternPart> = fc.oneof(
  { weight: 4, arbitrary: text.map((one): PatternPart => ({ kind: 'literal', text: one })) },
  { weight: 2, arbitrary: fc.constant(anyRun) },
  fc.constant(anyOne),
  fc.constant<PatternPart>({ kind: 'one-of', characters: ['-', '/'] }),
);
const pattern = fc.array(part, { maxLength: 4 }).map(makePattern);
const regex = fc.record({
  kind: fc.constant('regex' as const),
  expression: fc.constantFrom(
    'a+b',
    '^foo',
    'bar$',
    '(x|y){2}',
    '\\bword\\b',
    '[^a-z]',
    '\\d{3}',
    '.*',
    'a^',
    'x?y*z+',
  ),
  flags: fc.record({ ignoreCase: fc.boolean(), multiLine: fc.boolean(), dotAll: fc.boolean() }),
});
const patternTest = fc.record({ kind: fc.constant('pattern' as const), pattern, cased: fc.boolean() });
const keywordTest: fc.Arbitrary<KeywordTest> = fc.oneof(
  patternTest.map((test) => ({ ...test, pattern: containing(test.pattern) })),
  regex,
);
const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(0.5, 1e17, 2n ** 60n));
const networks = ['10.0.0.0/8', '10.1.0.0/16', '0.0.0.0/0', '255.255.255.255/32', '2001:db8::/32', '::/0'];

const fieldTest: fc.Arbitrary<FieldTest> = fc.oneof(
  { weight: 6, arbitrary: patternTest },
  { weight: 2, arbitrary: regex },
  number.map((value) => ({ kind: 'number' as const, value })),
  fc.boolean().map((value) => ({ kind: 'boolean' as const, value })),
  fc.constantFrom(...networks).map((one) => ({ kind: 'cidr' as const, network: parseNetwork(one) as Network })),
  fc.record({
    kind: fc.constant('compare' as const),
    comparison: fc.constantFrom('lt' as const, 'lte' as const, 'gt' as const, 'gte' as const),
    value: number,
  }),
  fc
    .constantFrom(['minute', 59], ['hour', 0], ['day', 31], ['week', 53], ['month', 2], ['year', 2023])
    .map(([name, value]) => ({ kind: 'time-part', part: name, value }) as FieldTest),
  fc.constant({ kind: 'exists' as const }),
  fc.constant({ kind: 'null' as const }),
  fc.record({
    kind: fc.constant('field-reference' as const),
    field: fc.constantFrom(...fieldNames, 'b'),
    relation: fc.constantFrom('equals' as const, 'startswith' as const, 'endswith' as const, 'contains' as const),
    cased: fc.boolean(),
  }),
);

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('field' as const),
      field: fc.constantFrom(...fieldNames, 'b', 'a.b.c', '__proto__'),
      test: fieldTest,
      origin: fc.constant(nowhere),
    }),
  },
  { weight: 1, arbitrary: keywordTest.map((test) => ({ kind: 'keyword' as const, test, origin: nowhere })) },
);

/** Predicates in normal form, of all kinds of tests. */
export const anyPredicate: fc.Arbitrary<Predicate> = fc.letrec<{ node: Predicate }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 2, maxLength: 4 }))
        .map(([kind, operands]) => junction(kind, operands, nowhere)),
    },
    { weight: 1, arbitrary: tie('node').map((operand) => negation(operand, nowhere)) },
  ),
})).node;

const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));

/** Surroundings whose fields meet those of the predicates, in all forms. */
export const anySurroundings = fc.dictionary(
  fc.constantFrom(...fieldNames, 'b', 'message', '__proto__'),
  fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('b', 'c'), scalar, { maxKeys: 2 }),
    fc.array(fc.dictionary(fc.constantFrom('b', 'c'), scalar, { maxKeys: 2 }), { maxLength: 2 }),
  ),
  { maxKeys: 4 },
) as fc.Arbitrary<Event>;
