import { compilePart } from '../evaluate.js';
import type { EventView } from '../event-view.js';
import type { Predicate } from '../predicate.js';
import type { Surveyor } from './survey.js';

/** Evaluates predicates by the reference meaning, each test prepared once, as long as the work stays within bounds. */
export interface Judge {
  /**
   * Whether the predicate holds for the event, whose fields hold texts of about so many characters beyond those of
   * the surroundings. Undefined when that has become too much work, or when the predicate cannot be evaluated.
   */
  holds(predicate: Predicate, event: EventView, length: number): boolean | undefined;
  /** Whether there may be more work. */
  isTired(): boolean;
}

/** All the work for one rule; a unit is about a microsecond at worst, and often much less. */
const allWork = 400_000;

/** A judge who has not begun. */
export function makeJudge(surveyor: Surveyor, surroundings: EventView): Judge {
  const tests = new Map<Predicate, (event: EventView) => boolean>();
  let left = allWork;
  let lengthOfAll: number | undefined;

  /** Most tests of a rule with many are never asked: they are prepared when they are. */
  function evaluate(predicate: Predicate, event: EventView): boolean {
    switch (predicate.kind) {
      case 'and':
        for (const operand of predicate.operands) if (!evaluate(operand, event)) return false;
        return true;
      case 'or':
        for (const operand of predicate.operands) if (evaluate(operand, event)) return true;
        return false;
      case 'not':
        return !evaluate(predicate.operand, event);
      case 'field':
      case 'keyword':
      case 'constant': {
        let test = tests.get(predicate);
        if (test === undefined) {
          test = compilePart(predicate);
          tests.set(predicate, test);
        }
        return test(event);
      }
      default:
        return predicate satisfies never;
    }
  }

  return {
    isTired: () => left <= 0,
    holds(predicate, event, length) {
      if (left <= 0) return undefined;
      const survey = surveyor.survey(predicate);
      if (survey === undefined) return undefined;
      let characters = length + 50;
      if (survey.searchesAll) {
        lengthOfAll ??= surroundings.everything().texts.reduce((sum, text) => sum + text.length, 0);
        characters += lengthOfAll;
      }
      left -= 1 + survey.tests / 40 + characters / 200 + (survey.work * characters) / 50;
      if (left <= 0) return undefined;
      try {
        return evaluate(predicate, event);
      } catch {
        return undefined;
      }
    },
  };
}
