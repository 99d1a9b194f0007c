import type { RegexNode } from './ast.js';
import { codePointsOf } from './code-points.js';
import { sameIgnoringCase } from './fold.js';

/** One step of a way through an expression. */
export type Step =
  /** One of these code points, in order. `written` is how the rule spells it, if it is one letter. */
  | { readonly kind: 'one-of'; readonly codePoints: readonly number[]; readonly written: number | undefined }
  | { readonly kind: 'any-one' | 'any-run' | 'text-start' | 'text-end' };

/**
 * All ways through a simplified expression that {@link measureWays} has found to be possible and few: they take memory
 * in proportion to their steps.
 */
export function expand(node: RegexNode): readonly (readonly Step[])[] {
  switch (node.kind) {
    case 'empty':
      return [[]];
    case 'literal':
      return [Array.from(node.text, (character) => literalStep(character.codePointAt(0) ?? 0, node.ignoreCase))];
    case 'any':
      return [[{ kind: 'any-one' }]];
    case 'class':
      if (node.ranges.length === 0) return [];
      return [[{ kind: 'one-of', codePoints: [...codePointsOf(node.ranges)], written: undefined }]];
    case 'text-start':
    case 'text-end':
      return [[{ kind: node.kind }]];
    case 'line-start':
    case 'line-end':
    case 'word-boundary':
      throw new Error(`an obstacle is left: ${node.kind}`);
    case 'group':
      return expand(node.node);
    case 'concatenation':
      return node.nodes.reduce<Step[][]>((ways, one) => extendAll(ways, expand(one)), [[]]);
    case 'alternation':
      return node.nodes.flatMap(expand);
    case 'repeat':
      return expandRepeat(expand(node.node), node.min, node.max);
    default:
      return node satisfies never;
  }
}

const literalStep = (codePoint: number, ignoreCase: boolean): Step => ({
  kind: 'one-of',
  codePoints: ignoreCase ? sameIgnoringCase(codePoint) : [codePoint],
  written: codePoint,
});

function expandRepeat(ways: readonly (readonly Step[])[], min: number, max: number | undefined) {
  // Only any character is repeated without end.
  if (max === undefined) {
    return [[...Array.from({ length: min }, (): Step => ({ kind: 'any-one' })), { kind: 'any-run' } as const]];
  }
  const result: (readonly Step[])[] = [];
  let repeated: Step[][] = [[]];
  for (let count = 0; count <= max; count++) {
    if (count >= min) result.push(...repeated.map((way) => [...way]));
    if (count < max) repeated = extendAll(repeated, ways);
  }
  return result;
}

/** Each way followed by each continuation. Takes the ways over, so that a long row of single ones is not copied. */
function extendAll(ways: Step[][], continuations: readonly (readonly Step[])[]): Step[][] {
  const only = continuations[0];
  if (only === undefined) return [];
  if (continuations.length > 1) return ways.flatMap((way) => continuations.map((next) => [...way, ...next]));
  for (const way of ways) for (const step of only) way.push(step);
  return ways;
}
