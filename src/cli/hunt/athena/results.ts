import type { GetQueryResultsOutput, Row } from '@aws-sdk/client-athena';
import type { Athena } from './calls.js';

/** A page of results that has rows. */
export interface ResultPage {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Reads the rows of a query that succeeded, a page at a time; a page without rows is left out. */
export async function* readResults(
  athena: Athena,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<ResultPage, void, void> {
  let columns: readonly string[] | undefined;
  let token: string | undefined;
  do {
    const answer: GetQueryResultsOutput = await athena.readPage(id, token, signal);
    const all = listOf(answer.ResultSet?.Rows);
    let rows = all;
    if (columns === undefined) {
      columns = columnsOf(answer);
      // Athena's first row is the header. What differs from it is data: not all that stands in for Athena has a header.
      if (all[0] !== undefined && isHeader(all[0], columns)) rows = all.slice(1);
    }
    const width = columns.length;
    if (rows.length > 0) yield { columns, rows: rows.map((row) => cellsOf(row, width)) };
    token = answer.NextToken;
  } while (token !== undefined && token !== '' && token !== null);
}

function columnsOf({ ResultSet }: GetQueryResultsOutput): readonly string[] {
  const described = listOf(ResultSet?.ResultSetMetadata?.ColumnInfo);
  if (described.length > 0) return described.map(({ Name }) => Name ?? '');
  const header = listOf(ResultSet?.Rows)[0];
  return header === undefined ? [] : cellsOf(header, listOf(header.Data).length).map((cell) => cell ?? '');
}

const isHeader = (row: Row, columns: readonly string[]): boolean =>
  cellsOf(row, columns.length).every((cell, index) => cell?.toLowerCase() === columns[index]?.toLowerCase());

const cellsOf = ({ Data }: Row, width: number): readonly (string | null)[] =>
  Array.from({ length: width }, (_, index) => Data?.[index]?.VarCharValue ?? null);

/** The SDK does not see to it that a list is one. */
const listOf = <Item>(items: readonly Item[] | undefined): readonly Item[] => (Array.isArray(items) ? items : []);
