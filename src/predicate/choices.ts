import type { Pattern, PatternPart } from './pattern.js';
import { makePattern } from './pattern.js';

/** A long text with a few choices in it must not fill the memory. */
const maxCharacters = 1_000_000;

/** How many characters and wildcards a pattern has. */
export const lengthOf = (pattern: Pattern): number =>
  pattern.reduce((length, part) => length + (part.kind === 'literal' ? part.text.length : 1), 0);

/**
 * The patterns without choices that together mean the same: each one-of part is replaced by each of its characters.
 * Undefined if there were more than `limit`, or if they were longer together than `maxLength`.
 */
export function expandChoices(
  pattern: Pattern,
  limit: number,
  maxLength = maxCharacters,
): readonly Pattern[] | undefined {
  const count = pattern.reduce((product, part) => product * (part.kind === 'one-of' ? part.characters.length : 1), 1);
  if (count > limit || count * lengthOf(pattern) > maxLength) return undefined;
  let heads: PatternPart[][] = [[]];
  for (const part of pattern) {
    const tails: PatternPart[] =
      part.kind === 'one-of' ? part.characters.map((text) => ({ kind: 'literal', text })) : [part];
    heads = heads.flatMap((head) => tails.map((tail) => [...head, tail]));
  }
  return heads.map(makePattern);
}
