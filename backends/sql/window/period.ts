import { momentOf } from '../../../src/predicate/date-time.js';

/** A length of time, as SQL counts it. */
export interface Duration {
  readonly count: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day';
}

/** The time that is asked for; moments in milliseconds since 1970. */
export interface Period {
  /** From then on. */
  readonly from?: number;
  /** Before then. */
  readonly to?: number;
  /** From that long before the query runs. */
  readonly last?: Duration;
}

const units = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week' } as const;

/** Reads a duration: 30m, 12h, 7d, 2w. */
export function readDuration(text: string): Duration | undefined {
  const match = /^([1-9][0-9]{0,5})([smhdw])$/.exec(text);
  const unit = units[match?.[2] as keyof typeof units];
  if (match === null || unit === undefined) return undefined;
  const count = Number(match[1]);
  return unit === 'week' ? { count: count * 7, unit: 'day' } : { count, unit };
}

/** Reads a moment: an ISO 8601 date or date-time, UTC without a zone. */
export const readMoment = (text: string): number | undefined => momentOf(text);

/** The options that say the period; texts that are not empty have been checked. */
export function periodOf(options: { readonly from: string; readonly to: string; readonly last: string }): Period {
  const [from, to, last] = [readMoment(options.from), readMoment(options.to), readDuration(options.last)];
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(last === undefined ? {} : { last }),
  };
}
