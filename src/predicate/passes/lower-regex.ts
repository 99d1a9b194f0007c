import { type CasedPattern, lowerRegexToPatterns } from '../../regex/lower-to-patterns.js';
import { parseRegex } from '../../regex/parse.js';
import { junction } from '../build.js';
import { expandChoices } from '../choices.js';
import type { PatternTest, Predicate } from '../predicate.js';
import { mapLeaves } from './map-leaves.js';

/** More patterns than this, of one expression and of all, make no query that anybody can read. */
const maxPatterns = 256;
const maxPatternsInAll = 20_000;

/**
 * Replaces each regular expression that is exactly a set of wildcard patterns by those patterns. With `spellChoices`
 * the patterns have no one-of parts, for targets that cannot say a choice of characters.
 */
export function lowerRegexToPattern(predicate: Predicate, { spellChoices = false } = {}): Predicate {
  let left = maxPatternsInAll;
  return mapLeaves(predicate, (leaf) => {
    if (leaf.test.kind !== 'regex' || left <= 0) return leaf;
    const parsed = parseRegex(leaf.test.expression, leaf.test.flags);
    let patterns = parsed.ok ? lowerRegexToPatterns(parsed.node) : undefined;
    if (spellChoices) patterns = patterns === undefined ? undefined : spell(patterns);
    if (patterns === undefined) return leaf;
    left -= patterns.length;
    const tests = patterns.map(({ pattern, cased }): PatternTest => ({ kind: 'pattern', pattern, cased }));
    return junction(
      'or',
      tests.map((test) => ({ ...leaf, test })),
      leaf.origin,
    );
  });
}

function spell(patterns: readonly CasedPattern[]): readonly CasedPattern[] | undefined {
  const spelled: CasedPattern[] = [];
  for (const { pattern, cased } of patterns) {
    const choices = expandChoices(pattern, maxPatterns - spelled.length);
    if (choices === undefined) return undefined;
    spelled.push(...choices.map((choice) => ({ pattern: choice, cased })));
  }
  return spelled;
}
