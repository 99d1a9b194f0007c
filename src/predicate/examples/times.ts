import type { Scalar } from '../../event/values.js';
import { momentOf, timePartOf } from '../date-time.js';
import type { TimePart } from '../predicate.js';

/** What a date-time is asked for. */
export type TimeParts = ReadonlyMap<TimePart, number>;

/** A day in the middle of a month, for whatever is not asked for. */
const ordinary = Date.UTC(2024, 0, 15, 10, 30);

const minute = 60_000;
const day = 24 * 60 * minute;

/** Years of every length and beginning, for weeks and leap days. */
const yearsAround = [0, 4, 2, 1, 3, 5, 6, 8, -1, -2];

/** Date-times that have the parts, written as the value that the surroundings have is written. */
export function timesWith(parts: TimeParts, own: Scalar | undefined): readonly Scalar[] {
  const ownMoment = own === undefined ? undefined : momentOf(own);
  const bases = ownMoment === undefined ? [ordinary] : [ownMoment, ordinary];
  const moments = bases.flatMap((base) => momentsWith(parts, base).slice(0, 1));
  return moments.map((moment) => write(moment, own));
}

/** Date-times near to one, of which at least one differs in any given part. */
export function timesNear(own: Scalar | undefined): readonly Scalar[] {
  const moment = (own === undefined ? undefined : momentOf(own)) ?? ordinary;
  return [minute, 61 * minute, day, 8 * day, 32 * day, 370 * day].map((shift) => write(moment + shift, own));
}

function momentsWith(parts: TimeParts, base: number): readonly number[] {
  const wantedYear = parts.get('year');
  const years = wantedYear === undefined ? yearsAround.map((shift) => timePartOf(base, 'year') + shift) : [wantedYear];
  const found = [];
  for (const year of years) {
    const date = new Date(base);
    const month = (parts.get('month') ?? date.getUTCMonth() + 1) - 1;
    date.setUTCFullYear(year, month, parts.get('day') ?? date.getUTCDate());
    date.setUTCHours(parts.get('hour') ?? date.getUTCHours(), parts.get('minute') ?? date.getUTCMinutes());
    const moment = date.getTime();
    if (parts.has('week')) found.push(...daysOfYear(year, moment));
    else found.push(moment);
    const fitting = found.filter((one) => hasAll(one, parts));
    if (fitting.length > 0) return fitting;
  }
  return [];
}

/** The given moment's time on all days of a year, and the moment itself first. */
function daysOfYear(year: number, moment: number): readonly number[] {
  const date = new Date(moment);
  date.setUTCFullYear(year, 0, 1);
  return [moment, ...Array.from({ length: 366 }, (_, index) => date.getTime() + index * day)];
}

const hasAll = (moment: number, parts: TimeParts): boolean =>
  [...parts].every(([part, value]) => timePartOf(moment, part) === value);

/** The moment as text with seconds, or as the number or in the notation that is there. */
function write(moment: number, like: Scalar | undefined): Scalar {
  if (typeof like === 'number') return like >= 1e11 ? moment : Math.floor(moment / 1000);
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  if (typeof like !== 'string' || momentOf(like) === undefined) return `${text.slice(0, 19)}Z`;
  const fraction = /[.,][0-9]+/.test(like) ? text.slice(19, 23) : '';
  const zone = /[Zz]$/.test(like) ? 'Z' : '';
  return `${text.slice(0, 10)}${like[10] ?? 'T'}${text.slice(11, 19)}${fraction}${zone}`;
}
