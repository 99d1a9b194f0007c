import type { Event, JsonObject, JsonValue } from '../../../src/event/event.js';
import type { NumberValue } from '../../../src/predicate/predicate.js';
import { readNumber } from './number-text.js';

/** A string, number or boolean of an event, with what the evaluator asks of it again and again. */
export interface Leaf {
  readonly value: string | number | bigint | boolean;
  readonly text: string;
  readonly folded: string;
  /** The number that it is, or that its text is as JSON writes numbers. */
  readonly number: NumberValue | undefined;
}

/** What a field holds. It exists if it holds any leaf or object. */
export interface Found {
  readonly leaves: readonly Leaf[];
  readonly exists: boolean;
}

/** An event whose fields are looked up once. */
export interface EventView {
  field(name: string): Found;
  /** Every leaf, wherever it is. */
  everything(): readonly Leaf[];
  /** The objects that a path leads to, each an event of its own. */
  objectsAt(path: string): readonly Event[];
}

const views = new WeakMap<Event, EventView>();

/** The view of an event; the same event has the same view, so events must not change. */
export function viewOf(event: Event): EventView {
  const known = views.get(event);
  if (known !== undefined) return known;
  const fields = new Map<string, Found>();
  let all: readonly Leaf[] | undefined;
  const view: EventView = {
    field(name) {
      let found = fields.get(name);
      if (found === undefined) {
        found = describe(reach(event, name));
        fields.set(name, found);
      }
      return found;
    },
    everything() {
      all ??= leavesUnder(event);
      return all;
    },
    objectsAt: (path) => reach(event, path).flatMap(objectsIn),
  };
  views.set(event, view);
  return view;
}

/** Lower-cases each code point by itself; one whose lower case is several code points stays itself. */
export function fold(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return Array.from(text, (character) => {
    const lower = character.toLowerCase();
    return [...lower].length === 1 ? lower : character;
  }).join('');
}

function reach(event: Event, name: string): JsonValue[] {
  if (Object.hasOwn(event, name)) return [event[name] ?? null];
  return name.split('.').reduce<JsonValue[]>(
    (values, key) =>
      values
        .flatMap(objectsIn)
        .filter((object) => Object.hasOwn(object, key))
        .map((object) => object[key] ?? null),
    [event],
  );
}

function describe(values: readonly JsonValue[]): Found {
  const elements = values.flatMap(elementsOf).filter((value) => value !== null);
  const leaves = elements.filter((value) => typeof value !== 'object').map(makeLeaf);
  return { leaves, exists: elements.length > 0 };
}

function leavesUnder(value: JsonValue): Leaf[] {
  return elementsOf(value).flatMap((element) => {
    if (element === null) return [];
    return typeof element === 'object' ? Object.values(element).flatMap(leavesUnder) : [makeLeaf(element)];
  });
}

const isArray = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const elementsOf = (value: JsonValue): readonly Exclude<JsonValue, readonly JsonValue[]>[] =>
  isArray(value) ? value.flatMap(elementsOf) : [value];

const objectsIn = (value: JsonValue): readonly JsonObject[] =>
  elementsOf(value).filter((element) => typeof element === 'object' && element !== null);

function makeLeaf(value: Leaf['value']): Leaf {
  const text = typeof value === 'number' && Number.isInteger(value) ? String(BigInt(value)) : String(value);
  const number = typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
  return { value, text, folded: fold(text), number: typeof value === 'string' ? readNumber(value) : number };
}
