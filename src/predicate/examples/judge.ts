import type { Event } from '../../event/event.js';
import { allScalars } from '../../event/values.js';
import { compileReference, type Evaluator } from '../evaluate.js';
import type { Predicate } from '../predicate.js';
import type { Surveyor } from './survey.js';

/** Evaluates predicates by the reference meaning, each prepared once, as long as the work stays within bounds. */
export interface Judge {
  /**
   * Whether the predicate holds for the event, whose fields hold texts of about so many characters beyond those of
   * the surroundings. Undefined when that has become too much work, or when the predicate cannot be evaluated.
   */
  holds(predicate: Predicate, event: Event, length: number): boolean | undefined;
  /** Whether there may be more work. */
  isTired(): boolean;
}

/** All the work for one rule; a unit is about a microsecond at worst, and often much less. */
const allWork = 400_000;

/** A judge who has not begun. */
export function makeJudge(surveyor: Surveyor, surroundings: Event): Judge {
  const evaluators = new Map<Predicate, Evaluator | undefined>();
  let left = allWork;
  let lengthOfAll: number | undefined;

  const evaluatorOf = (predicate: Predicate): Evaluator | undefined => {
    if (evaluators.has(predicate)) return evaluators.get(predicate);
    const evaluator = tryCompile(predicate);
    evaluators.set(predicate, evaluator);
    return evaluator;
  };

  return {
    isTired: () => left <= 0,
    holds(predicate, event, length) {
      if (left <= 0) return undefined;
      const survey = surveyor.survey(predicate);
      if (survey === undefined) return undefined;
      let characters = length + 50;
      if (survey.searchesAll) {
        lengthOfAll ??= allScalars(surroundings).reduce<number>((sum, value) => sum + String(value).length, 0);
        characters += lengthOfAll;
      }
      left -= 1 + survey.tests / 40 + characters / 200 + (survey.work * characters) / 50;
      return left <= 0 ? undefined : evaluatorOf(predicate)?.(event);
    },
  };
}

/** Some predicates cannot be evaluated here: those with an expression in the words of a target. */
function tryCompile(predicate: Predicate): Evaluator | undefined {
  try {
    return compileReference(predicate);
  } catch {
    return undefined;
  }
}
