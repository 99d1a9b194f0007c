import type { Event } from '../../../src/event/event.js';
import type { Predicate } from '../../../src/predicate/predicate.js';
import { queryExpressionIn } from '../../../src/predicate/query-expression.js';
import { Engine, type EngineRule } from './engine.js';
import { EventTruth } from './event-truth.js';
import type { Condition } from './prepared-test.js';
import type { RuleMeter } from './rule-meter.js';
import { compileProgram, type RuleProgram } from './rule-program.js';
import { TestTable } from './test-table.js';

/** A rule of a rule set: a {@link ResolvedRule} is one. */
export interface RuleSetMember {
  readonly predicate: Predicate;
}

/** Rules that are matched together. */
export interface RuleSet {
  /**
   * The numbers of the rules (their places in the list that the set was made of) that match an event, in ascending
   * order. They are those of which `compileReference` says so. Never throws for an event of JSON. A meter costs time.
   */
  readonly match: (event: Event, meter?: RuleMeter) => readonly number[];
  /**
   * Some of the rules by their numbers, which they keep: those of one log source, say. It shares with the whole what
   * can be shared, and is made ready with its first event.
   */
  readonly subset: (rules: Iterable<number>) => RuleSet;
  /** How many rules had to be evaluated for the last event; all others could not match. */
  readonly evaluated: () => number;
}

/**
 * Makes rules ready to be matched together. What an event costs depends on what is in it far more than on how many
 * rules there are. Throws, as `compileReference` does, if a rule has an expression in the words of a target.
 */
export function compileRuleSet(rules: readonly RuleSetMember[]): RuleSet {
  for (const { predicate } of rules) {
    if (queryExpressionIn(predicate) !== undefined) {
      throw new Error('an expression in the words of a target has no meaning here');
    }
  }
  const table = new TestTable();
  const truth = new EventTruth();
  const prepared: (EngineRule | undefined)[] = [];
  const prepare = (index: number): EngineRule => {
    let rule = prepared[index];
    const member = rules[index];
    if (member === undefined) throw new RangeError(`the rule set has no rule ${index}`);
    if (rule === undefined) {
      rule = makeRule(index, table.conditionOf(member.predicate), truth);
      prepared[index] = rule;
    }
    return rule;
  };
  const subset = (wanted: Iterable<number>): RuleSet => {
    const indices = [...new Set(wanted)].sort((a, b) => a - b);
    let engine: Engine | undefined;
    const make = () => {
      const members = indices.map(prepare);
      truth.grow(table.tests.length);
      return new Engine(members, table, truth);
    };
    return {
      match: (event, meter) => {
        engine ??= make();
        return engine.match(event, meter);
      },
      subset,
      evaluated: () => engine?.candidates ?? 0,
    };
  };
  return subset(rules.keys());
}

function makeRule(index: number, condition: Condition, truth: EventTruth): EngineRule {
  let program: RuleProgram | undefined;
  return {
    index,
    condition,
    program: () => {
      program ??= compileProgram(condition, truth);
      return program;
    },
  };
}
