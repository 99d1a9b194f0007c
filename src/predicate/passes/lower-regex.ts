import { type CasedPattern, lowerRegex } from '../../regex/lower-to-patterns.js';
import { parseRegex } from '../../regex/parse.js';
import { junction } from '../build.js';
import { expandChoices, lengthOf } from '../choices.js';
import type { PatternTest, Predicate, RegexTest } from '../predicate.js';
import { mapLeaves } from './map-leaves.js';

/** More patterns than this, of one expression and of all, make no query that anybody can read. */
const maxPatterns = 256;
const maxPatternsInAll = 20_000;
/** What the patterns of all expressions may be long; also what may be tried in vain. */
const maxLengthInAll = 500_000;

/**
 * Replaces each regular expression that is exactly a set of wildcard patterns by those patterns. With `spellChoices`
 * the patterns have no one-of parts, for targets that cannot say a choice of characters. What would make the whole too
 * large is left.
 */
export function lowerRegexToPattern(predicate: Predicate, { spellChoices = false } = {}): Predicate {
  const left = { patterns: maxPatternsInAll, length: maxLengthInAll };
  // A test may be shared by thousands of places.
  const known = new Map<RegexTest, readonly CasedPattern[] | undefined>();
  const lower = (test: RegexTest) => {
    const parsed = parseRegex(test.expression, test.flags);
    if (!parsed.ok) return undefined;
    const lowered = lowerRegex(parsed.node, { maxSteps: Math.min(left.length, 50_000) });
    left.length -= lowered.steps;
    if (!lowered.ok) return undefined;
    return spellChoices ? spell(lowered.patterns, left.length) : lowered.patterns;
  };
  return mapLeaves(predicate, (leaf) => {
    const { test } = leaf;
    if (test.kind !== 'regex' || left.patterns <= 0 || left.length <= 0) return leaf;
    const patterns = known.has(test) ? known.get(test) : lower(test);
    known.set(test, patterns);
    if (patterns === undefined) return leaf;
    left.patterns -= patterns.length;
    left.length -= patterns.reduce((sum, { pattern }) => sum + lengthOf(pattern), 0);
    const tests = patterns.map(({ pattern, cased }): PatternTest => ({ kind: 'pattern', pattern, cased }));
    return junction(
      'or',
      tests.map((one) => ({ ...leaf, test: one })),
      leaf.origin,
    );
  });
}

function spell(patterns: readonly CasedPattern[], maxLength: number): readonly CasedPattern[] | undefined {
  const spelled: CasedPattern[] = [];
  let left = maxLength;
  for (const { pattern, cased } of patterns) {
    const choices = expandChoices(pattern, maxPatterns - spelled.length, left);
    if (choices === undefined) return undefined;
    left -= choices.length * lengthOf(pattern);
    spelled.push(...choices.map((choice) => ({ pattern: choice, cased })));
  }
  return spelled;
}
