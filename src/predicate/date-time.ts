import type { Scalar } from '../event/values.js';
import type { TimePart } from './predicate.js';

const isoDateTime =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?(?:[Zz]|([-+])([0-9]{2})(?::?([0-9]{2}))?)?)?$/;

/** Numbers from here on are milliseconds since 1970, those below are seconds. */
const firstMilliseconds = 1e11;
const millisecondsPerDay = 86_400_000;

/**
 * The moment that a value means, in milliseconds since 1970: an ISO 8601 date or date-time (UTC without a zone), or a
 * number of seconds or milliseconds. Undefined for anything else.
 */
export function momentOf(value: Scalar): number | undefined {
  if (typeof value === 'number') {
    const moment = value >= firstMilliseconds ? value : value * 1000;
    return Number.isFinite(new Date(moment).getTime()) ? moment : undefined;
  }
  if (typeof value !== 'string' || value.length > 64) return undefined;
  const match = isoDateTime.exec(value);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', sign, zoneHour, zoneMinute] =
    match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const date = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // Date.parse may take 31 February for 3 March.
  if (Number.isNaN(date) || new Date(date).getUTCDate() !== Number(day)) return undefined;
  if (sign === undefined) return date;
  if (Number(zoneHour) > 23 || Number(zoneMinute ?? 0) > 59) return undefined;
  const shift = (Number(zoneHour) * 60 + Number(zoneMinute ?? 0)) * 60_000;
  return sign === '+' ? date - shift : date + shift;
}

/** A part of a moment, in UTC. Weeks are those of ISO 8601. */
export function timePartOf(moment: number, part: TimePart): number {
  const date = new Date(moment);
  switch (part) {
    case 'minute':
      return date.getUTCMinutes();
    case 'hour':
      return date.getUTCHours();
    case 'day':
      return date.getUTCDate();
    case 'week':
      return isoWeek(date);
    case 'month':
      return date.getUTCMonth() + 1;
    case 'year':
      return date.getUTCFullYear();
  }
}

/** A week belongs to the year of its Thursday. */
function isoWeek(date: Date): number {
  const midnight = new Date(date.getTime());
  midnight.setUTCHours(0, 0, 0, 0);
  const thursday = new Date(midnight.getTime() + (4 - (midnight.getUTCDay() || 7)) * millisecondsPerDay);
  const newYear = new Date(thursday.getTime());
  newYear.setUTCMonth(0, 1);
  return Math.floor((thursday.getTime() - newYear.getTime()) / millisecondsPerDay / 7) + 1;
}
