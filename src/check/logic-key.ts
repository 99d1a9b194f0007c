import type { Pattern } from '../predicate/pattern.js';
import type { FieldPredicate, KeywordPredicate, Predicate } from '../predicate/predicate.js';
import { testKey } from '../predicate/test-key.js';
import { foldCase } from '../predicate/text-case.js';

/** Two numbers of 32 bits: one alone would take different rules of a large repository for the same. */
interface Hash {
  readonly high: number;
  readonly low: number;
}

/**
 * A key that predicates share that ask the same, whatever the order of their parts and however negations stand
 * (`not a and not b`, `not (a or b)`). Others share it only by an accident of 64 bits. Takes time linear in the
 * predicate: parts that several places share are read once.
 */
export function logicKey(predicate: Predicate): string {
  const { high, low } = whole(predicate, false, new Map());
  return `${high.toString(36)} ${low.toString(36)}`;
}

/** The hashes of junctions, under a negation and without one. */
type Known = Map<Predicate, { plain?: Hash; negated?: Hash }>;

function whole(predicate: Predicate, negated: boolean, known: Known): Hash {
  switch (predicate.kind) {
    case 'not':
      return whole(predicate.operand, !negated, known);
    case 'constant':
      return ofNumber(predicate.value === negated ? 3 : 5);
    case 'field':
    case 'keyword':
      return ofLeaf(predicate, negated);
    case 'and':
    case 'or':
      return closed(sum(predicate, negated, known), linkOf(predicate.kind, negated));
  }
}

const linkOf = (kind: 'and' | 'or', negated: boolean): 'and' | 'or' => (negated === (kind === 'and') ? 'or' : 'and');

/** The sum of the hashes of a junction's parts, for which their order does not count. */
function sum(junction: Extract<Predicate, { kind: 'and' | 'or' }>, negated: boolean, known: Known): Hash {
  const side = negated ? 'negated' : 'plain';
  const found = known.get(junction);
  const before = found?.[side];
  if (before !== undefined) return before;
  const link = linkOf(junction.kind, negated);
  let high = 0;
  let low = 0;
  for (const operand of junction.operands) {
    const part = partOf(operand, negated, link, known);
    high = (high + part.high) | 0;
    low = (low + part.low) | 0;
  }
  const result = { high, low };
  known.set(junction, { ...found, [side]: result });
  return result;
}

/** An `and` in an `and`, as only negations make them, is no part of its own. */
function partOf(operand: Predicate, negated: boolean, link: 'and' | 'or', known: Known): Hash {
  let inner = operand;
  let side = negated;
  while (inner.kind === 'not') {
    inner = inner.operand;
    side = !side;
  }
  if ((inner.kind === 'and' || inner.kind === 'or') && linkOf(inner.kind, side) === link)
    return sum(inner, side, known);
  return whole(inner, side, known);
}

function closed({ high, low }: Hash, link: 'and' | 'or'): Hash {
  const seed = link === 'and' ? 0x51ed270b : 0x2c1b3c6d;
  return { high: scatter(high ^ seed), low: scatter(low ^ scatter(seed ^ high)) };
}

const ofNumber = (value: number): Hash => ({ high: scatter(value), low: scatter(value ^ 0x3c6ef372) });

function ofLeaf(leaf: FieldPredicate | KeywordPredicate, negated: boolean): Hash {
  const state = { high: negated ? 0x1b873593 : 0x0cc9e2d5, low: leaf.kind === 'field' ? 7 : 11 };
  if (leaf.kind === 'field') addText(state, leaf.field, false);
  const { test } = leaf;
  if (test.kind === 'pattern') addPattern(state, test.pattern, !test.cased);
  else addText(state, testKey(test), false);
  return { high: scatter(state.high), low: scatter(state.low ^ state.high) };
}

interface HashState {
  high: number;
  low: number;
}

function addPattern(state: HashState, pattern: Pattern, folded: boolean): void {
  add(state, folded ? 0x110001 : 0x110002);
  for (const part of pattern) {
    switch (part.kind) {
      case 'literal':
        addText(state, part.text, folded);
        break;
      case 'any-run':
        add(state, 0x110003);
        break;
      case 'any-one':
        add(state, 0x110004);
        break;
      case 'one-of':
        add(state, 0x110005);
        for (const character of part.characters) addText(state, character, folded);
    }
  }
}

/** Adds a text and its end. */
function addText(state: HashState, given: string, folded: boolean): void {
  const text = folded ? foldCase(given) : given;
  let { high, low } = state;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul((low << 7) ^ (low >>> 25) ^ code, 0x5bd1e995);
  }
  state.high = high;
  state.low = low;
  add(state, 0x110000);
}

function add(state: HashState, value: number): void {
  state.high = Math.imul(state.high ^ value, 0x01000193);
  state.low = Math.imul((state.low << 7) ^ (state.low >>> 25) ^ value, 0x5bd1e995);
}

/** Spreads every bit of a number over all of them. */
function scatter(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
