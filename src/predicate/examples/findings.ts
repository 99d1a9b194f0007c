import { EventView } from '../event-view.js';
import type { Predicate } from '../predicate.js';
import { plainExpression, wordsFor } from './names.js';
import { scenariosOf } from './scenario.js';
import { beginStudy, branchesIn, type Finding, missOf, passedIn, type Study, variantsIn } from './study.js';
import { subjectOf } from './subject.js';
import { variantKinds } from './variants.js';
import type { EditedEvent, Workshop } from './workshop.js';

/** Only the first conjuncts are varied. */
const maxVaried = 12;

/** No more gaps than these are told, and no more expressions. */
const maxGaps = 8;

/**
 * What can be shown of a predicate, the most useful first, found when asked for. What cannot be shown is added to the
 * gaps, as far as it was tried.
 */
export function* findingsOf(
  workshop: Workshop,
  predicate: Predicate,
  limit: number,
  gaps: string[],
): Generator<Finding> {
  const note = (gap: string) => {
    if (gaps.length < maxGaps && !gaps.includes(gap)) gaps.push(gap);
  };
  if (predicate.kind === 'constant') {
    note(predicate.value ? 'the rule matches every event' : 'the rule matches no event');
    yield {
      shows: predicate.value ? undefined : 'an ordinary event',
      edited: workshop.unedited,
      matches: predicate.value,
    };
    return;
  }
  const studies: Study[] = [];
  for (const scenario of scenariosOf(predicate)) {
    const study = beginStudy(workshop, scenario);
    if (study === undefined) continue;
    yield {
      shows: studies.length === 0 ? undefined : `by ${wordsOfScenario(scenario.conjuncts)}`,
      edited: study.match,
      matches: true,
    };
    studies.push(study);
    if (studies.length >= Math.max(1, limit / 3)) break;
  }
  const [main, ...others] = studies;
  let misses = 0;
  if (main === undefined) note('no event was found that matches');
  else {
    const order = orderOfMisses(main);
    const early = Math.max(1, limit - 3);
    const found = yield* missesOf(workshop, main, order.slice(0, early), note);
    misses += found;
    for (const study of others) misses += yield* missesOf(workshop, study, orderOfMisses(study).slice(0, 1), note);
    yield* variantsOfStudy(workshop, main);
    for (let index = 0; index < main.parts.length; index++) yield* branchesIn(workshop, main, index);
    misses += yield* missesOf(workshop, main, order.slice(early), note);
    for (const study of others) {
      yield* missesOf(workshop, study, orderOfMisses(study).slice(1), note);
      yield* variantsOfStudy(workshop, study);
    }
  }
  if (misses === 0) yield* ordinaryMiss(workshop, predicate, note);
}

/** The gaps with what may be the reason for them. */
export function explainGaps({ unmet, judge }: Workshop, gaps: readonly string[]): readonly string[] {
  if (gaps.length === 0) return gaps;
  const expressions = [...unmet].slice(0, maxGaps).map(plainExpression);
  const texts = expressions.map((expression) => `no text was found that fits the expression ${expression}`);
  return [...gaps, ...new Set(texts), ...(judge.isTired() ? ['the rule takes too much work'] : [])];
}

const wordsOfScenario = (conjuncts: readonly Predicate[]): string => {
  const subjects = conjuncts.slice(0, 4).map(subjectOf);
  const positive = subjects.filter(({ negated }) => !negated);
  const shown = positive.length > 0 ? positive : subjects;
  return wordsFor({
    fields: [...new Set(shown.flatMap(({ fields }) => fields))],
    keyword: shown.some(({ keyword }) => keyword),
  });
};

/** Tests and filters in turn, so that a few misses are of both kinds. */
function orderOfMisses({ parts }: Study): readonly number[] {
  const indices = parts.map((_, index) => index);
  const tests = indices.filter((index) => parts[index]?.subject.negated === false);
  const filters = indices.filter((index) => parts[index]?.subject.negated === true);
  return indices.flatMap((_, turn) => [tests[turn], filters[turn]].filter((index) => index !== undefined));
}

function* missesOf(
  workshop: Workshop,
  study: Study,
  order: readonly number[],
  note: (gap: string) => void,
): Generator<Finding, number> {
  let found = 0;
  for (const index of order) {
    if (workshop.judge.isTired()) break;
    const miss = missOf(workshop, study, index);
    const subject = study.parts[index]?.subject;
    if (miss !== undefined) {
      found++;
      yield miss;
    } else if (subject !== undefined) {
      note(
        `no event was found in which only the ${subject.negated ? 'filter' : 'test'} on ${wordsFor(subject)} decides`,
      );
    }
  }
  return found;
}

/** One variant of each kind, of one conjunct after the other, then all the rest. */
function* variantsOfStudy(workshop: Workshop, study: Study): Generator<Finding> {
  const count = Math.min(study.parts.length, maxVaried);
  for (const [turn, kind] of variantKinds.entries()) {
    for (let shift = 0; shift < count; shift++) {
      const next = variantsIn(workshop, study, (turn + shift) % count, kind).next();
      if (next.done === true) continue;
      yield next.value;
      break;
    }
  }
  for (let index = 0; index < count; index++) yield* passedIn(workshop, study, index);
  for (const kind of variantKinds) {
    for (let index = 0; index < count; index++) yield* variantsIn(workshop, study, index, kind);
  }
}

const bareEvent: EditedEvent = { event: {}, view: new EventView({}), edits: new Map(), length: 0 };

/** Any event that does not match, where none was found that does so for one reason only. */
function* ordinaryMiss(workshop: Workshop, predicate: Predicate, note: (gap: string) => void): Generator<Finding> {
  for (const edited of [workshop.unedited, bareEvent]) {
    if (workshop.judge.holds(predicate, edited.view, 0) === false) {
      yield { shows: 'an ordinary event', edited, matches: false };
      return;
    }
  }
  note('no event was found that does not match');
}
