import type { OptionSchema, OptionValues } from '../../../backend/options.js';
import type { Event } from '../../../event/event.js';
import { usualTimeNames } from '../../../event/time-names.js';
import { walkField } from '../../../event/values.js';
import { momentOf } from '../../../predicate/date-time.js';
import { UsageError } from '../../errors.js';

/** Whether an event is of the time that is asked for; undefined if it has no time that can be read. */
export type TimeWindow = (event: Event) => boolean | undefined;

const lengths: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7, w: 6.048e8 };

/** The window that options ask for; undefined if they ask for none. Throws a UsageError for one that can hold nothing. */
export function timeWindow(options: OptionValues<OptionSchema>): TimeWindow | undefined {
  const [from, to, last, time] = ['from', 'to', 'last', 'time'].map((name) => String(options[name] ?? '')) as [
    string,
    string,
    string,
    string,
  ];
  if (from === '' && to === '' && last === '') return undefined;
  if (last !== '' && from !== '')
    throw new UsageError('-O last=… and -O from=… both say where the window of time begins');
  const amount = Number(last.slice(0, -1)) * (lengths[last.slice(-1)] ?? 0);
  const start = last === '' ? (momentOf(from) ?? Number.NEGATIVE_INFINITY) : Date.now() - amount;
  const end = momentOf(to) ?? Number.POSITIVE_INFINITY;
  if (start >= end) throw new UsageError('the window of time is empty', '-O from=… is before -O to=…');
  return (event) => {
    const moment = timeOf(event, time);
    return moment === undefined ? undefined : moment >= start && moment < end;
  };
}

/** The time of an event: what an option names, or the first of the usual names that it has. */
function timeOf(event: Event, named: string): number | undefined {
  const keys = Object.keys(event);
  const usual = () => usualTimeNames.flatMap((name) => keys.filter((key) => key.toLowerCase() === name));
  for (const name of named === '' ? usual() : [named]) {
    for (const value of walkField(event, name).values) {
      const moment = momentOf(value);
      if (moment !== undefined) return moment;
    }
  }
  return undefined;
}
