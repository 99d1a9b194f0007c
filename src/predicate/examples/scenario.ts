import type { FieldName, JunctionPredicate, Predicate } from '../predicate.js';
import type { Goal } from './demand.js';

/** One way in which a rule can match. */
export interface Scenario {
  /** All have to hold for the rule to match in this way. At least one. */
  readonly conjuncts: readonly Predicate[];
  /** What else has to be so for the rule not to match although one conjunct does not hold. */
  readonly otherwise: readonly Goal[];
}

/** A filter of more parts than this is one conjunct. */
const maxParts = 40;

/** No more ways than this are told apart. */
const maxScenarios = 6;

/** The ways in which a rule can match; of very many the first few. */
export function scenariosOf(predicate: Predicate): readonly Scenario[] {
  if (predicate.kind !== 'or') return [{ conjuncts: conjunctsOf(predicate), otherwise: [] }];
  const branches = byField(predicate);
  if (branches.length === 1) return [{ conjuncts: [predicate], otherwise: [] }];
  const otherwise = [{ predicate, wanted: false }];
  return branches.slice(0, maxScenarios).map((branch) => ({ conjuncts: conjunctsOf(branch), otherwise }));
}

/** What has to hold all together: of `not (filter1 or filter2)` each filter by itself. */
function conjunctsOf(predicate: Predicate): readonly Predicate[] {
  if (predicate.kind === 'and') return predicate.operands.flatMap(splitFilters);
  return splitFilters(predicate);
}

function splitFilters(predicate: Predicate): readonly Predicate[] {
  if (predicate.kind !== 'not' || predicate.operand.kind !== 'or') return [predicate];
  const parts = byField(predicate.operand);
  if (parts.length === 1 || parts.length > maxParts) return [predicate];
  return parts.map((operand): Predicate => {
    if (operand.kind === 'not') return operand.operand;
    return { kind: 'not', operand, origin: operand.origin };
  });
}

/** The alternatives, those that ask for values of the same field as one, and keywords as one. */
export function byField({ operands, origin }: JunctionPredicate): readonly Predicate[] {
  const alike = new Map<FieldName | undefined, Predicate[]>();
  const groups: Predicate[][] = [];
  for (const operand of operands) {
    const isLeaf = operand.kind === 'field' || operand.kind === 'keyword';
    const name = operand.kind === 'field' ? operand.field : undefined;
    const group = isLeaf ? alike.get(name) : undefined;
    if (group !== undefined) {
      group.push(operand);
      continue;
    }
    const begun = [operand];
    groups.push(begun);
    if (isLeaf) alike.set(name, begun);
  }
  return groups.map((group): Predicate => {
    const only = group[0];
    return group.length === 1 && only !== undefined ? only : { kind: 'or', operands: group, origin };
  });
}
