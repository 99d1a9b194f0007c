import type { Event } from '../../event/event.js';
import { getOwn } from '../../event/own-key.js';
import type { Scalar } from '../../event/values.js';
import { EventView } from '../event-view.js';
import type { FieldName, FieldPredicate, KeywordPredicate, KeywordTest, Predicate } from '../predicate.js';
import { applyEdits, type Edit, type Edits } from './edit.js';
import { type Judge, makeJudge } from './judge.js';
import { textsForRegex } from './regex-texts.js';
import type { Surveyor } from './survey.js';
import { ValueView } from './value-view.js';

/** An event as the edits make it. */
export interface EditedEvent {
  readonly event: Event;
  /** The event for its tests. */
  readonly view: EventView;
  readonly edits: Edits;
  /** How many characters the edits' texts have together. */
  readonly length: number;
}

/** What everything that makes examples of one rule has in common. Nothing in it depends on the order of its use. */
export interface Workshop {
  /** The event without edits. */
  readonly unedited: EditedEvent;
  readonly judge: Judge;
  /** The first value of the surroundings at a field. */
  ownValue(field: FieldName): Scalar | undefined;
  /** What the field with an edit is for tests of that field alone. */
  viewOf(edit: Edit): EventView;
  /** Texts in which the expression of a leaf is found, as they are asked for; a leaf of any other kind has none. */
  regexTexts(leaf: FieldPredicate): Iterable<string>;
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
  const unedited = { event: surroundings, view: new EventView(surroundings), edits: new Map(), length: 0 };
  const judge = makeJudge(surveyor, unedited.view);
  const texts = new Map<KeywordTest, Iterable<string>>();
  const carried = new Map<Predicate, Map<FieldName, FieldPredicate>>();
  const unmet = new Set<string>();
  let order: ReadonlyMap<FieldName, number> | undefined;

  function* findTexts(leaf: FieldPredicate): Generator<string> {
    const { test } = leaf;
    if (test.kind !== 'regex') return;
    let isUnmet = true;
    for (const text of textsForRegex(test)) {
      if (judge.holds(leaf, new ValueView(text), text.length) !== true) continue;
      isUnmet = false;
      yield text;
    }
    if (isUnmet) unmet.add(test.expression);
  }

  return {
    unedited,
    judge,
    unmet,
    carriers: [...new Set([carrierIn(surroundings), 'message', 'note'])],
    ownValue: (field) => unedited.view.field(field).found.values[0],
    viewOf: (edit) =>
      edit.kind === 'keep' ? unedited.view : edit.kind === 'set' ? new ValueView(edit.value) : absentView,
    regexTexts(leaf) {
      if (leaf.test.kind !== 'regex') return [];
      let found = texts.get(leaf.test);
      if (found === undefined) {
        found = remembered(findTexts(leaf));
        texts.set(leaf.test, found);
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
    inOrder(edits) {
      if (edits.size < 2) return edits;
      order ??= new Map([...surveyor.fields].map((field, index) => [field, index]));
      const place = (field: FieldName) => order?.get(field) ?? surveyor.fields.size;
      return new Map([...edits].sort(([left], [right]) => place(left) - place(right)));
    },
    build(edits, asKeys = false) {
      let length = 0;
      for (const edit of edits.values()) length += lengthOf(edit);
      const event = applyEdits(surroundings, edits, asKeys);
      return { event, view: new EventView(event), edits, length };
    },
  };
}

const absentView = new ValueView(undefined);

/** The same items for everyone who asks, each found out once. */
function remembered<Item>(items: Generator<Item>): Iterable<Item> {
  const known: Item[] = [];
  return {
    *[Symbol.iterator]() {
      for (let index = 0; ; index++) {
        if (index === known.length) {
          const next = items.next();
          if (next.done === true) return;
          known.push(next.value);
        }
        yield known[index] as Item;
      }
    },
  };
}

/** How many characters the texts of an edit have. */
export function lengthOf(edit: Edit): number {
  if (edit.kind !== 'set') return 0;
  if (!Array.isArray(edit.value)) return typeof edit.value === 'string' ? edit.value.length : 0;
  return edit.value.reduce((sum: number, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
}

function carrierIn(surroundings: Event): FieldName {
  const isText = (field: FieldName) => typeof getOwn(surroundings, field) === 'string';
  return Object.keys(surroundings).find((field) => plausibleCarrier.test(field) && isText(field)) ?? 'message';
}
