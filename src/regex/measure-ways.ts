import type { RegexNode, RepeatNode } from './ast.js';
import { setSize } from './code-points.js';
import { PatternObstacleError } from './pattern-obstacle.js';

/** How many ways there are through an expression, and how many steps they have together. */
export interface WaysMeasure {
  readonly ways: number;
  readonly steps: number;
}

/** How much is too much. */
export interface WaysLimits {
  readonly maxPatterns: number;
  readonly maxCharacters: number;
  readonly maxSteps: number;
}

/**
 * Measures the ways through a simplified expression without walking any, in time proportional to the expression: a
 * rule may have thousands that come to nothing in the end. Throws a {@link PatternObstacleError} when some ways are no
 * patterns, or they are too many.
 */
export function measureWays(node: RegexNode, limits: WaysLimits): WaysMeasure {
  switch (node.kind) {
    case 'empty':
      return { ways: 1, steps: 0 };
    case 'literal':
      return check({ ways: 1, steps: node.text.length }, limits);
    case 'any':
      if (!node.newline) throw new PatternObstacleError('dot');
      return single;
    case 'class':
      if (node.ranges.length === 0) return never;
      // Ignoring case, a pattern needs only one of each family, so the last word on the size comes later.
      if (setSize(node.ranges) > 4 * limits.maxCharacters) throw new PatternObstacleError('class');
      return single;
    case 'text-start':
    case 'text-end':
      return single;
    case 'line-start':
    case 'line-end':
      throw new PatternObstacleError('line-anchor');
    case 'word-boundary':
      throw new PatternObstacleError('word-boundary');
    case 'group':
      return measureWays(node.node, limits);
    case 'concatenation':
      return node.nodes.reduce<WaysMeasure>(
        (before, one) => check(inTurn(before, measureWays(one, limits)), limits),
        nothing,
      );
    case 'alternation':
      return node.nodes.reduce<WaysMeasure>(
        (before, one) => check(either(before, measureWays(one, limits)), limits),
        never,
      );
    case 'repeat':
      return measureRepeat(node, limits);
    default:
      return node satisfies never;
  }
}

const never: WaysMeasure = { ways: 0, steps: 0 };
const nothing: WaysMeasure = { ways: 1, steps: 0 };
const single: WaysMeasure = { ways: 1, steps: 1 };

const inTurn = (a: WaysMeasure, b: WaysMeasure): WaysMeasure => ({
  ways: a.ways * b.ways,
  steps: a.steps * b.ways + a.ways * b.steps,
});

const either = (a: WaysMeasure, b: WaysMeasure): WaysMeasure => ({ ways: a.ways + b.ways, steps: a.steps + b.steps });

function measureRepeat({ node, min, max }: RepeatNode, limits: WaysLimits): WaysMeasure {
  const inner = measureWays(node, limits);
  if (max === undefined) {
    if (node.kind !== 'any') throw new PatternObstacleError('repetition');
    return { ways: 1, steps: min + 1 };
  }
  // One way of so many copies for each count.
  if (inner.ways === 1) {
    return check({ ways: max - min + 1, steps: (inner.steps * (min + max) * (max - min + 1)) / 2 }, limits);
  }
  let total = never;
  let copies = nothing;
  for (let count = 0; count <= max && copies.ways > 0; count++) {
    if (count >= min) total = check(either(total, copies), limits);
    if (count < max) copies = check(inTurn(copies, inner), limits);
  }
  return total;
}

function check(measure: WaysMeasure, limits: WaysLimits): WaysMeasure {
  if (measure.ways > limits.maxPatterns || measure.steps > limits.maxSteps) throw new PatternObstacleError('too-many');
  return measure;
}
