import type { CodePointSet, RegexNode } from './ast.js';
import {
  type Budget,
  buildLoop,
  DoubledError,
  type Loop,
  maxPositions,
  spend,
  TooLargeError,
} from './loop-automaton.js';

/** A loop of larger counts is as bad as one without end: ten ways doubled are a thousand. */
const manyTimes = 10;
/** Work for one expression: pairs of places, and ranges that are compared. */
const maxSteps = 100_000;

/**
 * The loop of an expression that can match one text in a number of ways that grows exponentially with its length, such
 * as `(a+)+` or `(a|ab|b)*`; undefined if there is none. An engine that backtracks (PCRE, Java, .NET, JavaScript,
 * Python) may try all of them before it gives up. In time linear in the expression: work on loops is bounded, and what
 * is beyond the bounds is not reported.
 */
export function catastrophicLoop(node: RegexNode): RegexNode | undefined {
  const budget: Budget = { steps: maxSteps };
  return findLoop(node, budget);
}

/** Looks at the outermost loops: those inside are part of them. */
function findLoop(node: RegexNode, budget: Budget): RegexNode | undefined {
  switch (node.kind) {
    case 'repeat':
      if ((node.max ?? manyTimes) >= manyTimes) return isAmbiguous(node.node, budget) ? node : undefined;
      return findLoop(node.node, budget);
    case 'group':
      return findLoop(node.node, budget);
    case 'concatenation':
    case 'alternation':
      for (const one of node.nodes) {
        const found = findLoop(one, budget);
        if (found !== undefined) return found;
      }
      return undefined;
    default:
      return undefined;
  }
}

/** Whether a loop around the body can match some text in several ways, one round or several. */
function isAmbiguous(body: RegexNode, budget: Budget): boolean {
  try {
    return haveTwoPaths(buildLoop(body, budget));
  } catch (thrown) {
    if (thrown instanceof DoubledError) return true;
    if (thrown instanceof TooLargeError) return false;
    throw thrown;
  }
}

/** Whether two different paths read one text from one place to one place. */
function haveTwoPaths({ sets, next, budget }: Loop): boolean {
  const seen = new Set<number>();
  const open: (readonly [number, number])[] = [];
  const overlap = (one: number, other: number) => haveCommon(sets[one] ?? [], sets[other] ?? [], budget);
  const add = (one: number, other: number) => {
    const key = Math.min(one, other) * maxPositions + Math.max(one, other);
    if (seen.has(key)) return;
    seen.add(key);
    if (overlap(one, other)) open.push([one, other]);
  };
  for (const followers of next) {
    const places = [...followers.keys()];
    spend(budget, (places.length * places.length) / 2);
    for (const [index, one] of places.entries()) for (const other of places.slice(index + 1)) add(one, other);
  }
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [afterOne, afterOther] = [next[pair[0]], next[pair[1]]];
    for (const one of afterOne?.keys() ?? []) {
      for (const other of afterOther?.keys() ?? []) {
        if (one === other) return true;
        spend(budget, 1);
        add(one, other);
      }
    }
  }
  return false;
}

function haveCommon(a: CodePointSet, b: CodePointSet, budget: Budget): boolean {
  let [i, j] = [0, 0];
  for (let [one, other] = [a[0], b[0]]; one !== undefined && other !== undefined; [one, other] = [a[i], b[j]]) {
    spend(budget, 1);
    if (one.last < other.first) i++;
    else if (other.last < one.first) j++;
    else return true;
  }
  return false;
}
