import { anyOne, anyRun, makePattern, type Pattern, type PatternPart } from '../predicate/pattern.js';
import { patternKey } from '../predicate/test-key.js';
import { foldCase, lowerCodePoint } from '../predicate/text-case.js';
import { absorb } from './absorb.js';
import type { RegexNode } from './ast.js';
import { expand, type Step } from './expand.js';
import { sameIgnoringCase } from './fold.js';
import { measureWays } from './measure-ways.js';
import { type PatternObstacle, PatternObstacleError } from './pattern-obstacle.js';
import { simplify } from './simplify.js';

/** A pattern for a value's whole text; without `cased` ignoring case. */
export interface CasedPattern {
  readonly pattern: Pattern;
  readonly cased: boolean;
}

/** How far to go, and for which texts. */
export interface PatternLoweringOptions {
  /** At most so many patterns; 64 unless told. */
  readonly maxPatterns?: number;
  /** At most so many characters in a one-of part; 32 unless told. */
  readonly maxCharacters?: number;
  /** At most so many steps of all patterns together, a step being a character or wildcard; 50,000 unless told. */
  readonly maxSteps?: number;
  /** Only texts without `\n` count, so that `.*` is any run. Off unless told: the result is exact for such texts only. */
  readonly singleLine?: boolean;
}

/** The patterns, any of which is to match, or what stands in the way. */
export type PatternLowering = (
  | { readonly ok: true; readonly patterns: readonly CasedPattern[] }
  | { readonly ok: false; readonly obstacle: PatternObstacle }
) & {
  /** How much work it was beyond reading the expression: the steps that were made, perhaps in vain. */
  readonly steps: number;
};

/**
 * The wildcard patterns, at least one, of which one matches a whole text exactly when the expression is found in it;
 * or the reason why there are none.
 */
export function lowerRegex(node: RegexNode, options: PatternLoweringOptions = {}): PatternLowering {
  const { maxPatterns = 64, maxCharacters = 32, maxSteps = 50_000, singleLine = false } = options;
  let steps = 0;
  try {
    // A search: any run before the expression and after it.
    const searched = absorb(simplify(node, singleLine), true, true);
    const measure = measureWays(searched, { maxPatterns, maxCharacters, maxSteps });
    steps = measure.steps + measure.ways;
    const byKey = new Map<string, CasedPattern>();
    for (const way of expand(searched)) {
      const anchored = resolveAnchors([{ kind: 'any-run' }, ...way, { kind: 'any-run' }]);
      if (anchored === undefined) continue;
      const found = toPattern(anchored, maxCharacters);
      const key = keyOf(found);
      if (!byKey.has(key)) byKey.set(key, found);
    }
    if (byKey.size === 0) return { ok: false, obstacle: 'never', steps };
    return { ok: true, patterns: [...byKey.values()], steps };
  } catch (thrown) {
    if (thrown instanceof PatternObstacleError) return { ok: false, obstacle: thrown.obstacle, steps };
    throw thrown;
  }
}

/** Before a start and after an end of the text runs are empty and characters impossible: then there is no way. */
function resolveAnchors(way: readonly Step[]): readonly Step[] | undefined {
  const start = way.findLastIndex(({ kind }) => kind === 'text-start');
  const end = way.findIndex(({ kind }) => kind === 'text-end');
  const outside = (index: number) => index <= start || (end !== -1 && index >= end);
  if (way.some(({ kind }, index) => outside(index) && (kind === 'one-of' || kind === 'any-one'))) return undefined;
  return way.filter((_, index) => !outside(index));
}

function toPattern(way: readonly Step[], maxCharacters: number): CasedPattern {
  const cased = !way.every(meansTheSameInAnyCase);
  const parts = way.map((step): PatternPart => {
    switch (step.kind) {
      case 'any-run':
        return anyRun;
      case 'any-one':
        return anyOne;
      case 'one-of':
        return toPart(cased ? step.codePoints : oneOfEachFamily(step), maxCharacters);
      default:
        throw new Error(`an anchor is left: ${step.kind}`);
    }
  });
  return { pattern: makePattern(parts), cased };
}

function toPart(codePoints: readonly number[], maxCharacters: number): PatternPart {
  if (codePoints.length > maxCharacters) throw new PatternObstacleError('class');
  const characters = codePoints.map((codePoint) => String.fromCodePoint(codePoint));
  return characters.length === 1 ? { kind: 'literal', text: characters[0] ?? '' } : { kind: 'one-of', characters };
}

function meansTheSameInAnyCase(step: Step): boolean {
  if (step.kind !== 'one-of') return true;
  const codePoints = new Set(step.codePoints);
  return step.codePoints.every((codePoint) => sameIgnoringCase(codePoint).every((one) => codePoints.has(one)));
}

const oneOfEachFamily = ({ codePoints, written }: Extract<Step, { kind: 'one-of' }>): readonly number[] =>
  written !== undefined ? [written] : [...new Set(codePoints.map(lowerCodePoint))];

/** Equal for patterns that mean the same letter by letter. */
const keyOf = ({ pattern, cased }: CasedPattern): string =>
  cased ? `cased ${patternKey(pattern)}` : foldCase(patternKey(pattern));
