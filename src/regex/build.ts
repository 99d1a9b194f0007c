import { lowerCodePoint } from '../predicate/text-case.js';
import type { CodePointSet, LiteralNode, RegexNode } from './ast.js';
import { complement, lastCodePoint, sameSet, setContains, setSize } from './code-points.js';
import { hasCase, sameIgnoringCase } from './fold.js';

/** Nothing. */
export const emptyNode: RegexNode = { kind: 'empty' };

/** One character as a node. */
export const characterNode = (codePoint: number, ignoreCase: boolean): LiteralNode => ({
  kind: 'literal',
  text: String.fromCodePoint(codePoint),
  ignoreCase: ignoreCase && hasCase(codePoint),
});

/** All but `\n`. */
const notNewline = complement([{ first: 0x0a, last: 0x0a }]);

/**
 * One of a set as the plainest node that means it: `[a]` is a literal, `[\s\S]` any character. With `ignoreCase`
 * the set is closed under case already, and `[aA]` is the literal `a`.
 */
export function classNode(ranges: CodePointSet, ignoreCase: boolean): RegexNode {
  const only = ranges[0];
  if (only === undefined) return { kind: 'class', ranges };
  if (ranges.length === 1 && only.first === 0 && only.last === lastCodePoint) return { kind: 'any', newline: true };
  if (ranges.length === 1 && only.first === only.last) return characterNode(only.first, false);
  if (sameSet(ranges, notNewline)) return { kind: 'any', newline: false };
  if (ignoreCase) {
    const family = sameIgnoringCase(only.first);
    const isFamily = setSize(ranges) === family.length && family.every((member) => setContains(ranges, member));
    if (isFamily) return characterNode(lowerCodePoint(only.first), true);
  }
  return { kind: 'class', ranges };
}

/** One after the other; neighbouring literals become one. */
export function concatenation(nodes: readonly RegexNode[]): RegexNode {
  const result: RegexNode[] = [];
  for (const node of nodes) {
    if (node.kind === 'empty') continue;
    const before = result.at(-1);
    const joined = before?.kind === 'literal' && node.kind === 'literal' ? joinLiterals(before, node) : undefined;
    if (joined === undefined) result.push(node);
    else result[result.length - 1] = joined;
  }
  return result.length > 1 ? { kind: 'concatenation', nodes: result } : (result[0] ?? emptyNode);
}

/** One of them. */
export const alternation = (nodes: readonly RegexNode[]): RegexNode =>
  nodes.length > 1 ? { kind: 'alternation', nodes } : (nodes[0] ?? emptyNode);

/** The two as one literal, if they agree on case or one of them has none. */
function joinLiterals(a: LiteralNode, b: LiteralNode): LiteralNode | undefined {
  const agree = a.ignoreCase === b.ignoreCase || isCaseless(a.ignoreCase ? b : a);
  return agree ? { kind: 'literal', text: a.text + b.text, ignoreCase: a.ignoreCase || b.ignoreCase } : undefined;
}

function isCaseless({ text }: LiteralNode): boolean {
  for (const character of text) if (hasCase(character.codePointAt(0) ?? 0)) return false;
  return true;
}
