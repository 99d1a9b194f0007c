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
  switch (node.kind) {
    case 'identifier':
      return names.has(node.name) ? [] : [{ kind: 'name', name: node.name, start: node.start, end: node.end }];
    case 'quantifier': {
      if (namesOfTarget(node.target, names).length > 0) return [];
      if (node.target === 'them') return [{ kind: 'them', name: 'them', ...node.targetRange }];
      const { pattern } = node.target;
      return [{ kind: pattern.includes('*') ? 'pattern' : 'name', name: pattern, ...node.targetRange }];
    }
    case 'not':
      return unresolvedReferences(node.operand, names);
    case 'and':
    case 'or':
      return node.operands.flatMap((operand) => unresolvedReferences(operand, names));
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
