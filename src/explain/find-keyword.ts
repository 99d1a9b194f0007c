import type { Event, JsonValue } from '../event/event.js';
import type { Scalar } from '../event/values.js';
import { EventView } from '../predicate/event-view.js';

/** A value of an event, and the keys that lead to it, joined by dots; places in arrays are not told. */
export interface PlacedValue {
  readonly path: string;
  readonly value: Scalar;
}

/** Finds the first value of an event that passes a test of everything in it. */
export type FindKeyword = (test: (view: EventView) => boolean) => PlacedValue | undefined;

/** A longer path is cut: it is for people. */
const maxPath = 200;

/** Makes it for one event, which is taken apart when the first test is there: a rule may have thousands of keywords. */
export function keywordFinder(event: Event): FindKeyword {
  let alone: readonly { readonly place: PlacedValue; readonly view: EventView }[] | undefined;
  return (test) => {
    alone ??= placedValues(event).map((place) => ({ place, view: new EventView({ value: place.value }) }));
    return alone.find(({ view }) => test(view))?.place;
  };
}

/** Every string, number and boolean of an event in its order, with its place. */
function placedValues(event: Event): readonly PlacedValue[] {
  const found: PlacedValue[] = [];
  const pending: { readonly path: string; readonly value: JsonValue }[] = [{ path: '', value: event }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path, value } = next;
    if (value === null) continue;
    if (typeof value !== 'object') {
      found.push({ path, value });
    } else if (isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--) pending.push({ path, value: value[index] ?? null });
    } else {
      for (const [key, child] of Object.entries(value).reverse()) {
        pending.push({ path: path === '' ? key.slice(0, maxPath) : `${path}.${key}`.slice(0, maxPath), value: child });
      }
    }
  }
  return found;
}

const isArray = (value: object): value is readonly JsonValue[] => Array.isArray(value);
