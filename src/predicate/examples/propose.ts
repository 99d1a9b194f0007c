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
export type RegexTexts = (leaf: FieldPredicate) => Iterable<string>;

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
const neutral: readonly Edit[] = (
  ['other', 'something-else', 'example', '', 1, 0, true, false, 'x y', '10.9.8.7'] satisfies JsonValue[]
).map(set);

/**
 * What can be done with a field so that all positive tests hold and no negative one does: the first of the proposals,
 * the most natural first, that is fit. They are but proposals. (Not a generator: this is done for every field.)
 */
export function findEdit(asked: Asked, isFit: (edit: Edit) => boolean): Edit | undefined {
  if (isFit(keep)) return keep;
  const { positive, negative, own } = asked;
  const first = (edits: readonly Edit[]) => edits.find(isFit);
  if (positive.some(({ test }) => test.kind === 'null')) return first([absent, set(null)]);
  if (positive.every(({ test }) => test.kind === 'exists')) {
    const isToBeAbsent = negative.some(({ test }) => test.kind === 'exists');
    const beside = negative.slice(0, maxHeeded).flatMap(({ test }) => valuesBeside(test, own));
    return (
      (isToBeAbsent ? first([absent]) : undefined) ??
      first(beside.map(set)) ??
      (positive.length > 0 ? first([set('example')]) : undefined) ??
      first(neutral) ??
      first([absent, set(null), set({})])
    );
  }
  let found: Edit | undefined;
  findValue(asked, (value) => {
    const edit = set(value);
    if (!isFit(edit)) return false;
    found = edit;
    return true;
  });
  return found;
}

/** Values for which one test is likely not to hold, next to those for which it does. */
function valuesBeside(test: FieldTest, own: Scalar | undefined): readonly JsonValue[] {
  switch (test.kind) {
    case 'number':
      return [above(test.value), below(test.value)];
    case 'compare':
      return numbersAround([test.value]);
    case 'boolean':
      return [!test.value];
    case 'cidr':
      return outsideOf(test.network);
    case 'time-part':
      return timesNear(own);
    case 'null':
      return ['example'];
    case 'pattern':
    case 'regex':
    case 'exists':
    case 'field-reference':
    case 'query-expression':
      return [];
    default:
      return test satisfies never;
  }
}

/** The first value that is fit among those for which all positive tests may hold. */
export function findValue(
  { positive, own, regexTexts }: Asked,
  isFit: (value: JsonValue) => boolean,
): JsonValue | undefined {
  const patterns: Pattern[] = [];
  const bounds: NumberValue[] = [];
  const regexes: FieldPredicate[] = [];
  const plain: JsonValue[] = [];
  const parts = new Map<TimePart, number>();
  for (const leaf of positive) {
    const { test } = leaf;
    if (test.kind === 'pattern') patterns.push(test.pattern);
    else if (test.kind === 'regex') regexes.push(leaf);
    else if (test.kind === 'number' || test.kind === 'compare') bounds.push(test.value);
    else if (test.kind === 'boolean') plain.push(test.value);
    else if (test.kind === 'cidr') plain.push(hostOf(test.network));
    else if (test.kind === 'time-part') parts.set(test.part, test.value);
  }
  if (bounds.length > 0) plain.push(...numbersAround(bounds));
  if (parts.size > 0) plain.push(...timesWith(parts, own));
  for (const value of plain) if (isFit(value)) return value;
  if (regexes.length > 0) {
    for (const text of textsForBoth(patterns, regexes.map(regexTexts))) if (isFit(text)) return text;
  } else if (patterns.length > 0) {
    for (const style of textStyles) {
      const text = textFor(patterns, style);
      if (isFit(text)) return text;
    }
  }
  const booleans = positive.flatMap(({ test }) => (test.kind === 'boolean' ? [test.value] : []));
  return [...bounds, ...booleans].map(String).find(isFit);
}

/** Texts with one of the texts of each list in it that fit the patterns. */
function* textsForBoth(patterns: readonly Pattern[], lists: readonly Iterable<string>[]): Generator<string> {
  for (const variant of together(lists)) {
    const texts = variant.map(literalPattern);
    const first = texts[0] ?? [];
    if (texts.length === 1) yield textFor([first], { outside: 'nothing', one: 'x', between: '' });
    if (patterns.length === 0 && texts.length === 1) continue;
    for (const style of textStyles) yield textFor([...patterns, ...texts.map(containing)], style);
    const [bare] = textStyles.slice(1);
    if (bare === undefined) continue;
    const others = texts.slice(1).map(containing);
    yield textFor([...patterns, makePattern([...first, anyRun]), ...others], bare);
    yield textFor([...patterns, makePattern([anyRun, ...first]), ...others], bare);
  }
}

/** The first texts of all lists, then the second ones, as far as any list goes; the first again of those that end. */
function* together(lists: readonly Iterable<string>[]): Generator<readonly string[]> {
  const open = lists.map((list) => list[Symbol.iterator]());
  const firsts: string[] = [];
  for (let variant = 0; ; variant++) {
    let isOver = true;
    const texts = open.map((iterator, at) => {
      const next = iterator.next();
      if (next.done === true) return firsts[at] ?? '';
      isOver = false;
      if (variant === 0) firsts[at] = next.value;
      return next.value;
    });
    if (isOver) return;
    yield texts;
  }
}
