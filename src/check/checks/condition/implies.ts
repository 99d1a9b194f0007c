import type { ConditionNode } from '../../../condition/ast.js';
import type { TargetFinder } from '../../../condition/references.js';

/** What may be asked of one document; conditions of people need a few dozen steps. */
export interface Budget {
  steps: number;
}

/**
 * Whether a part of a condition holds wherever another one does, by the names of detections alone: `a and b` implies
 * `a`, `all of x_*` implies `1 of x_*`. False if it is not sure.
 */
export function implies(one: ConditionNode, other: ConditionNode, find: TargetFinder, budget: Budget): boolean {
  if (--budget.steps < 0) return false;
  if (one.kind === 'not' && other.kind === 'not') return implies(other.operand, one.operand, find, budget);
  // The order matters: first take apart what needs all of its parts to be proven.
  if (one.kind === 'or') return one.operands.every((part) => implies(part, other, find, budget));
  if (other.kind === 'and') return other.operands.every((part) => implies(one, part, find, budget));
  if (one.kind === 'and') return one.operands.some((part) => implies(part, other, find, budget));
  if (other.kind === 'or') return other.operands.some((part) => implies(one, part, find, budget));
  if (one.kind === 'not' || other.kind === 'not') return false;
  const [from, to] = [choiceOf(one, find), choiceOf(other, find)];
  if (from === undefined || to === undefined) return false;
  budget.steps -= from.names.size + to.names.size;
  const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    a.size <= b.size && [...a].every((name) => b.has(name));
  if (from.isAll && to.isAll) return isSubset(to.names, from.names);
  if (from.isAll) return [...from.names].some((name) => to.names.has(name));
  return !to.isAll && isSubset(from.names, to.names);
}

/** A name or a quantifier as names of which all, or at least one, must hold; a single name is both. */
function choiceOf(node: ConditionNode, find: TargetFinder) {
  if (node.kind === 'identifier') return { isAll: true, names: new Set([node.name]) };
  if (node.kind !== 'quantifier') return undefined;
  const names = new Set(find(node.target) ?? []);
  if (names.size === 0) return undefined;
  return { isAll: node.quantity === 'all' || names.size === 1, names };
}
