import type { ConditionNode, ConditionRange } from './ast.js';

/** A name or pattern in a condition that stands for no detection. */
export interface UnresolvedReference extends ConditionRange {
  readonly kind: 'name' | 'pattern' | 'them';
  readonly name: string;
}

/**
 * The detections that a quantifier's target stands for. `them` and patterns skip names that begin with `_` unless
 * the pattern does; a target without `*` is that one name (design: "Conditions").
 */
export function namesOfTarget(
  target: 'them' | { readonly pattern: string },
  names: Iterable<string>,
): readonly string[] {
  const all = [...names];
  if (target === 'them') return all.filter((name) => !name.startsWith('_'));
  const { pattern } = target;
  if (!pattern.includes('*')) return all.filter((name) => name === pattern);
  const segments = pattern.split('*');
  const hidden = pattern.startsWith('_');
  return all.filter((name) => (hidden || !name.startsWith('_')) && fits(name, segments));
}

/** What a condition refers to that does not exist. */
export function unresolvedReferences(node: ConditionNode, names: ReadonlySet<string>): readonly UnresolvedReference[] {
  const found: UnresolvedReference[] = [];
  const known = new Map<string, boolean>();
  visit(node, names, known, found);
  return found;
}

/** `known` remembers which targets stand for something: a condition may ask the same many times. */
function visit(
  node: ConditionNode,
  names: ReadonlySet<string>,
  known: Map<string, boolean>,
  found: UnresolvedReference[],
): void {
  switch (node.kind) {
    case 'identifier':
      if (!names.has(node.name)) found.push({ kind: 'name', name: node.name, start: node.start, end: node.end });
      break;
    case 'quantifier': {
      const name = node.target === 'them' ? 'them' : node.target.pattern;
      const key = node.target === 'them' ? '' : name;
      let exists = known.get(key);
      if (exists === undefined) {
        exists = namesOfTarget(node.target, names).length > 0;
        known.set(key, exists);
      }
      if (exists) break;
      const kind = node.target === 'them' ? 'them' : name.includes('*') ? 'pattern' : 'name';
      found.push({ kind, name, ...node.targetRange });
      break;
    }
    case 'not':
      visit(node.operand, names, known, found);
      break;
    case 'and':
    case 'or':
      for (const operand of node.operands) visit(operand, names, known, found);
      break;
  }
}

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
