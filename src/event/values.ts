import type { Event, JsonValue } from './event.js';
import { getOwn, isJsonObject } from './own-key.js';

/** What a field's walk can end at, objects aside. */
export type Scalar = string | number | bigint | boolean | null;

/** What an event holds at a field. */
export interface FieldValues {
  /** Whether the walk ends at anything, null and objects included. */
  readonly present: boolean;
  /** Everything that the walk ends at but objects, in the order of the event. */
  readonly values: readonly Scalar[];
  /** Whether the walk ends at an object, which is not a value (and is not null). */
  readonly sawObject: boolean;
}

/**
 * What `event` holds at `field` (design: "What an event is, and what a field's values are"): an own key with exactly
 * that name wins; otherwise the dots are steps, one whole key each, and arrays are walked element by element.
 * Never throws, whatever the depth of the event.
 */
export function walkField(event: Event, field: string): FieldValues {
  const literal = getOwn(event, field);
  if (literal !== undefined) return collect([literal]);
  if (!field.includes('.')) return ABSENT;
  let reached: readonly JsonValue[] = [event];
  for (const key of field.split('.')) {
    const next: JsonValue[] = [];
    for (const node of reached) {
      for (const element of elements(node)) {
        const child = isJsonObject(element) ? getOwn(element, key) : undefined;
        if (child !== undefined) next.push(child);
      }
    }
    if (next.length === 0) return ABSENT;
    reached = next;
  }
  return collect(reached);
}

/** Every string, number and boolean anywhere in the event, in its order: what keywords are searched in. */
export function allScalars(event: Event): readonly Exclude<Scalar, null>[] {
  const found: Exclude<Scalar, null>[] = [];
  const pending: JsonValue[] = [event];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node === null) continue;
    if (typeof node !== 'object') found.push(node);
    else pushReversed(pending, Array.isArray(node) ? node : Object.values(node));
  }
  return found;
}

/**
 * A value's text: strings as they are, numbers as JavaScript prints them (1.0 is `1`) but integers with all their
 * digits at any size, booleans as `true` and `false`. (null has no text.)
 */
export function textOf(value: Exclude<Scalar, null>): string {
  if (typeof value === 'number' && Math.abs(value) >= 1e21 && Number.isInteger(value)) return BigInt(value).toString();
  return String(value);
}

const ABSENT: FieldValues = { present: false, values: [], sawObject: false };

function collect(nodes: readonly JsonValue[]): FieldValues {
  const values: Scalar[] = [];
  let sawObject = false;
  for (const node of nodes) {
    for (const element of elements(node)) {
      if (typeof element !== 'object' || element === null) values.push(element);
      else sawObject = true;
    }
  }
  return { present: sawObject || values.length > 0, values, sawObject };
}

/** The node itself; of an array its elements, those of nested arrays too. Uses no recursion: events may be deep. */
function elements(node: JsonValue): readonly Exclude<JsonValue, readonly JsonValue[]>[] {
  if (!isArray(node)) return [node];
  const found: Exclude<JsonValue, readonly JsonValue[]>[] = [];
  const pending: JsonValue[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (isArray(next)) pushReversed(pending, next);
    else found.push(next);
  }
  return found;
}

function pushReversed(pending: JsonValue[], values: readonly JsonValue[]): void {
  for (let index = values.length - 1; index >= 0; index--) pending.push(values[index] as JsonValue);
}

/** Array.isArray does not narrow readonly arrays. */
function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
