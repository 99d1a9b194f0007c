import { lowerRegexToPattern } from '../../../src/predicate/passes/lower-regex.js';
import { mapLeaves } from '../../../src/predicate/passes/map-leaves.js';
import type { Predicate } from '../../../src/predicate/predicate.js';
import { parseRegex } from '../../../src/regex/parse.js';
import { isFast } from './regexes.js';

/** More patterns than this are harder to read than the expression. */
const maxPatterns = 8;

/** Replaces expressions that RegExp may take long for by patterns that mean the same, where there are few. */
export const lowerSlowRegexes = (predicate: Predicate): Predicate =>
  mapLeaves(predicate, (leaf) => {
    const { test } = leaf;
    if (test.kind !== 'regex') return leaf;
    const parsed = parseRegex(test.expression, test.flags);
    if (!parsed.ok || isFast(parsed.node)) return leaf;
    const lowered = lowerRegexToPattern(leaf);
    return lowered.kind === 'or' && lowered.operands.length > maxPatterns ? leaf : lowered;
  });
