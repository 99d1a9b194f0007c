import type { Event } from '../../../src/event/event.js';
import { networkContains, parseNetwork } from '../../../src/predicate/network.js';
import type { Pattern } from '../../../src/predicate/pattern.js';
import type { Comparison, NumberValue } from '../../../src/predicate/predicate.js';
import { type EventView, fold, type Leaf, viewOf } from './event-view.js';
import { readNumber } from './number-text.js';
import type { KqlNode, KqlValue } from './parse-kql.js';

type LeafTest = (leaf: Leaf) => boolean;
type ViewTest = (view: EventView) => boolean;

/**
 * Whether an event matches a query, in an environment where everything holds that the notes of our backend demand:
 * fields are keywords with a lower-casing normaliser, addresses also understand networks, numbers also compare as
 * numbers, `true` and `false` also match booleans; and what has no field is searched in all fields by substring.
 * Written independently of `src/predicate/evaluate.ts`, so that each checks the other.
 * @throws Error for queries that mean nothing there: unquoted `null`, wildcards in names, ranges of texts
 */
export const evaluateKql = (node: KqlNode, event: Event): boolean => compileKql(node)(event);

/** {@link evaluateKql} for many events: the query is looked at once. Events must not change afterwards. */
export function compileKql(node: KqlNode): (event: Event) => boolean {
  const test = compile(node);
  return (event) => test(viewOf(event));
}

function compile(node: KqlNode): ViewTest {
  switch (node.kind) {
    case 'and': {
      const tests = node.operands.map(compile);
      return (view) => tests.every((test) => test(view));
    }
    case 'or': {
      const tests = node.operands.map(compile);
      return (view) => tests.some((test) => test(view));
    }
    case 'not': {
      const test = compile(node.operand);
      return (view) => !test(view);
    }
    case 'is':
      return node.field === null ? anywhere(node.value) : inField(node.field, node.value);
    case 'range':
      return someLeaf(node.field, compareWith(node.operator, numberOf(node.value)));
    case 'nested': {
      const test = compileKql(node.operand);
      return (view) => view.objectsAt(node.path).some(test);
    }
    case 'everything':
      return () => true;
    case 'is-any':
      throw new Error('A wildcard in the name of a field needs a data view');
  }
}

const someLeaf =
  (field: string, test: LeafTest): ViewTest =>
  (view) =>
    view.field(field).leaves.some(test);

function inField(field: string, value: KqlValue): ViewTest {
  if (value.kind === 'wildcard') {
    return isLone(value.parts) ? (view) => view.field(field).exists : someLeaf(field, matchWhole(value.parts));
  }
  if (typeof value.value === 'boolean') {
    const wanted = String(value.value);
    return someLeaf(field, (leaf) => typeof leaf.value !== 'number' && leaf.folded === wanted);
  }
  const text = textOf(value);
  const number = value.quoted ? undefined : readNumber(text);
  // biome-ignore lint/suspicious/noDoubleEquals: only `==` compares a number with a bigint by value
  if (number !== undefined) return someLeaf(field, (leaf) => leaf.number !== undefined && leaf.number == number);
  const folded = fold(text);
  const network = text.includes('/') ? parseNetwork(text) : { fault: 'syntax' };
  if ('fault' in network) return someLeaf(field, (leaf) => leaf.folded === folded);
  return someLeaf(field, (leaf) => leaf.folded === folded || networkContains(network, leaf.text));
}

function anywhere(value: KqlValue): ViewTest {
  if (value.kind === 'wildcard') {
    const test = matchWhole(value.parts);
    return (view) => view.everything().some(test);
  }
  const folded = fold(textOf(value));
  return (view) => view.everything().some((leaf) => leaf.folded.includes(folded));
}

/** The parts are texts and any-runs: each text is looked for after the one before it, the outer ones at the ends. */
function matchWhole(parts: Pattern): LeafTest {
  const pieces = [''];
  for (const part of parts) {
    if (part.kind === 'literal') pieces[pieces.length - 1] += fold(part.text);
    else pieces.push('');
  }
  const head = pieces.shift() ?? '';
  const tail = pieces.pop();
  if (tail === undefined) return (leaf) => leaf.folded === head;
  return ({ folded }) => {
    const end = folded.length - tail.length;
    if (end < head.length || !folded.startsWith(head) || !folded.endsWith(tail)) return false;
    let from = head.length;
    for (const piece of pieces) {
      const at = folded.indexOf(piece, from);
      if (at === -1) return false;
      from = at + piece.length;
    }
    return from <= end;
  };
}

function compareWith(operator: Comparison, wanted: NumberValue): LeafTest {
  switch (operator) {
    case 'lt':
      return ({ number }) => number !== undefined && number < wanted;
    case 'lte':
      return ({ number }) => number !== undefined && number <= wanted;
    case 'gt':
      return ({ number }) => number !== undefined && number > wanted;
    case 'gte':
      return ({ number }) => number !== undefined && number >= wanted;
  }
}

function numberOf(value: KqlValue): NumberValue {
  const text = value.kind === 'literal' && !value.quoted ? value.value : undefined;
  const number = typeof text === 'string' ? readNumber(text) : undefined;
  if (number === undefined) throw new Error('A range needs an unquoted number');
  return number;
}

function textOf(value: KqlValue & { kind: 'literal' }): string {
  if (value.value === null) throw new Error('Elasticsearch refuses an unquoted null');
  return String(value.value);
}

const isLone = (parts: Pattern): boolean => parts.length === 1 && parts[0]?.kind === 'any-run';
