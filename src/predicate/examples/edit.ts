import type { Event, JsonObject, JsonValue } from '../../event/event.js';
import { getOwn, isJsonObject, type MutableJsonObject, setOwn } from '../../event/own-key.js';
import type { FieldName } from '../predicate.js';

/** What an example does with one field of its surroundings. */
export type Edit =
  | { readonly kind: 'keep' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'set'; readonly value: JsonValue };

/** What an example does with the fields of its surroundings; those that are not named stay as they are. */
export type Edits = ReadonlyMap<FieldName, Edit>;

/** The field stays as the surroundings have it. */
export const keep: Edit = { kind: 'keep' };

/** The field is taken away. */
export const absent: Edit = { kind: 'absent' };

/** The field gets this value. */
export const set = (value: JsonValue): Edit => ({ kind: 'set', value });

/** Names of more steps than this are laid as one key: objects nested deeper are no use to anybody. */
const maxSteps = 32;

/** Arrays in arrays beyond this depth are left alone. */
const maxArrayDepth = 32;

/**
 * The surroundings with the edits made in a copy; what is not edited is shared. Names with dots become nested objects
 * unless the event has that very key, or unless another edit needs what stands on the way; `asKeys` makes all of
 * them plain keys.
 */
export function applyEdits(surroundings: Event, edits: Edits, asKeys = false): Event {
  if (edits.size === 0) return surroundings;
  const event = copyOf(surroundings);
  const owned: Owned = new Set([event]);
  for (const [field, edit] of edits) if (edit.kind === 'absent') removeField(event, field, owned);
  for (const [field, edit] of edits) {
    if (edit.kind !== 'set') continue;
    const isKey = asKeys || !field.includes('.') || Object.hasOwn(event, field) || isBarred(field, edits);
    const keys = isKey ? [field] : field.split('.');
    if (isKey || keys.length > maxSteps) setOwn(event, field, edit.value);
    else placeInObject(event, keys, 0, edit.value, owned);
  }
  return event;
}

/**
 * A copy that gets other members. Its members are added to an empty object: with Node 20, what is added to a mere copy gives
 * each object a hidden class of its own, and all that looks at them takes twice as long.
 */
const copyOf = (object: JsonObject): MutableJsonObject => ({ ...noMembers, ...object });

const noMembers: JsonObject = {};

/** The objects that were made for the event, and may be changed. */
type Owned = Set<JsonValue>;

function ownCopy(object: JsonObject, owned: Owned): MutableJsonObject {
  if (owned.has(object)) return object as MutableJsonObject;
  const copy = copyOf(object);
  owned.add(copy);
  return copy;
}

/** Whether a part of the field's path has to be something else than an object. */
function isBarred(field: FieldName, edits: Edits): boolean {
  let steps = 0;
  for (let dot = field.indexOf('.'); dot !== -1 && steps < maxSteps; dot = field.indexOf('.', dot + 1), steps++) {
    const edit = edits.get(field.slice(0, dot));
    if (edit?.kind === 'absent' || (edit?.kind === 'set' && !isJsonObject(edit.value))) return true;
  }
  return false;
}

function placeInObject(
  object: MutableJsonObject,
  keys: readonly string[],
  at: number,
  value: JsonValue,
  owned: Owned,
): void {
  const key = keys[at] ?? '';
  setOwn(object, key, at === keys.length - 1 ? value : place(getOwn(object, key), keys, at + 1, value, owned));
}

function place(
  node: JsonValue | undefined,
  keys: readonly string[],
  at: number,
  value: JsonValue,
  owned: Owned,
): JsonValue {
  if (!Array.isArray(node)) {
    const object = ownCopy(isJsonObject(node) ? node : {}, owned);
    placeInObject(object, keys, at, value, owned);
    return object;
  }
  // A field has the values of all elements: the others' go, so that it has this one only.
  const elements: JsonValue[] = node.map((element) => remove(element, keys, at, 1, owned));
  const index = elements.findIndex(isJsonObject);
  const element = place(elements[index], keys, at, value, owned);
  if (index === -1) elements.unshift(element);
  else elements[index] = element;
  return elements;
}

function removeField(event: MutableJsonObject, field: FieldName, owned: Owned): void {
  // Deleting makes objects slow, even where there is nothing.
  if (Object.hasOwn(event, field)) delete event[field];
  const keys = field.split('.');
  if (keys.length > 1 && keys.length <= maxSteps) remove(event, keys, 0, 0, owned);
}

function remove(node: JsonValue, keys: readonly string[], at: number, depth: number, owned: Owned): JsonValue {
  if (Array.isArray(node)) {
    return depth > maxArrayDepth ? node : node.map((element) => remove(element, keys, at, depth + 1, owned));
  }
  const key = keys[at] ?? '';
  const child = isJsonObject(node) ? getOwn(node, key) : undefined;
  if (child === undefined) return node;
  const object = ownCopy(node as JsonObject, owned);
  if (at === keys.length - 1) delete object[key];
  else setOwn(object, key, remove(child, keys, at + 1, depth, owned));
  return object;
}
