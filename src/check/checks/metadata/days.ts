import type { YamlScalar } from '../../../source/yaml-node.js';

/**
 * The day that a text means, as YYYY-MM-DD; undefined if it is none or could be two. Year, month and day in this order
 * are sure, whatever stands between them: rules once had `2024/01/31`.
 */
export function dayOf(text: string): string | undefined {
  const parts = /^\s{0,9}(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\s{0,9}$/.exec(text);
  if (parts === null) return undefined;
  const [, year = '', , month = '', day = ''] = parts;
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** None for a month that there is not. */
const daysIn = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (lengths[month - 1] ?? 0);

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day of a value; see {@link dayOf}. */
export const dayOfNode = (node: YamlScalar | undefined): string | undefined =>
  node === undefined ? undefined : dayOf(node.text);

/** Today in UTC, or some days later (earlier if negative), as YYYY-MM-DD. */
export function today(later = 0): string {
  const day = Math.floor(Date.now() / dayLength) + later;
  let text = written.get(day);
  if (text === undefined) {
    text = new Date(day * dayLength).toISOString().slice(0, 10);
    written.set(day, text);
  }
  return text;
}

const dayLength = 86_400_000;

/** Days are asked for rule by rule: there are as many of them as checks that ask, and one more at midnight. */
const written = new Map<number, string>();
