import type { JsonValue } from '../../event/event.js';
import type { FieldName, Predicate } from '../predicate.js';
import type { Goal } from './demand.js';
import { type Edit, set } from './edit.js';
import { wordsForMiss } from './miss-words.js';
import { wordsFor } from './names.js';
import { findEdit } from './propose.js';
import { byField, type Scenario } from './scenario.js';
import { isMet, solve } from './solve.js';
import { type Subject, subjectOf } from './subject.js';
import { keywordKinds, type VariantKind } from './variants.js';
import { type EditedEvent, lengthOf, type Workshop } from './workshop.js';

/** Something that an event shows. */
export interface Finding {
  /** In a few words; undefined for the plain match. */
  readonly shows: string | undefined;
  readonly edited: EditedEvent;
  readonly matches: boolean;
}

/** Why a rule does not match: the only conjunct that is false; or that it does; or something else. */
type Verdict = number | 'match' | 'other';

/** One way in which a rule can match, with an event that does. */
export interface Study {
  readonly match: EditedEvent;
  readonly parts: readonly Part[];
  readonly verdictOf: (edited: EditedEvent) => Verdict;
  readonly otherwise: readonly Goal[];
}

/** A conjunct and what it is about. */
export interface Part {
  readonly conjunct: Predicate;
  readonly subject: Subject;
  /** The one field that it asks for, or that holds what it looks for everywhere. */
  readonly field: FieldName | undefined;
}

/** Only the first tests of a field say what lies at its bounds. */
const maxTests = 4;

/** How many of a conjunct's other branches are shown. */
const maxBranches = 3;

/** How many values are tried in place of the one that matches before it is searched for all over. */
const maxOtherValues = 12;

/** Finds an event that matches in this way; undefined if none was found. */
export function beginStudy(workshop: Workshop, { conjuncts, otherwise }: Scenario): Study | undefined {
  const match = solve(
    workshop,
    conjuncts.map((predicate) => ({ predicate, wanted: true })),
  );
  if (match === undefined) return undefined;
  const parts = conjuncts.map((conjunct): Part => {
    const subject = subjectOf(conjunct);
    const carrier = subject.keyword ? workshop.carriers.find((field) => match.edits.has(field)) : undefined;
    return { conjunct, subject, field: subject.fields.length === 0 ? carrier : onlyOne(subject) };
  });
  const verdictOf = (edited: EditedEvent): Verdict => {
    let failed: number | undefined;
    for (let index = 0; index < conjuncts.length; index++) {
      const verdict = workshop.judge.holds(conjuncts[index] as Predicate, edited.view, edited.length);
      if (verdict === true) continue;
      if (verdict === undefined || failed !== undefined) return 'other';
      failed = index;
    }
    if (failed === undefined) return 'match';
    return otherwise.every((goal) => isMet(workshop, goal, edited)) ? failed : 'other';
  };
  return { match, parts, verdictOf, otherwise };
}

const onlyOne = ({ fields, keyword }: Subject): FieldName | undefined =>
  fields.length === 1 && !keyword ? fields[0] : undefined;

/** An event in which only this conjunct is false. */
export function missOf(workshop: Workshop, study: Study, index: number): Finding | undefined {
  const part = study.parts[index];
  if (part === undefined) return undefined;
  const edited = otherValue(workshop, study, index, part) ?? searchMiss(workshop, study, index, part);
  return edited && { shows: wordsForMiss(study.parts, part, edited.view), edited, matches: false };
}

/** What else may be shown of a conjunct by what its field holds. */
export function* variantsIn(workshop: Workshop, study: Study, index: number, kind: VariantKind): Generator<Finding> {
  const part = study.parts[index];
  if (part?.field === undefined || part.subject.negated) return;
  const { field, subject } = part;
  if (subject.keyword && !keywordKinds.has(kind)) return;
  const tests = subject.leaves.slice(0, maxTests).map(({ test }) => test);
  for (const { shows, edit, only } of kind(valueIn(workshop, study.match, field), tests)) {
    const verdicts: readonly Verdict[] = only === undefined ? ['match', index] : [only ? 'match' : index];
    const found = tryEdit(workshop, study, field, edit, verdicts);
    if (found !== undefined) yield { shows: `${wordsFor(subject)} ${shows}`, ...found };
  }
}

/** The match with a value that a filter lets pass, where it has none so far. */
export function* passedIn(workshop: Workshop, study: Study, index: number): Generator<Finding> {
  const part = study.parts[index];
  if (part?.field === undefined || !part.subject.negated) return;
  const { field } = part;
  if (valueIn(workshop, study.match, field) !== undefined) return;
  const edited = withOtherValue(workshop, study, part, field, 'match');
  if (edited !== undefined) yield { shows: `${wordsFor(part.subject)} has another value`, edited, matches: true };
}

function valueIn(workshop: Workshop, { edits }: EditedEvent, field: FieldName): JsonValue | undefined {
  const edit = edits.get(field);
  if (edit === undefined) return workshop.ownValue(field);
  return edit.kind === 'set' ? edit.value : undefined;
}

/** Events in which a conjunct holds in another way than in the match. */
export function* branchesIn(workshop: Workshop, study: Study, index: number): Generator<Finding> {
  const { conjunct, subject } = study.parts[index] ?? {};
  if (conjunct?.kind !== 'or' || subject === undefined) return;
  const isList = subject.leaves.length > 0;
  const branches = isList ? conjunct.operands.slice(-1) : byField(conjunct).slice(1, 1 + maxBranches);
  const goals = study.parts.map(({ conjunct: predicate }) => ({ predicate, wanted: true }));
  for (const predicate of branches) {
    const edited = solve(workshop, goals, [{ predicate, wanted: true }]);
    if (edited === undefined) continue;
    const words = wordsFor(subjectOf(predicate));
    yield { shows: isList ? `${words} has the last of its values` : `by ${words}`, edited, matches: true };
  }
}

/** The match with another value in the field of the conjunct. */
function otherValue(workshop: Workshop, study: Study, index: number, part: Part): EditedEvent | undefined {
  const { field, subject } = part;
  if (subject.negated) return undefined;
  if (field === undefined) {
    const edited = change(
      workshop,
      study,
      subject.fields.filter((name) => study.match.edits.has(name)),
      set('other'),
    );
    return study.verdictOf(edited) === index ? edited : undefined;
  }
  return withOtherValue(workshop, study, part, field, index);
}

/** The match with another edit of one field, if that gives one of the verdicts. */
function tryEdit(
  workshop: Workshop,
  study: Study,
  field: FieldName,
  edit: Edit,
  verdicts: readonly Verdict[],
): Omit<Finding, 'shows'> | undefined {
  if (!isPossible(workshop, study, field, edit, verdicts)) return undefined;
  const edited = change(workshop, study, [field], edit);
  const verdict = study.verdictOf(edited);
  return verdicts.includes(verdict) ? { edited, matches: verdict === 'match' } : undefined;
}

/** Whether the conjuncts that are about the field alone leave it open: most edits need no event to be refused. */
function isPossible(
  { judge, viewOf }: Workshop,
  { parts }: Study,
  field: FieldName,
  edit: Edit,
  verdicts: readonly Verdict[],
): boolean {
  const view = viewOf(edit);
  const length = lengthOf(edit);
  let failed: number | undefined;
  for (let index = 0; index < parts.length; index++) {
    const { conjunct, subject, field: own } = parts[index] as Part;
    if (own !== field || !subject.isOfOneField) continue;
    const isFit = judge.holds(conjunct, view, length) === true;
    if (!isFit && (failed !== undefined || !verdicts.includes(index))) return false;
    if (!isFit) failed = index;
    else if (verdicts.length === 1 && verdicts[0] === index) return false;
  }
  return true;
}

/** The match with a value in the field that the conjunct's tests may not take, if that gives the verdict. */
function withOtherValue(
  workshop: Workshop,
  study: Study,
  { subject }: Part,
  field: FieldName,
  verdict: Verdict,
): EditedEvent | undefined {
  const own = workshop.ownValue(field);
  const negative = subject.leaves.filter((leaf) => leaf.kind === 'field');
  let tries = 0;
  let found: EditedEvent | undefined;
  findEdit({ positive: [], negative, own, regexTexts: workshop.regexTexts }, (edit) => {
    // That the field is absent is another example.
    if (edit.kind === 'keep' && own === undefined) return false;
    if (++tries > maxOtherValues || (edit.kind !== 'set' && verdict === 'match')) return false;
    found = tryEdit(workshop, study, field, edit, [verdict])?.edited;
    return found !== undefined;
  });
  return found;
}

function searchMiss(workshop: Workshop, study: Study, index: number, { conjunct }: Part): EditedEvent | undefined {
  const goals = study.parts.map(({ conjunct: predicate }) => ({ predicate, wanted: predicate !== conjunct }));
  const edited = solve(workshop, [...goals, ...study.otherwise]);
  return edited !== undefined && study.verdictOf(edited) === index ? edited : undefined;
}

/** The match with another edit of some fields. */
function change(workshop: Workshop, study: Study, fields: readonly FieldName[], edit: Edit): EditedEvent {
  const edits = new Map(study.match.edits);
  for (const field of fields) {
    if (edit.kind === 'keep') edits.delete(field);
    else edits.set(field, edit);
  }
  return workshop.build(edits);
}
