import type { RegexNode, RepeatNode } from './ast.js';
import { alternation, concatenation, emptyNode } from './build.js';

/**
 * Leaves out what makes no difference next to "any run of characters", which stands on the left or right of the node
 * if said so: what may be empty there (`.*`, `\s*`, `x?`), and all of a repetition beyond its least count. The node
 * is simplified; the result means the same in that place, anchors and all, because a run takes in anything.
 */
export function absorb(node: RegexNode, left: boolean, right: boolean): RegexNode {
  if ((left || right) && mayBeEmpty(node)) return emptyNode;
  switch (node.kind) {
    case 'alternation':
      return alternation(node.nodes.map((one) => absorb(one, left, right)));
    case 'concatenation': {
      const kept = dropBesideRuns(node.nodes, left, right);
      const leftOf = (index: number) => (index === 0 ? left : isRun(kept[index - 1]));
      const rightOf = (index: number) => (index === kept.length - 1 ? right : isRun(kept[index + 1]));
      return concatenation(kept.map((one, index) => absorb(one, leftOf(index), rightOf(index))));
    }
    case 'repeat': {
      const { node: inner, min } = node;
      if (!left && !right) return { ...node, node: absorb(inner, false, false) };
      if (min === 1) return absorb(inner, left, right);
      // Each open side takes one copy; the others stand between.
      const between = min - (left ? 1 : 0) - (right ? 1 : 0);
      return concatenation([
        left ? absorb(inner, true, false) : emptyNode,
        between === 0 ? emptyNode : { ...node, node: absorb(inner, false, false), min: between, max: between },
        right ? absorb(inner, false, true) : emptyNode,
      ]);
    }
    default:
      return node;
  }
}

/**
 * The nodes without those beside a run that may be empty, and neighbouring runs as one: each of two would else give
 * itself up for the other.
 */
function dropBesideRuns(nodes: readonly RegexNode[], left: boolean, right: boolean): readonly RegexNode[] {
  const kept: RegexNode[] = [];
  const dropLast = () => {
    for (let last = kept.at(-1); last !== undefined && mayBeEmpty(last); last = kept.at(-1)) kept.pop();
  };
  for (const node of nodes) {
    const afterRun = kept.length === 0 ? left : isRun(kept.at(-1));
    if (afterRun && mayBeEmpty(node)) continue;
    if (isRun(node)) dropLast();
    const last = kept.at(-1);
    if (isRun(node) && isRun(last)) kept[kept.length - 1] = { ...node, min: node.min + last.min };
    else kept.push(node);
  }
  if (right) dropLast();
  return kept;
}

/** Any run of characters, perhaps of a least length: it begins and ends like one. */
const isRun = (node: RegexNode | undefined): node is RepeatNode =>
  node?.kind === 'repeat' && node.max === undefined && node.node.kind === 'any' && node.node.newline;

/** Whether the node matches the empty text wherever it stands. */
function mayBeEmpty(node: RegexNode): boolean {
  switch (node.kind) {
    case 'empty':
      return true;
    case 'repeat':
      return node.min === 0 || mayBeEmpty(node.node);
    case 'group':
      return mayBeEmpty(node.node);
    case 'concatenation':
      return node.nodes.every(mayBeEmpty);
    case 'alternation':
      return node.nodes.some(mayBeEmpty);
    case 'literal':
    case 'any':
    case 'class':
    case 'text-start':
    case 'text-end':
    case 'line-start':
    case 'line-end':
    case 'word-boundary':
      return false;
    default:
      return node satisfies never;
  }
}
