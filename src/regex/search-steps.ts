import type { RegexNode } from './ast.js';

/** In how many ways a part can match from one place, and how many characters are looked at for all of them. */
interface Work {
  readonly ways: number;
  readonly steps: number;
}

/**
 * How many characters an engine that backtracks looks at, at most, before it knows whether the expression matches at one
 * place of a text, however long the text is; infinite where no number bounds it, as for `a*b`. A search tries every place.
 */
export const stepsAtOnePlace = (node: RegexNode): number => workOf(node).steps;

function workOf(node: RegexNode): Work {
  switch (node.kind) {
    case 'empty':
      return { ways: 1, steps: 0 };
    case 'literal':
      return { ways: 1, steps: node.text.length };
    case 'any':
    case 'class':
    case 'text-start':
    case 'text-end':
    case 'line-start':
    case 'line-end':
    case 'word-boundary':
      return { ways: 1, steps: 1 };
    case 'group':
      return workOf(node.node);
    case 'concatenation':
      return node.nodes.map(workOf).reduce(inTurn, { ways: 1, steps: 0 });
    case 'alternation':
      return node.nodes.map(workOf).reduce(either, { ways: 0, steps: 0 });
    case 'repeat': {
      if (node.max === undefined) return { ways: Number.POSITIVE_INFINITY, steps: Number.POSITIVE_INFINITY };
      const once = workOf(node.node);
      let all: Work = { ways: 1, steps: 0 };
      // x{1,3} is x(x(x)?)?: from the innermost on.
      for (let copy = node.max; copy > 0 && all.steps < Number.POSITIVE_INFINITY; copy--) {
        const rest = inTurn(once, all);
        all = copy > node.min ? either(rest, { ways: 1, steps: 0 }) : rest;
      }
      return all;
    }
    default:
      return node satisfies never;
  }
}

const inTurn = (a: Work, b: Work): Work => ({
  ways: a.ways * b.ways,
  steps: b.steps === 0 ? a.steps : a.steps + a.ways * b.steps,
});

const either = (a: Work, b: Work): Work => ({ ways: a.ways + b.ways, steps: a.steps + b.steps });
