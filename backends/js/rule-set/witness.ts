import type { Condition, PreparedTest, ScannedTest } from './prepared-test.js';

/** Tests at least one of which holds wherever the rule does. */
export interface Witness {
  readonly tests: readonly number[];
  /** For how large a share of events one of them holds, roughly. */
  readonly share: number;
}

/** For how large a share of events a test holds. */
export type ShareOf = (test: ScannedTest) => number;

/** A witness of more tests is worth little, and a rule made for the purpose could have very many. */
const maxTests = 20_000;

/**
 * The tests of which one has to hold for the condition to hold, chosen so that they rarely do; undefined if there are
 * none: a condition that can hold for an event without anything that the rule names, such as a negation.
 */
export function chooseWitness(condition: Condition, shareOf: ShareOf): Witness | undefined {
  return choose(condition, true, shareOf, [new Map(), new Map()]);
}

/** What is known of junctions, as they stand and negated. */
type Done = readonly [Map<Condition, Witness | undefined>, Map<Condition, Witness | undefined>];

function choose(condition: Condition, holds: boolean, shareOf: ShareOf, done: Done): Witness | undefined {
  switch (condition.kind) {
    case 'constant':
      return condition.value === holds ? undefined : { tests: [], share: 0 };
    case 'not':
      return choose(condition.operand, !holds, shareOf, done);
    case 'and':
    case 'or': {
      const known = done[holds ? 0 : 1];
      if (known.has(condition)) return known.get(condition);
      const witnesses = condition.operands.map((operand) => choose(operand, holds, shareOf, done));
      // That an `or` does not hold is an `and`.
      const witness = (condition.kind === 'and') === holds ? rarest(witnesses) : union(witnesses);
      known.set(condition, witness);
      return witness;
    }
    default:
      return holds ? ofTest(condition, shareOf) : undefined;
  }
}

const ofTest = (test: PreparedTest, shareOf: ShareOf): Witness => {
  const tests = test.kind === 'asked' ? test.needs : [test];
  return { tests: tests.map(({ id }) => id), share: tests.reduce((sum, one) => sum + shareOf(one), 0) };
};

function rarest(witnesses: readonly (Witness | undefined)[]): Witness | undefined {
  let best: Witness | undefined;
  for (const witness of witnesses) {
    if (witness !== undefined && (best === undefined || witness.share < best.share)) best = witness;
  }
  return best;
}

function union(witnesses: readonly (Witness | undefined)[]): Witness | undefined {
  const tests = new Set<number>();
  let share = 0;
  for (const witness of witnesses) {
    if (witness === undefined) return undefined;
    for (const test of witness.tests) tests.add(test);
    share += witness.share;
    if (tests.size > maxTests) return undefined;
  }
  return { tests: [...tests], share };
}

/** What to expect of a test of which nothing was seen yet: longer texts are rarer, and few values are equal to one. */
export function expectedShare(test: ScannedTest): number {
  switch (test.kind) {
    case 'present':
    case 'valued':
      return 0.9;
    case 'boolean':
      return 0.3;
    case 'number':
      return 0.05;
    case 'literal': {
      const byLength = Math.max(0.001, 0.8 ** test.text.length);
      if (test.relation === 'equals') return 0.02;
      return test.relation === 'contains' ? byLength : Math.max(0.01, byLength);
    }
  }
}
