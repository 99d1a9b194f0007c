import { demandAll, type Goal } from './demand.js';
import { Draft, type Manner } from './draft.js';
import type { EditedEvent, Workshop } from './workshop.js';

/** How often the search begins anew, with what has failed first. */
const maxAttempts = 6;

/** How often one attempt looks at the event and sees to what does not hold. */
const maxRounds = 6;

/**
 * An event for which all goals are met, made of the surroundings with as few edits as the search needs; undefined if
 * none was found. The goals are met by the reference meaning. `first` is seen to before everything else.
 */
export function solve(
  workshop: Workshop,
  goals: readonly Goal[],
  first: readonly Goal[] = [],
): EditedEvent | undefined {
  const others = [...goals].sort((left, right) => freedom(left) - freedom(right));
  return search(workshop, others, first, false) ?? search(workshop, others, first, true);
}

function search(
  workshop: Workshop,
  goals: readonly Goal[],
  first: readonly Goal[],
  allowsLists: boolean,
): EditedEvent | undefined {
  const hasChoice = [...first, ...goals].some((goal) => freedom(goal) === 2);
  let urgent = first;
  let turn = 0;
  for (let attempt = 0; attempt < maxAttempts && !workshop.judge.isTired(); attempt++) {
    const manner = { allowsLists, turn, asKeys: attempt >= 3 };
    const outcome = attemptAll(workshop, goals, urgent, manner);
    if (outcome === undefined || 'event' in outcome) return outcome;
    if (urgent[0] !== outcome) urgent = [outcome, ...urgent.filter((goal) => goal !== outcome)];
    // What fails first of all fails for the sake of what was chosen after it, if of anything.
    else if (hasChoice) turn++;
    else return undefined;
  }
  return undefined;
}

/** The event, or the goal that could not be met. */
function attemptAll(
  workshop: Workshop,
  goals: readonly Goal[],
  urgent: readonly Goal[],
  manner: Manner,
): EditedEvent | Goal | undefined {
  const draft = new Draft(workshop, manner);
  let edited = workshop.unedited;
  let hurried = urgent;
  const isPending = (goal: Goal) => !urgent.includes(goal) && !isMet(workshop, goal, edited);
  // What is done for the urgent goals may be all that is needed for others.
  let pending = urgent.length > 0 ? [] : goals.filter(isPending);
  for (let round = 0; round < maxRounds; round++) {
    const before = edited;
    const failed =
      hurried.find((goal) => !demandAll(workshop, draft, [goal], before)) ??
      demandRest(workshop, draft, pending, before);
    if (failed !== undefined) return failed;
    edited = workshop.build(draft.edits(), manner.asKeys);
    hurried = urgent.filter((goal) => !isMet(workshop, goal, edited));
    pending = goals.filter(isPending);
    if (hurried.length === 0 && pending.length === 0) return edited;
    if (workshop.judge.isTired()) return undefined;
  }
  return hurried[0] ?? pending[0];
}

/** Sees to the goals, to those with one way each at once if possible. Gives the first one that cannot be met. */
function demandRest(workshop: Workshop, draft: Draft, goals: readonly Goal[], event: EditedEvent): Goal | undefined {
  const plain = goals.filter((goal) => freedom(goal) < 2);
  const areDone = plain.length > 1 && demandAll(workshop, draft, plain, event);
  return goals.find((goal) => !(areDone && freedom(goal) < 2) && !demandAll(workshop, draft, [goal], event));
}

/** Whether the goal is met. */
export const isMet = ({ judge }: Workshop, { predicate, wanted }: Goal, { view, length }: EditedEvent): boolean =>
  judge.holds(predicate, view, length) === wanted;

/** How many ways there may be to meet a goal: one, one that leaves much open, several. */
function freedom({ predicate, wanted }: Goal): 0 | 1 | 2 {
  const leaf = predicate.kind === 'not' ? predicate.operand : predicate;
  if (leaf.kind !== 'field') return 2;
  return (leaf === predicate) === wanted ? 0 : 1;
}
