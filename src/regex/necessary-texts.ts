import { foldCase, lowerCodePoint } from '../predicate/text-case.js';
import type { RegexNode } from './ast.js';
import { codePointsOf, setSize } from './code-points.js';

/** More texts than this are no filter, and would be many in each other. */
const maxTexts = 16;
const maxLength = 100;

/** What is known of the texts in which an expression is found. */
interface Known {
  /** All that it can match, folded, if that is little. */
  readonly exact: readonly string[] | undefined;
  /** Texts, folded, one of which is in everything that it matches. */
  readonly needed: readonly string[] | undefined;
}

const nothingKnown: Known = { exact: undefined, needed: undefined };

/**
 * Texts, folded, at least one of which stands in every folded text in which the simplified expression is found;
 * undefined if none are known. A search that looks for them first is never wrong about texts without any.
 */
export function necessaryTexts(node: RegexNode): readonly string[] | undefined {
  const known = examine(node);
  return better(known.needed, known.exact);
}

/** How many code points a text has at least in which the simplified expression is found. */
export function leastLength(node: RegexNode): number {
  switch (node.kind) {
    case 'literal':
      return [...node.text].length;
    case 'any':
    case 'class':
      return 1;
    case 'group':
      return leastLength(node.node);
    case 'concatenation':
      return node.nodes.reduce((sum, one) => sum + leastLength(one), 0);
    case 'alternation':
      return Math.min(...node.nodes.map(leastLength));
    case 'repeat':
      return node.min * leastLength(node.node);
    case 'empty':
    case 'text-start':
    case 'text-end':
    case 'line-start':
    case 'line-end':
    case 'word-boundary':
      return 0;
    default:
      return node satisfies never;
  }
}

function examine(node: RegexNode): Known {
  switch (node.kind) {
    case 'literal':
      return node.text.length > maxLength
        ? { exact: undefined, needed: [foldCase(node.text)] }
        : { exact: [foldCase(node.text)], needed: undefined };
    case 'class': {
      if (setSize(node.ranges) > 4 * maxTexts) return nothingKnown;
      const folded = new Set([...codePointsOf(node.ranges)].map((one) => String.fromCodePoint(lowerCodePoint(one))));
      return folded.size <= maxTexts ? { exact: [...folded], needed: undefined } : nothingKnown;
    }
    case 'any':
      return nothingKnown;
    case 'empty':
    case 'text-start':
    case 'text-end':
    case 'line-start':
    case 'line-end':
    case 'word-boundary':
      return { exact: [''], needed: undefined };
    case 'group':
      return examine(node.node);
    case 'concatenation':
      return examineSequence(node.nodes);
    case 'alternation':
      return examineChoice(node.nodes.map(examine));
    case 'repeat': {
      const inner = examine(node.node);
      if (node.min === 1 && node.max === 1) return inner;
      if (node.min > 0) return { exact: undefined, needed: better(inner.needed, inner.exact) };
      if (node.max === 1 && inner.exact !== undefined)
        return examineChoice([inner, { exact: [''], needed: undefined }]);
      return nothingKnown;
    }
    default:
      return node satisfies never;
  }
}

/** Neighbours of which all is known make longer texts; what stands between two others is a choice. */
function examineSequence(nodes: readonly RegexNode[]): Known {
  let exact: readonly string[] = [''];
  let isAll = true;
  let needed: readonly string[] | undefined;
  for (const node of nodes) {
    const known = examine(node);
    const longer = known.exact === undefined ? undefined : join(exact, known.exact);
    if (longer !== undefined) {
      exact = longer;
      continue;
    }
    needed = better(better(needed, exact), known.needed);
    isAll = false;
    exact = known.exact ?? [''];
  }
  return isAll ? { exact, needed: undefined } : { exact: undefined, needed: better(needed, exact) };
}

function join(before: readonly string[], after: readonly string[]): readonly string[] | undefined {
  if (before.length * after.length > maxTexts) return undefined;
  const joined = new Set(before.flatMap((one) => after.map((other) => one + other)));
  return [...joined].every(({ length }) => length <= maxLength) ? [...joined] : undefined;
}

function examineChoice(ways: readonly Known[]): Known {
  const exact = union(ways.map((way) => way.exact));
  if (exact !== undefined) return { exact, needed: undefined };
  return { exact: undefined, needed: union(ways.map((way) => better(way.needed, way.exact))) };
}

function union(sets: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const text of set) all.add(text);
    if (all.size > maxTexts) return undefined;
  }
  return [...all];
}

/** Of two sets the one whose shortest text is longer; the empty text is in everything, so it is no filter. */
function better(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  const [worthOfA, worthOfB] = [worth(a), worth(b)];
  if (worthOfA === 0 && worthOfB === 0) return undefined;
  return worthOfA >= worthOfB ? a : b;
}

/** Many texts are worth less than one of the same length. */
const worth = (texts: readonly string[] | undefined): number =>
  texts === undefined || texts.length === 0
    ? 0
    : Math.min(...texts.map(({ length }) => length)) * (1 - texts.length / (4 * maxTexts));
