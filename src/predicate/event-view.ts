import type { Event } from '../event/event.js';
import { allScalars, type FieldValues, type Scalar, textOf, walkField } from '../event/values.js';
import { numberOf } from './number.js';
import type { NumberValue } from './predicate.js';
import { foldCase } from './text-case.js';

/** Texts of an event, as they are and as they are compared when case is ignored; null has none. */
export interface EventTexts {
  readonly texts: () => readonly string[];
  readonly folded: () => readonly string[];
}

/** What an event holds at a field, in the forms in which tests ask for it. */
export interface FieldView extends EventTexts {
  readonly found: FieldValues;
  /** Numbers, and texts that are JSON numbers. */
  readonly numbers: () => readonly NumberValue[];
}

/** An event for the tests of one rule: each thing is found out once, as a rule may ask ten thousand times. */
export interface EventView {
  readonly field: (name: string) => FieldView;
  /** Of everything in the event: what keywords are searched in. */
  readonly everything: () => EventTexts;
}

/** Makes the view of an event, which must not change as long as the view is used. */
export function viewEvent(event: Event): EventView {
  const fields = new Map<string, FieldView>();
  return {
    field: (name) => {
      let view = fields.get(name);
      if (view === undefined) {
        view = viewField(walkField(event, name));
        fields.set(name, view);
      }
      return view;
    },
    everything: once(() => viewTexts(allScalars(event))),
  };
}

const viewField = (found: FieldValues): FieldView => ({
  ...viewTexts(found.values),
  found,
  numbers: once(() => found.values.map(numberOf).filter((number) => number !== undefined)),
});

function viewTexts(values: readonly Scalar[]): EventTexts {
  const texts = once(() => values.filter((value) => value !== null).map(textOf));
  return { texts, folded: once(() => texts().map(foldCase)) };
}

/** The function with its result remembered. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
