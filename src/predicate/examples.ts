import type { Event } from '../event/event.js';
import { collect } from './examples/collect.js';
import { explainGaps, findingsOf } from './examples/findings.js';
import { makeSurveyor } from './examples/survey.js';
import { makeWorkshop } from './examples/workshop.js';
import type { Predicate } from './predicate.js';
import { queryExpressionIn } from './query-expression.js';

/** An event with the verdict that a predicate gives it, and what it shows, in a few plain words. */
export interface Example {
  /** At most 80 characters on one line, without quotes and the like; no two examples of one predicate share it. */
  readonly name: string;
  readonly event: Event;
  readonly matches: boolean;
}

/** What examples are to look like. */
export interface ExamplesRequest {
  /** Realistic surroundings (e.g. a full CloudTrail record); its fields are overwritten where the predicate asks. Default {} */
  readonly surroundings?: Event;
  /** No more examples than this (default 8): matches first get at least 1, misses at least 1. */
  readonly limit?: number;
}

/** Examples, those that match first, and what is missing among them. */
export interface Examples {
  readonly examples: readonly Example[];
  /** What could not be shown, in plain words, e.g. 'no text was found that fits the expression X'. */
  readonly gaps: readonly string[];
}

const defaultLimit = 8;

/** Conditions that spell out to more than half of this are refused when a rule is read. */
const maxTests = 1_000_000;

/**
 * Gives events with known verdicts that show what a predicate means: one that matches and ones that do not, each for
 * one reason only, then what lies at the bounds of its tests. Every verdict is that of the reference meaning
 * (`compileReference`). The same predicate always gets the same examples. Never throws; predicates that take too much
 * work get fewer examples, and a gap.
 */
export function makeExamples(predicate: Predicate, request: ExamplesRequest = {}): Examples {
  const { surroundings = {}, limit = defaultLimit } = request;
  const made = makeAmong(surroundings, predicate, limit);
  if (made.examples.some(({ matches }) => matches) || Object.keys(surroundings).length === 0) return made;
  const bare = makeAmong({}, predicate, limit);
  if (!bare.examples.some(({ matches }) => matches)) return made;
  return { ...bare, gaps: [...bare.gaps, 'no event was found that matches in the given surroundings'] };
}

function makeAmong(surroundings: Event, predicate: Predicate, limit: number): Examples {
  const surveyor = makeSurveyor();
  const survey = surveyor.survey(predicate);
  if (survey === undefined) return { examples: [], gaps: ['the rule is nested too deeply'] };
  if (survey.tests > maxTests) return { examples: [], gaps: ['the rule has too many tests'] };
  if (queryExpressionIn(predicate) !== undefined) {
    return { examples: [], gaps: ['the rule has an expression in the words of a target, which cannot be evaluated'] };
  }
  const workshop = makeWorkshop(surveyor, surroundings);
  const gaps: string[] = [];
  const examples = collect(findingsOf(workshop, predicate, limit, gaps), limit);
  return { examples, gaps: explainGaps(workshop, gaps) };
}
