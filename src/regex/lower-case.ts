import { foldCase } from '../predicate/text-case.js';
import type { RegexNode } from './ast.js';
import { sameSet } from './code-points.js';
import { closeUnderCase, hasCase } from './fold.js';

/**
 * The expression that is found in a text in lower case exactly when the given one is found in the text itself:
 * for targets that lower a text, and ignore case by another table than Sigma does, or not at all. Undefined if a part
 * of the expression heeds case.
 */
export function lowerCaseRegex(node: RegexNode): RegexNode | undefined {
  switch (node.kind) {
    case 'literal':
      if (node.ignoreCase) return { ...node, text: foldCase(node.text), ignoreCase: false };
      return isWithoutCase(node.text) ? node : undefined;
    case 'class':
      return sameSet(closeUnderCase(node.ranges), node.ranges) ? node : undefined;
    case 'group':
    case 'repeat': {
      const inner = lowerCaseRegex(node.node);
      return inner === undefined ? undefined : { ...node, node: inner };
    }
    case 'concatenation':
    case 'alternation': {
      const nodes = node.nodes.map(lowerCaseRegex).filter((one) => one !== undefined);
      return nodes.length < node.nodes.length ? undefined : { ...node, nodes };
    }
    case 'word-boundary':
      // The lower case of the Kelvin sign is a word character.
      return undefined;
    case 'empty':
    case 'any':
    case 'text-start':
    case 'text-end':
    case 'line-start':
    case 'line-end':
      return node;
  }
}

function isWithoutCase(text: string): boolean {
  for (const character of text) if (hasCase(character.codePointAt(0) ?? 0)) return false;
  return true;
}
