import type { EventTruth } from './event-truth.js';
import type { Condition, ScannedTest } from './prepared-test.js';

/** Whether a rule's condition holds for the event at hand. */
export type RuleProgram = () => boolean;

/**
 * Makes the program of a condition: closures, as browsers may forbid generated code. What is known already is looked at
 * before what has to be searched for: the order makes no difference for the verdict.
 */
export function compileProgram(condition: Condition, truth: EventTruth): RuleProgram {
  return compile(condition, truth, new Map());
}

function compile(condition: Condition, truth: EventTruth, done: Map<Condition, RuleProgram>): RuleProgram {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? () => true : () => false;
    case 'not': {
      const operand = compile(condition.operand, truth, done);
      return () => !operand();
    }
    case 'asked':
      return () => truth.ask(condition);
    case 'and':
    case 'or': {
      let program = done.get(condition);
      if (program === undefined) {
        program = compileJunction(condition.kind === 'or', condition.operands, truth, done);
        done.set(condition, program);
      }
      return program;
    }
    default: {
      const { id } = condition;
      return () => truth.state[id] === truth.generation;
    }
  }
}

/** `deciding` is the operand's value that decides: true of an `or`, false of an `and`. */
function compileJunction(
  deciding: boolean,
  operands: readonly Condition[],
  truth: EventTruth,
  done: Map<Condition, RuleProgram>,
): RuleProgram {
  const scanned = Int32Array.from(operands.filter(isScanned), ({ id }) => id);
  const others = operands
    .filter((operand) => !isScanned(operand))
    .sort((a, b) => effort(a) - effort(b))
    .map((operand) => compile(operand, truth, done));
  const decides = (): boolean => {
    const { state, generation } = truth;
    for (let index = 0; index < scanned.length; index++) {
      if ((state[scanned[index] as number] === generation) === deciding) return true;
    }
    return false;
  };
  const [first, second] = others;
  if (first === undefined) return deciding ? decides : () => !decides();
  if (second === undefined) {
    if (scanned.length === 0) return first;
    return deciding ? () => decides() || first() : () => !decides() && first();
  }
  if (others.length === 2 && scanned.length === 0)
    return deciding ? () => first() || second() : () => first() && second();
  return () => {
    if (decides()) return deciding;
    for (let index = 0; index < others.length; index++)
      if ((others[index] as RuleProgram)() === deciding) return deciding;
    return !deciding;
  };
}

function isScanned(condition: Condition): condition is ScannedTest {
  return !(
    condition.kind === 'and' ||
    condition.kind === 'or' ||
    condition.kind === 'not' ||
    condition.kind === 'constant' ||
    condition.kind === 'asked'
  );
}

/** A few steps of what it takes: lists of known tests, then nested ones, then searches. */
function effort(condition: Condition, depth = 0): number {
  switch (condition.kind) {
    case 'asked':
      return 1000;
    case 'not':
      return 1 + effort(condition.operand, depth);
    case 'and':
    case 'or':
      // Deep conditions are not looked through again at every level.
      if (depth > 3) return 100;
      return condition.operands.slice(0, 100).reduce((sum, operand) => sum + effort(operand, depth + 1), 0);
    default:
      return 1;
  }
}
