import type { JsonValue } from './event.js';

/** The JSON text of an event or a part of one, integers with all their digits. */
export function eventText(value: JsonValue): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(eventText).join(',')}]`;
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${eventText(member)}`);
  return `{${members.join(',')}}`;
}
