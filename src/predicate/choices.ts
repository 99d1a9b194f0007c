import type { Pattern, PatternPart } from './pattern.js';
import { makePattern } from './pattern.js';

/**
 * The patterns without choices that together mean the same: each one-of part is replaced by each of its characters.
 * Undefined if there were more than `limit`.
 */
export function expandChoices(pattern: Pattern, limit: number): readonly Pattern[] | undefined {
  let count = 1;
  for (const part of pattern) if (part.kind === 'one-of') count *= part.characters.length;
  if (count > limit) return undefined;
  let heads: PatternPart[][] = [[]];
  for (const part of pattern) {
    const tails: PatternPart[] =
      part.kind === 'one-of' ? part.characters.map((text) => ({ kind: 'literal', text })) : [part];
    heads = heads.flatMap((head) => tails.map((tail) => [...head, tail]));
  }
  return heads.map(makePattern);
}
