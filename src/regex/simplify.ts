import type { CodePointSet, RegexNode } from './ast.js';
import { alternation, classNode, concatenation, emptyNode } from './build.js';
import { allCodePoints, complement, makeSet } from './code-points.js';
import { sameIgnoringCase } from './fold.js';

/**
 * The same expression without groups, without concatenations in concatenations and alternations in alternations, and
 * with choices between single characters as one class: `(?:a|[bc]|\n)` is `[a-c\n]`. With `singleLine` it is the
 * expression for texts without `\n`: there `.` is any character, and lines are the text.
 */
export function simplify(node: RegexNode, singleLine: boolean): RegexNode {
  switch (node.kind) {
    case 'empty':
    case 'literal':
    case 'class':
    case 'text-start':
    case 'text-end':
    case 'word-boundary':
      return node;
    case 'any':
      return singleLine ? { kind: 'any', newline: true } : node;
    case 'line-start':
      return singleLine ? { kind: 'text-start' } : node;
    case 'line-end':
      return singleLine ? { kind: 'text-end' } : node;
    case 'group':
      return simplify(node.node, singleLine);
    case 'concatenation': {
      const nodes = node.nodes.map((one) => simplify(one, singleLine));
      return concatenation(nodes.flatMap((one) => (one.kind === 'concatenation' ? one.nodes : [one])));
    }
    case 'alternation': {
      const nodes = node.nodes.map((one) => simplify(one, singleLine));
      return joinCharacters(nodes.flatMap((one) => (one.kind === 'alternation' ? one.nodes : [one])));
    }
    case 'repeat': {
      const inner = simplify(node.node, singleLine);
      if (node.max === 0 || inner.kind === 'empty') return emptyNode;
      return node.min === 1 && node.max === 1 ? inner : { ...node, node: inner };
    }
    default:
      return node satisfies never;
  }
}

function joinCharacters(nodes: readonly RegexNode[]): RegexNode {
  const sets: CodePointSet[] = [];
  const others: RegexNode[] = [];
  for (const node of nodes) {
    const set = charactersOf(node);
    if (set === undefined) others.push(node);
    else sets.push(set);
  }
  if (sets.length < 2) return alternation(nodes);
  return alternation([classNode(makeSet(sets.flat()), false), ...others]);
}

/** What the node matches if that is always exactly one character. */
function charactersOf(node: RegexNode): CodePointSet | undefined {
  if (node.kind === 'class') return node.ranges;
  if (node.kind === 'any') return node.newline ? allCodePoints : complement([{ first: 0x0a, last: 0x0a }]);
  if (node.kind !== 'literal') return undefined;
  const codePoint = node.text.codePointAt(0) ?? 0;
  if (node.text.length > String.fromCodePoint(codePoint).length) return undefined;
  const family = node.ignoreCase ? sameIgnoringCase(codePoint) : [codePoint];
  return makeSet(family.map((member) => ({ first: member, last: member })));
}
