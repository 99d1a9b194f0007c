import type { JsonValue } from '../../event/event.js';
import type { Scalar } from '../../event/values.js';
import type { Pattern } from '../pattern.js';
import { anyRun, containing, literalPattern, makePattern } from '../pattern.js';
import type { FieldPredicate, FieldTest, NumberValue, TimePart } from '../predicate.js';
import { hostOf, outsideOf } from './addresses.js';
import { absent, type Edit, keep, set } from './edit.js';
import { above, below, numbersAround } from './numbers.js';
import { textFor, textStyles } from './texts.js';
import { timesNear, timesWith } from './times.js';

/** Gives texts in which the expression of a test is found. */
export type RegexTexts = (leaf: FieldPredicate) => readonly string[];

/** What is asked of one field. */
export interface Asked {
  readonly positive: readonly FieldPredicate[];
  readonly negative: readonly FieldPredicate[];
  /** The value that the surroundings have, if any. */
  readonly own: Scalar | undefined;
  readonly regexTexts: RegexTexts;
}

/** Only the first few tests that must not hold say what to try. */
const maxHeeded = 4;

/** Texts that hardly any rule means. */
const neutral: readonly JsonValue[] = ['other', 'something-else', 'example', '', 1, 0, true, false, 'x y', '10.9.8.7'];

/**
 * What may be done with a field so that all positive tests hold and no negative one does, the most natural first. Each
 * is only a proposal: the caller tries them.
 */
export function* proposeEdits(asked: Asked): Generator<Edit> {
  yield keep;
  const { positive, negative, own } = asked;
  if (positive.some(({ test }) => test.kind === 'null')) {
    yield absent;
    yield set(null);
    return;
  }
  if (positive.every(({ test }) => test.kind === 'exists')) {
    if (negative.some(({ test }) => test.kind === 'exists')) yield absent;
    for (const { test } of negative.slice(0, maxHeeded)) for (const value of valuesBeside(test, own)) yield set(value);
    if (positive.length > 0) yield set('example');
    for (const value of neutral) yield set(value);
    yield absent;
    yield set(null);
    yield set({});
    return;
  }
  for (const value of valuesFor(asked)) yield set(value);
}

/** Values for which one test is likely not to hold, next to those for which it does. */
export function* valuesBeside(test: FieldTest, own: Scalar | undefined): Generator<JsonValue> {
  switch (test.kind) {
    case 'number':
      yield above(test.value);
      yield below(test.value);
      return;
    case 'compare':
      yield* numbersAround([test.value]);
      return;
    case 'boolean':
      yield !test.value;
      return;
    case 'cidr':
      yield* outsideOf(test.network);
      return;
    case 'time-part':
      yield* timesNear(own);
      return;
    case 'null':
      yield 'example';
      return;
    case 'pattern':
    case 'regex':
    case 'exists':
    case 'field-reference':
    case 'query-expression':
      return;
    default:
      test satisfies never;
  }
}

/** Single values for which all positive tests may hold. */
export function* valuesFor({ positive, own, regexTexts }: Asked): Generator<JsonValue> {
  const patterns: Pattern[] = [];
  const bounds: NumberValue[] = [];
  const regexes: FieldPredicate[] = [];
  const parts = new Map<TimePart, number>();
  for (const leaf of positive) {
    const { test } = leaf;
    if (test.kind === 'pattern') patterns.push(test.pattern);
    else if (test.kind === 'regex') regexes.push(leaf);
    else if (test.kind === 'number' || test.kind === 'compare') bounds.push(test.value);
    else if (test.kind === 'boolean') yield test.value;
    else if (test.kind === 'cidr') yield hostOf(test.network);
    else if (test.kind === 'time-part') parts.set(test.part, test.value);
  }
  if (bounds.length > 0) yield* numbersAround(bounds);
  if (parts.size > 0) yield* timesWith(parts, own);
  if (regexes.length > 0) yield* textsForBoth(patterns, regexes.map(regexTexts));
  else if (patterns.length > 0) for (const style of textStyles) yield textFor(patterns, style);
  for (const value of [...bounds, ...positive.map(({ test }) => (test.kind === 'boolean' ? test.value : undefined))]) {
    if (value !== undefined) yield String(value);
  }
}

/** Texts with one of the texts of each list in it that fit the patterns. */
function* textsForBoth(patterns: readonly Pattern[], lists: readonly (readonly string[])[]): Generator<string> {
  const most = Math.max(...lists.slice(0, 1000).map((list) => list.length));
  for (let variant = 0; variant < most; variant++) {
    const texts = lists.map((list) => literalPattern(list[variant] ?? list[0] ?? ''));
    const first = texts[0] ?? [];
    if (texts.length === 1) yield textFor([first], { outside: 'nothing', one: 'x', between: '' });
    for (const style of textStyles) {
      if (patterns.length > 0 || texts.length > 1) yield textFor([...patterns, ...texts.map(containing)], style);
    }
    if (patterns.length === 0 && texts.length === 1) continue;
    const [bare] = textStyles.slice(1);
    if (bare === undefined) continue;
    const others = texts.slice(1).map(containing);
    yield textFor([...patterns, makePattern([...first, anyRun]), ...others], bare);
    yield textFor([...patterns, makePattern([anyRun, ...first]), ...others], bare);
  }
}
