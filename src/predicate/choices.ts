import type { Pattern, PatternPart } from './pattern.js';
import { makePattern } from './pattern.js';

/** A long text with a few choices in it must not fill the memory. */
const maxCharacters = 1_000_000;

/**
 * The patterns without choices that together mean the same: each one-of part is replaced by each of its characters.
 * Undefined if there were more than `limit`, or if they were too long together.
 */
export function expandChoices(pattern: Pattern, limit: number): readonly Pattern[] | undefined {
  let count = 1;
  let length = 0;
  for (const part of pattern) {
    if (part.kind === 'one-of') count *= part.characters.length;
    length += part.kind === 'literal' ? part.text.length : 1;
  }
  if (count > limit || count * length > maxCharacters) return undefined;
  let heads: PatternPart[][] = [[]];
  for (const part of pattern) {
    const tails: PatternPart[] =
      part.kind === 'one-of' ? part.characters.map((text) => ({ kind: 'literal', text })) : [part];
    heads = heads.flatMap((head) => tails.map((tail) => [...head, tail]));
  }
  return heads.map(makePattern);
}
