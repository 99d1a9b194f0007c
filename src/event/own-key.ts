import type { JsonObject, JsonValue } from './event.js';

/** An object under construction. */
export type MutableJsonObject = { [key: string]: JsonValue };

/**
 * Sets a key of `target` whatever its name. Assigning to `__proto__` would change the prototype instead; in an
 * event it is a name like any other, and so it is for JSON.parse.
 */
export function setOwn(target: MutableJsonObject, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    target[key] = value;
  }
}

/** The value of an own key, or undefined. Inherited names (`constructor`, `toString`) are not keys of an event. */
export function getOwn(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Whether a value is a JSON object, that is neither a scalar nor an array. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
