import type { Event, JsonValue } from '../../event/event.js';
import { getOwn, setOwn } from '../../event/own-key.js';
import { type Scalar, walkField } from '../../event/values.js';
import type { FieldName, FieldPredicate, KeywordPredicate, KeywordTest, Predicate, RegexTest } from '../predicate.js';
import type { Want } from './draft.js';
import { applyEdits, type Edit, type Edits } from './edit.js';
import { type Judge, makeJudge } from './judge.js';
import { textsForRegex } from './regex-texts.js';
import type { Surveyor } from './survey.js';

/** An event as the edits make it. */
export interface EditedEvent {
  readonly event: Event;
  readonly edits: Edits;
  /** How many characters the edits' texts have together. */
  readonly length: number;
}

/** What everything that makes examples of one rule has in common. Nothing in it depends on the order of its use. */
export interface Workshop {
  readonly surroundings: Event;
  readonly judge: Judge;
  /** The first value of the surroundings at a field. */
  ownValue(field: FieldName): Scalar | undefined;
  /** Whether all that is wanted of a field is so when the edit is made. */
  passes(wants: readonly Want[], field: FieldName, edit: Edit): boolean;
  /** Texts in which the expression of a leaf is found; a leaf of any other kind has none. */
  regexTexts(leaf: FieldPredicate): readonly string[];
  /** Expressions for which no text was found. */
  readonly unmet: ReadonlySet<string>;
  /** What a keyword asks, asked of one field. */
  asField(keyword: KeywordPredicate, field: FieldName): FieldPredicate;
  /** Fields that a keyword may be put into, the best first. */
  readonly carriers: readonly FieldName[];
  /** The edits in the order of the rule's fields. */
  inOrder(edits: Edits): Edits;
  /** The event that has the edits. */
  build(edits: Edits, asKeys?: boolean): EditedEvent;
}

/** Where a log has free text. */
const plausibleCarrier =
  /^(@?message|msg|log|text|raw|content|body|description|command_?line|errorMessage|userAgent)$/i;

/** Makes the workshop for a rule that the surveyor has seen. */
export function makeWorkshop(surveyor: Surveyor, surroundings: Event): Workshop {
  const judge = makeJudge(surveyor, surroundings);
  const texts = new Map<KeywordTest, readonly string[]>();
  const carried = new Map<Predicate, Map<FieldName, FieldPredicate>>();
  const unmet = new Set<string>();
  const order = new Map([...surveyor.fields].map((field, index) => [field, index]));
  const place = (field: FieldName) => order.get(field) ?? order.size;

  const findTexts = (leaf: FieldPredicate, test: RegexTest): readonly string[] => {
    const found = textsForRegex(test).filter(
      (text) => judge.holds(leaf, eventOf(leaf.field, text), text.length) === true,
    );
    if (found.length === 0) unmet.add(test.expression);
    return found;
  };

  return {
    surroundings,
    judge,
    unmet,
    carriers: [...new Set([carrierIn(surroundings), 'message', 'note'])],
    ownValue: (field) => walkField(surroundings, field).values[0],
    passes(wants, field, edit) {
      const event = edit.kind === 'keep' ? surroundings : edit.kind === 'set' ? eventOf(field, edit.value) : {};
      const length = lengthOf(edit);
      return wants.every(({ leaf, wanted }) => judge.holds(leaf, event, length) === wanted);
    },
    regexTexts(leaf) {
      const { test } = leaf;
      if (test.kind !== 'regex') return [];
      let found = texts.get(test);
      if (found === undefined) {
        found = findTexts(leaf, test);
        texts.set(test, found);
      }
      return found;
    },
    asField(keyword, field) {
      const known = carried.get(keyword) ?? new Map<FieldName, FieldPredicate>();
      carried.set(keyword, known);
      const leaf = known.get(field) ?? { kind: 'field', field, test: keyword.test, origin: keyword.origin };
      known.set(field, leaf);
      return leaf;
    },
    inOrder: (edits) => new Map([...edits].sort(([left], [right]) => place(left) - place(right))),
    build(edits, asKeys = false) {
      let length = 0;
      for (const edit of edits.values()) length += lengthOf(edit);
      return { event: applyEdits(surroundings, edits, asKeys), edits, length };
    },
  };
}

/** An event that has nothing but one field. */
function eventOf(field: FieldName, value: JsonValue): Event {
  const event = {};
  setOwn(event, field, value);
  return event;
}

function lengthOf(edit: Edit): number {
  if (edit.kind !== 'set') return 0;
  if (!Array.isArray(edit.value)) return typeof edit.value === 'string' ? edit.value.length : 0;
  return edit.value.reduce((sum: number, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
}

function carrierIn(surroundings: Event): FieldName {
  const isText = (field: FieldName) => typeof getOwn(surroundings, field) === 'string';
  return Object.keys(surroundings).find((field) => plausibleCarrier.test(field) && isText(field)) ?? 'message';
}
