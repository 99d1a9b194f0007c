import type { Schema } from '../access.js';
import { type Condition, comparison } from '../condition.js';
import type { Dialect } from '../dialect.js';
import type { Column } from '../types/column-type.js';
import { dotted, identifier, textLiteral } from '../words.js';
import { eventTimeOf } from './event-time.js';
import { separator, type TimePartitions, timePartitions } from './partitions.js';
import type { Period } from './period.js';

/** Files reach their partition some time after the events in them, and so may lie in the next day's. */
const lateness = 86_400_000;

/** Some services name a folder after the beginning of the minutes that its files are about. */
const earliness = { milliseconds: 3_600_000, sql: " - INTERVAL '1' HOUR" };

/**
 * The conditions on a table's event time and on its partition columns, which decide how much is read. Undefined if the
 * table has no event time that is known.
 */
export function windowConditions(
  period: Period,
  schema: Schema,
  timeColumn: string,
  dialect: Dialect,
): readonly Condition[] | undefined {
  if (period.from === undefined && period.to === undefined && period.last === undefined) return [];
  const time = eventTimeOf(schema, timeColumn, dialect);
  if (time === undefined) return undefined;
  const bounds = boundsOf(period, dialect);
  const asTime = (bound: Bound) => dialect.comparableTime(bound.sql, bound.isMoment, time.kind);
  const partitions = timePartitions(schema.table);
  return [
    ...(partitions === undefined ? [] : partitionConditions(partitions, bounds, dialect)),
    ...(bounds.from === undefined ? [] : [comparison(`${time.moment} >= ${asTime(bounds.from)}`)]),
    ...(bounds.to === undefined ? [] : [comparison(`${time.moment} < ${asTime(bounds.to)}`)]),
  ];
}

/** An end of the period: milliseconds since 1970, or SQL that gives a moment when the query runs. */
interface Bound {
  readonly sql: string;
  readonly isMoment: boolean;
  readonly moment: number | undefined;
}

function boundsOf({ from, to, last }: Period, dialect: Dialect): { readonly from?: Bound; readonly to?: Bound } {
  const fixed = (moment: number): Bound => ({ sql: String(moment), isMoment: false, moment });
  const start: Bound | undefined =
    last !== undefined
      ? { sql: dialect.before(last.count, last.unit), isMoment: true, moment: undefined }
      : from === undefined
        ? undefined
        : fixed(from);
  return { ...(start === undefined ? {} : { from: start }), ...(to === undefined ? {} : { to: fixed(to) }) };
}

function partitionConditions(
  { columns, pattern }: TimePartitions,
  { from, to }: ReturnType<typeof boundsOf>,
  dialect: Dialect,
): readonly Condition[] {
  const subject = columns.map(textOf(dialect)).join(` || '${separator}' || `);
  const literal = (moment: number) =>
    pattern === undefined
      ? `DATE ${textLiteral(formatMoment(moment, 'yyyy-MM-dd'))}`
      : textLiteral(formatMoment(moment, pattern));
  const low =
    from === undefined
      ? undefined
      : from.moment !== undefined
        ? literal(from.moment - earliness.milliseconds)
        : pattern === undefined
          ? `CAST(${from.sql}${earliness.sql} AS date)`
          : dialect.formatTime(`${from.sql}${earliness.sql}`, pattern);
  const high = to?.moment === undefined ? undefined : literal(to.moment + lateness);
  const column = pattern === undefined ? dotted(columns.map(({ name }) => name)) : subject;
  if (low !== undefined && high !== undefined) return [comparison(`${column} BETWEEN ${low} AND ${high}`)];
  return [
    ...(low === undefined ? [] : [comparison(`${column} >= ${low}`)]),
    ...(high === undefined ? [] : [comparison(`${column} <= ${high}`)]),
  ];
}

const textOf =
  (dialect: Dialect) =>
  ({ name, type }: Column): string =>
    type.kind === 'text' ? identifier(name) : dialect.padded(identifier(name), name.toLowerCase() === 'year' ? 4 : 2);

const firstMoment = Date.parse('0000-01-01T00:00:00Z');
const lastMoment = Date.parse('9999-12-31T23:59:00Z');

/** A moment in UTC by a Java date pattern of `yyyy MM dd HH mm`. */
function formatMoment(moment: number, pattern: string): string {
  // Years of four digits are in the order of their texts.
  const iso = new Date(Math.min(Math.max(moment, firstMoment), lastMoment)).toISOString();
  const pieces: Readonly<Record<string, string>> = {
    yyyy: iso.slice(0, 4),
    MM: iso.slice(5, 7),
    dd: iso.slice(8, 10),
    HH: iso.slice(11, 13),
    mm: iso.slice(14, 16),
  };
  return pattern.replace(/yyyy|MM|dd|HH|mm/g, (piece) => pieces[piece] ?? piece);
}
