import type { JsonValue } from '../../event/event.js';
import type { EventView } from '../event-view.js';
import type { FieldName, FieldPredicate } from '../predicate.js';
import { type Edit, type Edits, keep, set } from './edit.js';
import { findEdit, findValue } from './propose.js';
import { lengthOf, type Workshop } from './workshop.js';

/** A test that has to hold for the field, or must not. */
export interface Want {
  readonly leaf: FieldPredicate;
  readonly wanted: boolean;
}

/** All that is asked of one field, and what is done with it so far. */
interface FieldDraft {
  readonly field: FieldName;
  readonly wants: Want[];
  edit: Edit;
  /** The edit for tests of the field. */
  view: EventView;
  /** How many of the wants the edit has been tried with. */
  checked: number;
}

/** In which manner a draft is made: another attempt is made in another one. */
export interface Manner {
  /** Whether a field may get several values when no single one passes all of its tests. */
  readonly allowsLists: boolean;
  /** With which of several ways to begin. */
  readonly turn: number;
  /** Whether names with dots are laid as plain keys. */
  readonly asKeys: boolean;
}

/** A place to which a draft can go back. */
export type Mark = number;

/** What is done with the fields while an event is looked for, each field by itself. It can go back. */
export class Draft {
  readonly #workshop: Workshop;
  readonly #fields = new Map<FieldName, FieldDraft>();
  readonly #dirty = new Set<FieldDraft>();
  readonly #trail: (() => unknown)[] = [];

  readonly manner: Manner;

  constructor(workshop: Workshop, manner: Manner) {
    this.#workshop = workshop;
    this.manner = manner;
  }

  /** Asks that a test holds, or that it does not. Nothing is done before {@link settle}. */
  ask(leaf: FieldPredicate, wanted: boolean): void {
    const draft = this.#draftOf(leaf.field);
    draft.wants.push({ leaf, wanted });
    this.#dirty.add(draft);
    this.#trail.push(() => draft.wants.pop());
  }

  /** Finds something to do with every field of which more is asked than before; false if there is nothing. */
  settle(): boolean {
    for (const draft of this.#dirty) if (!this.#settleOne(draft)) return false;
    this.#dirty.clear();
    return true;
  }

  /** Where it stands. */
  mark(): Mark {
    return this.#trail.length;
  }

  /** Goes back to where it stood. */
  goBack(mark: Mark): void {
    this.#dirty.clear();
    while (this.#trail.length > mark) this.#trail.pop()?.();
  }

  /** What is done with the field. */
  editOf(field: FieldName): Edit {
    return this.#fields.get(field)?.edit ?? keep;
  }

  /** Whether a test of a field is as wanted by what is done with the field. */
  isSo({ leaf, wanted }: Want): boolean {
    const draft = this.#fields.get(leaf.field);
    const { judge, unedited } = this.#workshop;
    return judge.holds(leaf, draft?.view ?? unedited.view, draft === undefined ? 0 : lengthOf(draft.edit)) === wanted;
  }

  /** Whether some test of the field has to hold. */
  isAsked(field: FieldName): boolean {
    return this.#fields.get(field)?.wants.some(({ wanted }) => wanted) ?? false;
  }

  /** What is done with all fields. */
  edits(): Edits {
    const edits = new Map<FieldName, Edit>();
    for (const { field, edit } of this.#fields.values()) if (edit.kind !== 'keep') edits.set(field, edit);
    return this.#workshop.inOrder(edits);
  }

  #draftOf(field: FieldName): FieldDraft {
    let draft = this.#fields.get(field);
    if (draft === undefined) {
      draft = { field, wants: [], edit: keep, view: this.#workshop.unedited.view, checked: 0 };
      this.#fields.set(field, draft);
    }
    return draft;
  }

  #settleOne(draft: FieldDraft): boolean {
    const { edit, view, checked } = draft;
    if (!this.#passes(draft.wants, edit, view, checked)) {
      const found = this.#find(draft);
      if (found === undefined) return false;
      draft.edit = found;
      draft.view = this.#workshop.viewOf(found);
    }
    draft.checked = draft.wants.length;
    this.#trail.push(() => {
      draft.edit = edit;
      draft.view = view;
      draft.checked = checked;
    });
    return true;
  }

  #find(draft: FieldDraft): Edit | undefined {
    const positive = draft.wants.filter(({ wanted }) => wanted).map(({ leaf }) => leaf);
    const negative = draft.wants.filter(({ wanted }) => !wanted).map(({ leaf }) => leaf);
    const own = this.#workshop.ownValue(draft.field);
    const { regexTexts } = this.#workshop;
    const asked = { positive, negative, own, regexTexts };
    const found = findEdit(asked, (edit) => this.#passes(draft.wants, edit));
    if (found !== undefined) return found;
    if (positive.length < 2 || !this.manner.allowsLists) return undefined;
    const list = set(this.#list(draft, asked.own, positive));
    return this.#passes(draft.wants, list) ? list : undefined;
  }

  /** For each test that has to hold a value of its own. */
  #list(draft: FieldDraft, own: ReturnType<Workshop['ownValue']>, positive: readonly FieldPredicate[]): JsonValue {
    const negative = draft.wants.filter(({ wanted }) => !wanted);
    const values = new Set<JsonValue>();
    for (const leaf of positive) {
      const wants = [{ leaf, wanted: true }, ...negative];
      const asked = { positive: [leaf], negative: [], own, regexTexts: this.#workshop.regexTexts };
      const value = findValue(asked, (one) => this.#passes(wants, set(one)));
      if (value !== undefined) values.add(value);
    }
    return [...values] as readonly JsonValue[];
  }

  /** Whether all that is wanted of a field, but for the first ones, is so when the edit is made. */
  #passes(wants: readonly Want[], edit: Edit, view = this.#workshop.viewOf(edit), from = 0): boolean {
    const length = lengthOf(edit);
    for (let index = from; index < wants.length; index++) {
      const { leaf, wanted } = wants[index] as Want;
      if (this.#workshop.judge.holds(leaf, view, length) !== wanted) return false;
    }
    return true;
  }
}
