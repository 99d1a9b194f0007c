import type { JsonValue } from '../../event/event.js';
import type { FieldName, FieldPredicate } from '../predicate.js';
import { type Edit, type Edits, keep, set } from './edit.js';
import { proposeEdits, valuesFor } from './propose.js';
import type { Workshop } from './workshop.js';

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
      draft = { field, wants: [], edit: keep, checked: 0 };
      this.#fields.set(field, draft);
    }
    return draft;
  }

  #settleOne(draft: FieldDraft): boolean {
    const before = { edit: draft.edit, checked: draft.checked };
    if (!this.#passes(draft, draft.edit, draft.checked)) {
      const edit = this.#find(draft);
      if (edit === undefined) return false;
      draft.edit = edit;
    }
    draft.checked = draft.wants.length;
    this.#trail.push(() => Object.assign(draft, before));
    return true;
  }

  #find(draft: FieldDraft): Edit | undefined {
    const positive = draft.wants.filter(({ wanted }) => wanted).map(({ leaf }) => leaf);
    const negative = draft.wants.filter(({ wanted }) => !wanted).map(({ leaf }) => leaf);
    const own = this.#workshop.ownValue(draft.field);
    const { regexTexts } = this.#workshop;
    const asked = { positive, negative, own, regexTexts };
    for (const edit of proposeEdits(asked)) {
      if (this.#workshop.judge.isTired()) return undefined;
      if (this.#passes(draft, edit, 0)) return edit;
    }
    if (positive.length < 2 || !this.manner.allowsLists) return undefined;
    const list = set(this.#list(draft, asked.own, positive));
    return this.#passes(draft, list, 0) ? list : undefined;
  }

  /** For each test that has to hold a value of its own. */
  #list(draft: FieldDraft, own: ReturnType<Workshop['ownValue']>, positive: readonly FieldPredicate[]): JsonValue {
    const negative = draft.wants.filter(({ wanted }) => !wanted);
    const values = new Set<JsonValue>();
    for (const leaf of positive) {
      const wants = [{ leaf, wanted: true }, ...negative];
      for (const value of valuesFor({ positive: [leaf], negative: [], own, regexTexts: this.#workshop.regexTexts })) {
        if (!this.#workshop.passes(wants, draft.field, set(value))) continue;
        values.add(value);
        break;
      }
    }
    return [...values] as readonly JsonValue[];
  }

  #passes(draft: FieldDraft, edit: Edit, from: number): boolean {
    return this.#workshop.passes(from === 0 ? draft.wants : draft.wants.slice(from), draft.field, edit);
  }
}
