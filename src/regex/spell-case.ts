import type { RegexNode } from './ast.js';
import { characterNode, concatenation } from './build.js';
import { makeSet } from './code-points.js';
import { closeUnderCase, hasCase } from './fold.js';

/**
 * The same expression with each letter whose case does not matter as a class of its forms: for targets that ignore case by
 * another table than Sigma does. Classes have all forms already.
 */
export function spellCase(node: RegexNode): RegexNode {
  switch (node.kind) {
    case 'literal':
      return node.ignoreCase ? concatenation([...node.text].map(formsOf)) : node;
    case 'group':
    case 'repeat':
      return { ...node, node: spellCase(node.node) };
    case 'concatenation':
    case 'alternation':
      return { ...node, nodes: node.nodes.map(spellCase) };
    default:
      return node;
  }
}

function formsOf(character: string): RegexNode {
  const first = character.codePointAt(0) ?? 0;
  if (!hasCase(first)) return characterNode(first, false);
  return { kind: 'class', ranges: closeUnderCase(makeSet([{ first, last: first }])) };
}
