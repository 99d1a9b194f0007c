import type { Location } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import type { Predicate } from '../predicate/predicate.js';
import { describeValues } from './describe-explanation.js';
import { describeNode } from './describe-predicate.js';
import type { Explanation } from './explain.js';
import { subjectOf } from './reasons.js';

/** One line of a tree. */
export interface TreeLine {
  /** How far it is indented. */
  readonly depth: number;
  readonly text: string;
  /** Where the part stands; a line that stands for what is left out has none. */
  readonly location?: Location;
  /** With an event: whether the part holds, and the values that it looked at. */
  readonly verdict?: boolean;
  readonly values?: string | undefined;
}

/** How much of a tree is told; hostile rules have half a million parts. */
const limits = { operands: 40, lines: 400, depth: 40 } as const;

/** A predicate as lines of an indented tree. What is too much is left out, and its amount told. */
export const predicateLines = (predicate: Predicate): readonly TreeLine[] => linesOf({ predicate });

/**
 * An explanation as lines of an indented tree. Where there are too many parts, those that made the verdict come first
 * and the others are left out.
 */
export const explanationLines = (explanation: Explanation): readonly TreeLine[] =>
  linesOf({ predicate: explanation.predicate, explanation });

interface Node {
  readonly predicate: Predicate;
  readonly explanation?: Explanation;
}

function linesOf(root: Node): readonly TreeLine[] {
  const lines: TreeLine[] = [];
  const visit = (node: Node, depth: number, isTold: boolean): void => {
    if (lines.length >= limits.lines) return;
    const { predicate, explanation } = node;
    lines.push({
      depth,
      text: describeNode(predicate),
      location: predicate.origin.location,
      ...(explanation === undefined
        ? {}
        : { verdict: explanation.verdict, values: isTold ? undefined : describeValues(explanation) }),
    });
    const children = childrenOf(node);
    if (children.length === 0) return;
    if (depth >= limits.depth) {
      lines.push({ depth: depth + 1, text: '… and what stands deeper' });
      return;
    }
    const shown = children.length > limits.operands ? mostTelling(node, children) : children;
    const isSubjectTold = subjectOf(predicate)?.kind === 'field';
    for (const child of shown) visit(child, depth + 1, isSubjectTold);
    const rest = children.length - shown.length;
    if (rest > 0) lines.push({ depth: depth + 1, text: `… and ${grouped(rest)} more` });
  };
  visit(root, 0, false);
  if (lines.length >= limits.lines) lines.push({ depth: 0, text: '… and more: the rule is too large to be shown' });
  return lines;
}

function childrenOf({ predicate, explanation }: Node): readonly Node[] {
  switch (explanation?.kind) {
    case 'and':
    case 'or':
      return explanation.parts.map((part) => ({ predicate: part.predicate, explanation: part }));
    case 'not':
      return [{ predicate: explanation.part.predicate, explanation: explanation.part }];
  }
  if (predicate.kind === 'not') return [{ predicate: predicate.operand }];
  return predicate.kind === 'and' || predicate.kind === 'or'
    ? predicate.operands.map((operand) => ({ predicate: operand }))
    : [];
}

function mostTelling({ explanation }: Node, children: readonly Node[]): readonly Node[] {
  const telling = children.filter((child) => child.explanation?.verdict === explanation?.verdict);
  const shown = new Set([...telling, ...children].slice(0, limits.operands));
  return children.filter((child) => shown.has(child));
}
