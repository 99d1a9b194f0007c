import type { Predicate } from '../predicate/predicate.js';
import type { Explanation } from './explain.js';

/** What a part is to the whole: a filter is a negated part. */
export type PartRole = 'rule' | 'conjunct' | 'alternative' | 'filter';

/** A part of a rule, and which verdicts tests have given it. */
export interface PartCoverage {
  readonly role: PartRole;
  readonly predicate: Predicate;
  readonly everTrue: boolean;
  readonly everFalse: boolean;
}

/** Collects the verdicts of the parts of a predicate. */
export interface CoverageMeter {
  /** Takes an explanation of that predicate for one event. */
  readonly add: (explanation: Explanation) => void;
  /** All parts in the order of the rule; one that stands in several places is one part. */
  readonly parts: () => readonly PartCoverage[];
}

/** Whether tests have seen the part hold, and seen it fail. */
export const isCovered = ({ everTrue, everFalse }: PartCoverage): boolean => everTrue && everFalse;

/** Makes a meter that has seen nothing yet. */
export function makeCoverageMeter(predicate: Predicate): CoverageMeter {
  const roles = rolesIn(predicate);
  const everTrue = new Set<Predicate>();
  const everFalse = new Set<Predicate>();
  return {
    add: (explanation) => collect(explanation, everTrue, everFalse, new Set()),
    parts: () =>
      [...roles].map(([part, role]) => ({
        role,
        predicate: part,
        everTrue: everTrue.has(part),
        everFalse: everFalse.has(part),
      })),
  };
}

/** Every part once. What stands in a negation decides as the negation does, and is no part of its own. */
function rolesIn(predicate: Predicate): ReadonlyMap<Predicate, PartRole> {
  const roles = new Map<Predicate, PartRole>([[predicate, 'rule']]);
  const seen = new Set<Predicate>();
  const visit = (node: Predicate): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'not') visit(node.operand);
    if (node.kind !== 'and' && node.kind !== 'or') return;
    for (const operand of node.operands) {
      const role = operand.kind === 'not' ? 'filter' : node.kind === 'and' ? 'conjunct' : 'alternative';
      if (!roles.has(operand)) roles.set(operand, role);
      visit(operand);
    }
  };
  visit(predicate);
  return roles;
}

function collect(
  explanation: Explanation,
  everTrue: Set<Predicate>,
  everFalse: Set<Predicate>,
  seen: Set<Explanation>,
): void {
  if (seen.has(explanation)) return;
  seen.add(explanation);
  (explanation.verdict ? everTrue : everFalse).add(explanation.predicate);
  if (explanation.kind === 'not') collect(explanation.part, everTrue, everFalse, seen);
  if (explanation.kind !== 'and' && explanation.kind !== 'or') return;
  for (const part of explanation.parts) collect(part, everTrue, everFalse, seen);
}
