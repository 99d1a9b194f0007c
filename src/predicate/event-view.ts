import type { Event } from '../event/event.js';
import { allScalars, type FieldValues, type Scalar, textOf, walkField } from '../event/values.js';
import { numberOf } from './number.js';
import type { NumberValue } from './predicate.js';
import { foldCase } from './text-case.js';

/**
 * Values of an event in the forms in which tests ask for them, each found out once: a rule may ask ten thousand times.
 * A class, as one is made for every field that a rule asks for in every event.
 */
export class ValuesView {
  readonly found: FieldValues;
  #texts: readonly string[] | undefined;
  #folded: readonly string[] | undefined;
  #numbers: readonly NumberValue[] | undefined;

  constructor(found: FieldValues) {
    this.found = found;
  }

  /** The texts as they are; null has none. */
  get texts(): readonly string[] {
    this.#texts ??= this.found.values.filter(isNotNull).map(textOf);
    return this.#texts;
  }

  /** The texts as they are compared when case is ignored. */
  get folded(): readonly string[] {
    this.#folded ??= this.texts.map(foldCase);
    return this.#folded;
  }

  /** Numbers, and texts that are JSON numbers. */
  get numbers(): readonly NumberValue[] {
    this.#numbers ??= this.found.values.map(numberOf).filter((number) => number !== undefined);
    return this.#numbers;
  }
}

const isNotNull = (value: Scalar): value is Exclude<Scalar, null> => value !== null;

/** An event for the tests of one rule; it must not change meanwhile. */
export class EventView {
  readonly #event: Event;
  readonly #fields = new Map<string, ValuesView>();
  #everything: ValuesView | undefined;

  constructor(event: Event) {
    this.#event = event;
  }

  /** What the event holds at a field. */
  field(name: string): ValuesView {
    let view = this.#fields.get(name);
    if (view === undefined) {
      view = new ValuesView(walkField(this.#event, name));
      this.#fields.set(name, view);
    }
    return view;
  }

  /** Everything in the event: what keywords are searched in. */
  everything(): ValuesView {
    this.#everything ??= new ValuesView({ present: true, values: allScalars(this.#event), sawObject: true });
    return this.#everything;
  }
}
