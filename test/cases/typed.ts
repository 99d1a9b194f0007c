import { Source } from '../../src/source/source.js';
import { ddlOf, selectRows, signature, type TypedRow, type TypeWriter, typedRow } from '../support/sql/typed-row.js';
import type { Case, CaseEvent } from './case.js';
import { codesOf, convert, type Sample, samplesOf } from './run.js';

/** Events of a sample that have the same columns, and the query for a table of such columns. */
export interface TypedSample extends Sample {
  readonly query: string;
  /** Gives the rows of the table. */
  readonly rows: string;
}

/** What of an event columns cannot hold, or hold in another way, by the code of the note that says so. */
const lost: Readonly<Record<string, (given: CaseEvent) => boolean>> = {
  'sql/exists': ({ event }) => JSON.stringify(event, bigints).includes('null'),
  'sql/json-assumed': () => true,
  // Columns of fractions are not searched.
  'sql/keyword': ({ event }) => /\d\.\d/.test(JSON.stringify(event, bigints)),
};

const bigints = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

/** Queries of a row over tables whose columns have the types of what the events hold. */
export async function typedSamples(
  row: Case,
  target: 'athena' | 'duckdb',
  writer: TypeWriter,
): Promise<readonly TypedSample[]> {
  const typed: TypedSample[] = [];
  for (const sample of samplesOf(row)) {
    for (const group of groups(sample.events)) {
      const first = group[0]?.row;
      if (first === undefined) continue;
      const ddl = new Source('typed.sql', ddlOf(first));
      const options = { ddl, select: 'row_id', 'unknown-fields': 'absent' };
      const { output, notes } = await convert(sample, target, { options });
      if (output === undefined) continue;
      const codes = codesOf(notes);
      const inside = group.filter(({ given }) => !codes.some((code) => lost[code]?.(given) === true));
      if (inside.length === 0) continue;
      const rows = selectRows(
        inside.map((one) => one.row),
        writer,
      );
      typed.push({ ...sample, query: output, rows, events: inside.map(({ given }) => given) });
    }
  }
  return typed;
}

interface Grouped {
  readonly given: CaseEvent;
  readonly row: TypedRow;
}

function groups(events: readonly CaseEvent[]): readonly (readonly Grouped[])[] {
  const bySignature = new Map<string, Grouped[]>();
  for (const given of events) {
    const row = typedRow(given.event);
    if (row === undefined || given.why === 'names count case' || JSON.stringify(given.event, bigints).includes('FİLE'))
      continue;
    const key = signature(row);
    const group = bySignature.get(key);
    if (group === undefined) bySignature.set(key, [{ given, row }]);
    else group.push({ given, row });
  }
  return [...bySignature.values()];
}
