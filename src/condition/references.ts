import type { ConditionNode, ConditionRange } from './ast.js';

/** A name or pattern in a condition that stands for no detection. */
export interface UnresolvedReference extends ConditionRange {
  readonly kind: 'name' | 'pattern' | 'them';
  readonly name: string;
}

/** What a quantifier speaks of. */
type Target = 'them' | { readonly pattern: string };

/**
 * The detections that a quantifier's target stands for. `them` and patterns skip names that begin with `_` unless
 * the pattern does; a target without `*` is that one name (design: "Conditions").
 */
export function namesOfTarget(target: Target, names: readonly string[]): readonly string[] {
  if (target === 'them') return names.filter((name) => !name.startsWith('_'));
  const { pattern } = target;
  if (!pattern.includes('*')) return names.includes(pattern) ? [pattern] : [];
  const segments = segmentsOf(pattern);
  const hidden = pattern.startsWith('_');
  return names.filter((name) => (hidden || !name.startsWith('_')) && fits(name, segments));
}

/** Finds the names of targets; undefined when the patterns of one condition are too many for so many names. */
export type TargetFinder = (target: Target) => readonly string[] | undefined;

/** Pieces of patterns times names: hostile conditions have thousands of each, those of people a few dozen. */
const maxComparisons = 5_000_000;

/** Makes a finder of names that looks for each target once: a condition may ask the same thousands of times. */
export function targetFinder(names: Iterable<string>): TargetFinder {
  const all = [...names];
  const known = new Map<string, readonly string[]>();
  let left = maxComparisons;
  return (target) => {
    // No pattern is empty.
    const key = target === 'them' ? '' : target.pattern;
    let found = known.get(key);
    if (found !== undefined) return found;
    left -= segmentsOf(key).length * all.length;
    if (left < 0) return undefined;
    found = namesOfTarget(target, all);
    known.set(key, found);
    return found;
  };
}

/**
 * What a condition refers to that does not exist. Patterns that are too many to look at are taken to exist; resolving
 * such a condition refuses it.
 */
export function unresolvedReferences(node: ConditionNode, names: ReadonlySet<string>): readonly UnresolvedReference[] {
  const found: UnresolvedReference[] = [];
  visit(node, names, targetFinder(names), found);
  return found;
}

function visit(
  node: ConditionNode,
  names: ReadonlySet<string>,
  find: TargetFinder,
  found: UnresolvedReference[],
): void {
  switch (node.kind) {
    case 'identifier':
      if (!names.has(node.name)) found.push({ kind: 'name', name: node.name, start: node.start, end: node.end });
      break;
    case 'quantifier': {
      if (find(node.target)?.length !== 0) break;
      const name = node.target === 'them' ? 'them' : node.target.pattern;
      const kind = node.target === 'them' ? 'them' : name.includes('*') ? 'pattern' : 'name';
      found.push({ kind, name, ...node.targetRange });
      break;
    }
    case 'not':
      visit(node.operand, names, find, found);
      break;
    case 'and':
    case 'or':
      for (const operand of node.operands) visit(operand, names, find, found);
      break;
    default:
      node satisfies never;
  }
}

/** What stands between the wildcards; several in a row are one. */
const segmentsOf = (pattern: string): readonly string[] => pattern.split(/\*+/);

/** Whether the name is the segments with any characters between them. */
function fits(name: string, segments: readonly string[]): boolean {
  const first = segments[0] ?? '';
  const last = segments.at(-1) ?? '';
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  const end = name.length - last.length;
  for (const segment of segments.slice(1, -1)) {
    const found = name.indexOf(segment, at);
    if (found === -1 || found + segment.length > end) return false;
    at = found + segment.length;
  }
  return true;
}
