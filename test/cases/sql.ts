import { expect } from 'vitest';
import type { Event, JsonValue } from '../../src/event/event.js';
import { eventText } from '../../src/event/event-text.js';
import { Source } from '../../src/source/source.js';
import type { Case, CaseEvent, Fidelity } from './case.js';
import { codesOf, convert, isInside, type Sample, samplesOf } from './run.js';

/** A row's sample as a query over a table of events as JSON text. */
export interface SqlSample extends Sample {
  readonly query: string;
}

const ddl = new Source('cases.sql', 'CREATE EXTERNAL TABLE cases (id int, event string)');

/** Events for which some condition of the notes does not hold, by code. */
const outsideOf: Readonly<Record<string, (event: Event) => boolean>> = {
  'sql/nested-array': (event) => someValue(event, (value) => Array.isArray(value) && value.some(Array.isArray)),
  // JSON.stringify writes 1e21 with an exponent, while its text has all digits.
  'sql/number-text': (event) => someValue(event, (value) => typeof value === 'number' && Math.abs(value) >= 1e21),
};

/** The engines' lower() makes an i of İ, which has no lower case of one code point: a known gap (docs/athena.md). */
const isKnownGap = (event: Event): boolean =>
  someValue(event, (value) => typeof value === 'string' && value === 'FİLE');

function someValue(value: JsonValue, holds: (value: JsonValue) => boolean): boolean {
  if (holds(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => someValue(inner, holds));
}

const isInsideOfNotes =
  (codes: readonly string[]) =>
  ({ event }: CaseEvent): boolean =>
    !isKnownGap(event) && !codes.some((code) => outsideOf[code]?.(event) === true);

/** Checks what a target says of a row; gives the queries of the row and its negation, none if they are refused. */
export async function queriesOf(row: Case, target: 'athena' | 'duckdb'): Promise<readonly SqlSample[]> {
  const queries: SqlSample[] = [];
  for (const sample of samplesOf(row)) {
    const options = { ddl, event: 'event', select: 'id' };
    const { status, output, notes, errors } = await convert(sample, target, { options });
    const codes = codesOf(status === 'refused' ? errors : notes);
    expect({ status, codes }).toEqual({
      status: isRefused(row.targets[target]) ? 'refused' : 'converted',
      codes: codesIn(row.targets[target]),
    });
    expect([...notes, ...errors].filter(({ location }) => !isInside(sample.text, location))).toEqual([]);
    if (output === undefined) continue;
    queries.push({ ...sample, events: sample.events.filter(isInsideOfNotes(codes)), query: output });
  }
  return queries;
}

/** The rows of a table of events, as the operand of FROM. */
export const eventRows = (events: readonly CaseEvent[]): string =>
  `(VALUES ${events.map(({ event }, id) => `(${id}, '${eventText(event).replaceAll("'", "''")}')`).join(', ')})`;

const isRefused = (fidelity: Fidelity): boolean => typeof fidelity === 'object' && 'refused' in fidelity;

function codesIn(fidelity: Fidelity): readonly string[] {
  if (fidelity === 'exact') return [];
  return 'refused' in fidelity ? [fidelity.refused] : [...fidelity.conditional].sort();
}
