import type { JsonObject, JsonValue } from '../../../src/event/event.js';

/** What Kibana knows about an action, and of which type it is. */
const knownKeys: Readonly<Record<string, 'string' | 'object'>> = {
  action_type_id: 'string',
  alerts_filter: 'object',
  frequency: 'object',
  group: 'string',
  id: 'string',
  params: 'object',
  uuid: 'string',
};
/** How often an action runs: all three, if any. */
const frequencyKeys: Readonly<Record<string, (value: unknown) => boolean>> = {
  summary: (value) => typeof value === 'boolean',
  notifyWhen: (value) => ['onActiveAlert', 'onThrottleInterval', 'onActionGroupChange'].includes(String(value)),
  throttle: (value) => value === null || typeof value === 'string',
};
const requiredKeys = ['action_type_id', 'id', 'params'];

/** Reads the option `actions`; undefined if it is not what Kibana takes. An empty text is no action. */
export function readActions(text: string): readonly JsonObject[] | undefined {
  if (text.trim() === '') return [];
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  return Array.isArray(data) && data.every(isAction) ? data : undefined;
}

function isAction(data: unknown): data is JsonObject {
  if (!isObject(data) || !requiredKeys.every((key) => Object.hasOwn(data, key))) return false;
  return Object.entries(data).every(([key, value]) => {
    if (!Object.hasOwn(knownKeys, key)) return false;
    if (key === 'frequency' && !isFrequency(value)) return false;
    if (knownKeys[key] === 'object') return isObject(value) && isWritable(value);
    return typeof value === 'string' && value !== '';
  });
}

const isFrequency = (value: unknown): boolean =>
  isObject(value) &&
  Object.keys(value).every((key) => Object.hasOwn(frequencyKeys, key)) &&
  Object.entries(frequencyKeys).every(([key, fits]) => fits(value[key]));

const isObject = (data: unknown): data is JsonObject =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** A number such as 1e999 is infinite, which JSON cannot say again. */
function isWritable(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isWritable);
  return !isObject(value) || Object.values(value).every(isWritable);
}
