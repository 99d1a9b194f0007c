import { junction } from '../build.js';
import { expandChoices, lengthOf } from '../choices.js';
import type { Predicate } from '../predicate.js';
import { mapLeaves } from './map-leaves.js';

/** A query of more patterns than this, or longer ones, is of no use to anybody. */
const maxPatterns = 20_000;
const maxLength = 2_000_000;

/**
 * Replaces each pattern with one-of parts by the patterns that it stands for, for targets that cannot say a choice of
 * characters. A pattern that stands for more than `limit`, and what would make
 * the whole too large, is left: the target has to refuse it.
 */
export function expandOneOf(predicate: Predicate, limit: number): Predicate {
  const left = { patterns: maxPatterns, length: maxLength };
  return mapLeaves(predicate, (leaf) => {
    const { test } = leaf;
    if (test.kind !== 'pattern' || !test.pattern.some((part) => part.kind === 'one-of')) return leaf;
    const patterns = expandChoices(test.pattern, Math.min(limit, left.patterns), left.length);
    if (patterns === undefined) return leaf;
    left.patterns -= patterns.length;
    left.length -= patterns.length * lengthOf(test.pattern);
    return junction(
      'or',
      patterns.map((pattern) => ({ ...leaf, test: { ...test, pattern } })),
      leaf.origin,
    );
  });
}
