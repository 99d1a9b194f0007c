import type { Event } from '../../event/event.js';
import { isJsonObject } from '../../event/own-key.js';
import { type Scalar, textOf } from '../../event/values.js';
import { anyRun, literalPattern, makePattern, type Pattern } from '../pattern.js';
import type { FieldName, FieldPredicate, FieldTest, KeywordPredicate, Predicate } from '../predicate.js';
import type { Draft } from './draft.js';
import type { Edit } from './edit.js';
import type { EditedEvent, Workshop } from './workshop.js';

/** A predicate that has to hold for an event, or must not. */
export interface Goal {
  readonly predicate: Predicate;
  readonly wanted: boolean;
}

/** Alternatives after these are not looked at for one that holds already. */
const maxForeseen = 200;

/** More places of an event are not cleared of a keyword. */
const maxPlaces = 100;

/**
 * Asks the draft for all that makes the goals true, and settles it; false, and the draft as it was, if no way was
 * found. Where there are several ways the first one that can be settled is taken and kept. `event` is what the draft
 * has come to so far.
 */
export function demandAll(workshop: Workshop, draft: Draft, goals: readonly Goal[], event: EditedEvent): boolean {
  const start = draft.mark();
  const choices: Goal[] = [];
  for (const goal of goals) askPlain(draft, goal, choices);
  const isDone = draft.settle() && choices.every((choice) => demandChoice(workshop, draft, choice, event));
  if (!isDone) draft.goBack(start);
  return isDone;
}

/** Asks for what can be had in one way only, and collects the rest. */
function askPlain(draft: Draft, { predicate, wanted }: Goal, choices: Goal[]): void {
  switch (predicate.kind) {
    case 'field':
      if (predicate.test.kind === 'field-reference') choices.push({ predicate, wanted });
      else draft.ask(predicate, wanted);
      return;
    case 'not':
      askPlain(draft, { predicate: predicate.operand, wanted: !wanted }, choices);
      return;
    case 'and':
    case 'or':
      if ((predicate.kind === 'and') === wanted) {
        for (const operand of predicate.operands) askPlain(draft, { predicate: operand, wanted }, choices);
      } else {
        choices.push({ predicate, wanted });
      }
      return;
    case 'keyword':
    case 'constant':
      choices.push({ predicate, wanted });
      return;
    default:
      predicate satisfies never;
  }
}

function demandChoice(workshop: Workshop, draft: Draft, { predicate, wanted }: Goal, event: EditedEvent): boolean {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      for (const operand of alternatives(draft, predicate.operands, wanted)) {
        if (workshop.judge.isTired()) return false;
        if (demandAll(workshop, draft, [{ predicate: operand, wanted }], event)) return true;
      }
      return false;
    case 'keyword':
      return wanted ? putKeyword(workshop, draft, predicate) : clearKeyword(workshop, draft, predicate, event);
    case 'field':
      return relate(workshop, draft, predicate, wanted);
    case 'constant':
      return predicate.value === wanted;
    case 'not':
      throw new Error('a negation is no choice');
    default:
      return predicate satisfies never;
  }
}

/** The ways, those first that need nothing new of fields that are asked already, and last those that need much of them. */
function* alternatives(draft: Draft, operands: readonly Predicate[], wanted: boolean): Generator<Predicate> {
  const holding = new Set<Predicate>();
  for (const operand of operands.slice(0, maxForeseen)) {
    const leaf = operand.kind === 'not' ? operand.operand : operand;
    if (leaf.kind !== 'field' || leaf.test.kind === 'field-reference' || !draft.isAsked(leaf.field)) continue;
    const want = { leaf, wanted: (leaf === operand) === wanted };
    if (draft.isSo(want)) {
      holding.add(operand);
      yield operand;
    }
  }
  const isBusy = (operand: Predicate) => operand.kind === 'field' && draft.isAsked(operand.field);
  // What has to be false is best seen to where nothing else is asked.
  const later = wanted ? [] : operands.filter(isBusy);
  const sooner = turned(wanted ? operands : operands.filter((operand) => !isBusy(operand)), draft.manner.turn);
  for (const operand of [...sooner, ...later]) if (!holding.has(operand)) yield operand;
}

/** The list begun further on. */
function turned<Item>(items: readonly Item[], turn: number): readonly Item[] {
  const start = turn % Math.max(items.length, 1);
  return start === 0 ? items : [...items.slice(start), ...items.slice(0, start)];
}

function putKeyword(workshop: Workshop, draft: Draft, keyword: KeywordPredicate): boolean {
  return workshop.carriers.some((carrier) => askAndSettle(draft, [[workshop.asField(keyword, carrier), true]]));
}

/** Every place of the event that has the keyword loses it. */
function clearKeyword(workshop: Workshop, draft: Draft, keyword: KeywordPredicate, event: EditedEvent): boolean {
  const asks: [FieldPredicate, boolean][] = [];
  for (const field of fieldsOf(event.event)) {
    const leaf = workshop.asField(keyword, field);
    if (workshop.judge.holds(leaf, event.view, 100) !== false) asks.push([leaf, false]);
  }
  return askAndSettle(draft, asks);
}

/** The names of the fields of an event that have values. */
function fieldsOf(event: Event): ReadonlySet<FieldName> {
  const fields = new Set<FieldName>();
  const pending: (readonly [FieldName, unknown])[] = Object.entries(event).reverse();
  for (let next = pending.pop(); next !== undefined && fields.size < maxPlaces; next = pending.pop()) {
    const [field, value] = next;
    if (Array.isArray(value)) for (const element of value) pending.push([field, element]);
    else if (isJsonObject(value as Event)) {
      for (const [key, child] of Object.entries(value as Event)) pending.push([`${field}.${key}`, child]);
    } else fields.add(field);
  }
  return fields;
}

/** Gives both fields the same text, or makes them differ. */
function relate(workshop: Workshop, draft: Draft, predicate: FieldPredicate, wanted: boolean): boolean {
  const { field, test } = predicate;
  if (test.kind !== 'field-reference') return false;
  const textAt = (name: FieldName) => textOfEdit(draft.editOf(name), workshop.ownValue(name));
  const [text, other] = [textAt(field), textAt(test.field)];
  const asking = (name: FieldName, pattern: Pattern, holds: boolean): [FieldPredicate, boolean] => [
    { kind: 'field', field: name, test: { kind: 'pattern', pattern, cased: holds }, origin: predicate.origin },
    holds,
  ];
  if (wanted) {
    const texts = [text, other, 'example'].filter((one) => one !== undefined).map(literalPattern);
    return texts.some((same) => askAndSettle(draft, [asking(field, same, true), asking(test.field, same, true)]));
  }
  if (text === undefined || other === undefined) return true;
  const elsewhere = test.relation === 'equals' ? [] : [asking(test.field, literalPattern('something-else'), true)];
  return (
    askAndSettle(draft, [asking(field, relatedTo(other, test), false)]) ||
    askAndSettle(draft, [asking(test.field, literalPattern(text), false), ...elsewhere])
  );
}

function relatedTo(other: string, { relation }: Extract<FieldTest, { kind: 'field-reference' }>): Pattern {
  const begins = relation === 'endswith' || relation === 'contains' ? [anyRun] : [];
  const ends = relation === 'startswith' || relation === 'contains' ? [anyRun] : [];
  return makePattern([...begins, ...literalPattern(other), ...ends]);
}

function textOfEdit(edit: Edit, own: Scalar | undefined): string | undefined {
  const value = edit.kind === 'keep' ? own : edit.kind === 'set' ? edit.value : undefined;
  return value === undefined || value === null || typeof value === 'object' ? undefined : textOf(value);
}

function askAndSettle(draft: Draft, asks: readonly (readonly [FieldPredicate, boolean])[]): boolean {
  const start = draft.mark();
  for (const [leaf, wanted] of asks) draft.ask(leaf, wanted);
  const isDone = draft.settle();
  if (!isDone) draft.goBack(start);
  return isDone;
}
