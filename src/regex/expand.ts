import type { RegexNode } from './ast.js';
import { codePointsOf, setSize } from './code-points.js';
import { sameIgnoringCase } from './fold.js';

/** One step of a way through an expression. */
export type Step =
  /** One of these code points, in order. `written` is how the rule spells it, if it is one letter. */
  | { readonly kind: 'one-of'; readonly codePoints: readonly number[]; readonly written: number | undefined }
  | { readonly kind: 'any-one' | 'any-run' | 'text-start' | 'text-end' };

/** What keeps an expression from being a set of wildcard patterns. */
export type PatternObstacle =
  /** `\b`, `\B` */
  | 'word-boundary'
  /** `^` or `$` with `m` */
  | 'line-anchor'
  /** A `.` that is not `\n`: a wildcard is any character. */
  | 'dot'
  /** A class of too many characters. */
  | 'class'
  /** `x+` and the like, where no wildcard stands beside it. */
  | 'repetition'
  /** More patterns, or longer ones, than wanted. */
  | 'too-many'
  /** It never matches, so it is no pattern at all. */
  | 'never';

/** Carries an obstacle out of the recursion. */
export class PatternObstacleError extends Error {
  readonly obstacle: PatternObstacle;

  constructor(obstacle: PatternObstacle) {
    super(obstacle);
    this.obstacle = obstacle;
  }
}

interface Limits {
  readonly maxPatterns: number;
  readonly maxCharacters: number;
}

/** All steps of all ways together; generous for a query, nothing for a machine. */
const maxSteps = 50_000;

/** All ways through a simplified expression. Throws a {@link PatternObstacleError} when some are no patterns. */
export function expand(node: RegexNode, limits: Limits): readonly (readonly Step[])[] {
  switch (node.kind) {
    case 'empty':
      return [[]];
    case 'literal':
      return [Array.from(node.text, (character) => literalStep(character.codePointAt(0) ?? 0, node.ignoreCase))];
    case 'any':
      if (!node.newline) throw new PatternObstacleError('dot');
      return [[{ kind: 'any-one' }]];
    case 'class': {
      if (node.ranges.length === 0) return [];
      // Ignoring case, a pattern needs only one of each family, so the last word on the size comes later.
      if (setSize(node.ranges) > 4 * limits.maxCharacters) throw new PatternObstacleError('class');
      return [[{ kind: 'one-of', codePoints: [...codePointsOf(node.ranges)], written: undefined }]];
    }
    case 'text-start':
    case 'text-end':
      return [[{ kind: node.kind }]];
    case 'line-start':
    case 'line-end':
      throw new PatternObstacleError('line-anchor');
    case 'word-boundary':
      throw new PatternObstacleError('word-boundary');
    case 'group':
      return expand(node.node, limits);
    case 'concatenation':
      return node.nodes.reduce<Step[][]>((ways, one) => extendAll(ways, expand(one, limits), limits), [[]]);
    case 'alternation':
      return checkSize(
        node.nodes.flatMap((one) => expand(one, limits)),
        limits,
      );
    case 'repeat':
      return expandRepeat(expand(node.node, limits), node.min, node.max, limits);
    default:
      return node satisfies never;
  }
}

const literalStep = (codePoint: number, ignoreCase: boolean): Step => ({
  kind: 'one-of',
  codePoints: ignoreCase ? sameIgnoringCase(codePoint) : [codePoint],
  written: codePoint,
});

function expandRepeat(ways: readonly (readonly Step[])[], min: number, max: number | undefined, limits: Limits) {
  if (max === undefined) {
    const isAny = ways.length === 1 && ways[0]?.length === 1 && ways[0][0]?.kind === 'any-one';
    if (!isAny) throw new PatternObstacleError('repetition');
    return [[...Array.from({ length: min }, (): Step => ({ kind: 'any-one' })), { kind: 'any-run' } as const]];
  }
  const result: (readonly Step[])[] = [];
  let repeated: Step[][] = [[]];
  for (let count = 0; count <= max; count++) {
    if (count >= min) {
      result.push(...repeated.map((way) => [...way]));
      checkSize(result, limits);
    }
    if (count < max) repeated = extendAll(repeated, ways, limits);
  }
  return result;
}

/** Each way followed by each continuation. Takes the ways over, so that a long row of single ones is not copied. */
function extendAll(ways: Step[][], continuations: readonly (readonly Step[])[], limits: Limits): Step[][] {
  const only = continuations[0];
  if (only === undefined) return [];
  if (continuations.length > 1) {
    if (ways.length * continuations.length > limits.maxPatterns) throw new PatternObstacleError('too-many');
    return checkSize(
      ways.flatMap((way) => continuations.map((next) => [...way, ...next])),
      limits,
    );
  }
  for (const way of ways) for (const step of only) way.push(step);
  return checkSize(ways, limits);
}

function checkSize<Ways extends readonly (readonly Step[])[]>(ways: Ways, limits: Limits): Ways {
  const steps = ways.reduce((sum, way) => sum + way.length, 0);
  if (ways.length > limits.maxPatterns || steps > maxSteps) throw new PatternObstacleError('too-many');
  return ways;
}
