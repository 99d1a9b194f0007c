import type { FieldPredicate, KeywordPredicate, Predicate } from './predicate.js';
import { testKey } from './test-key.js';

const hashes = new WeakMap<Predicate, number>();

/** A number that predicates built alike share, wherever they come from; others often do not. */
export function predicateHash(predicate: Predicate): number {
  let hash = hashes.get(predicate);
  if (hash === undefined) {
    hash = makeHash(predicate);
    hashes.set(predicate, hash);
  }
  return hash;
}

/** Whether two predicates are built alike, wherever they come from. */
export function samePredicate(left: Predicate, right: Predicate): boolean {
  if (left === right) return true;
  if (left.kind !== right.kind || predicateHash(left) !== predicateHash(right)) return false;
  switch (left.kind) {
    case 'and':
    case 'or': {
      const others = (right as typeof left).operands;
      if (left.operands.length !== others.length) return false;
      return left.operands.every((operand, index) => {
        const other = others[index];
        return other !== undefined && samePredicate(operand, other);
      });
    }
    case 'not':
      return samePredicate(left.operand, (right as typeof left).operand);
    case 'constant':
      return left.value === (right as typeof left).value;
    case 'keyword':
    case 'field':
      return leafKey(left) === leafKey(right as typeof left);
  }
}

/** A string that two tests share exactly if they ask the same of the same. */
export const leafKey = (leaf: FieldPredicate | KeywordPredicate): string =>
  leaf.kind === 'keyword' ? testKey(leaf.test) : `${leaf.field.length}:${leaf.field} ${testKey(leaf.test)}`;

/**
 * A number that tests share that ask the same of the same, found without reading their texts. Most others in a list of values
 * differ in it; other kinds of tests than texts mostly do not.
 */
export function leafWeight(leaf: FieldPredicate | KeywordPredicate): number {
  const { test } = leaf;
  let weight = leaf.kind === 'field' ? textWeight(leaf.field) : 41;
  switch (test.kind) {
    case 'pattern':
      for (const part of test.pattern) {
        weight = mix(weight, part.kind === 'literal' ? textWeight(part.text) : part.kind.length);
      }
      return test.cased ? ~weight : weight;
    case 'regex':
      return mix(weight, textWeight(test.expression));
    case 'number':
      return mix(weight, Number(test.value));
    default:
      return mix(weight, test.kind.length);
  }
}

/** Of the length of a text and of three of its characters: names of programs differ near their beginning. */
function textWeight(text: string): number {
  const { length } = text;
  const first = text.charCodeAt(length > 4 ? 2 : 0);
  return (
    (length << 24) ^ (first << 16) ^ (text.charCodeAt(length >> 1) << 8) ^ text.charCodeAt(length - (length >> 2) - 1)
  );
}

/** Looks only at the outermost operands: a hash that a whole rule must be read for costs more than it saves. */
function makeHash(predicate: Predicate): number {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const { operands } = predicate;
      const first = operands[0];
      const last = operands.at(-1);
      const ends = [first, last].reduce((hash, end) => (end === undefined ? hash : mix(hash, predicateHash(end))), 17);
      return mix(ends, predicate.kind === 'and' ? operands.length : -operands.length);
    }
    case 'not':
      return mix(23, predicateHash(predicate.operand));
    case 'constant':
      return predicate.value ? 29 : 31;
    case 'keyword':
    case 'field':
      return hashText(leafKey(predicate), predicate.kind === 'field' ? 37 : 41);
  }
}

const mix = (hash: number, next: number): number => Math.imul(hash ^ next, 0x01000193) ^ (hash >>> 15);

function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
