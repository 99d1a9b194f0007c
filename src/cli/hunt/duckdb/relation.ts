import type { RowColumn } from '../../../backend/backend.js';
import type { DataFile, DataKind } from './data-files.js';

/**
 * Names of columns that no data have: the file of a row, the row as JSON text, the whole event as JSON, and whether it is
 * an event at all.
 */
export const hidden = {
  file: 'transigma file',
  row: 'transigma row',
  event: 'transigma event',
  isEvent: 'transigma is event',
} as const;

/** A column of a file, and whether it is made a text. */
export interface DataColumn extends RowColumn {
  readonly isCast?: boolean;
}

/** Files that are read in one go: alike in all that DuckDB has to be told. */
export const groupKey = ({ kind, isGzip }: DataFile): string => `${kind} ${isGzip}`;

/** Whether a kind of file holds JSON, whose keys are not known before it is read. */
export const isJson = (kind: DataKind): boolean => kind !== 'parquet' && kind !== 'csv';

/** The events of JSON files, as what stands behind FROM. What is broken is a row that is no event. */
export function jsonRows(files: readonly DataFile[]): string {
  const first = files[0];
  const kind = first?.kind ?? 'ndjson';
  const format = kind === 'ndjson' ? 'newline_delimited' : kind === 'array' ? 'array' : 'unstructured';
  const parameters = [
    pathList(files),
    `format = '${format}'`,
    'filename = true',
    `compression = '${first?.isGzip === true ? 'gzip' : 'uncompressed'}'`,
    // CloudTrail writes all records of some minutes as one object.
    `maximum_object_size = ${format === 'newline_delimited' ? 16 * 2 ** 20 : 2 ** 29}`,
    // Broken lines are NULL then, instead of the end of all.
    ...(format === 'newline_delimited' ? ['ignore_errors = true'] : []),
  ];
  const read = `SELECT filename, json FROM read_json_objects(${parameters.join(', ')})`;
  // An object without records is a row that is no event.
  const records = "CASE WHEN json_type(json, '$.Records') = 'ARRAY' THEN json -> '$.Records[*]' ELSE [NULL] END";
  const events = kind === 'records' ? `SELECT filename, unnest(${records}) AS json FROM (${read})` : read;
  const columns = [
    `filename AS ${quoteName(hidden.file)}`,
    `CAST(json AS VARCHAR) AS ${quoteName(hidden.row)}`,
    `json AS ${quoteName(hidden.event)}`,
    `coalesce(json_type(json), '') = 'OBJECT' AS ${quoteName(hidden.isEvent)}`,
  ];
  return `(SELECT ${columns.join(', ')} FROM (${events}))`;
}

/** What reads files that have columns of their own. All of a CSV file is text. */
export const tableRead = (files: readonly DataFile[]): string =>
  files[0]?.kind === 'parquet'
    ? `read_parquet(${pathList(files)}, union_by_name = true, filename = ${textLiteral(hidden.file)})`
    : `read_csv(${pathList(files)}, union_by_name = true, all_varchar = true, max_line_size = ${64 * 2 ** 20}, filename = ${textLiteral(hidden.file)}, compression = '${files[0]?.isGzip === true ? 'gzip' : 'none'}')`;

/** The rows of files that have columns of their own, as what stands behind FROM. Some types are asked as text. */
export function tableRows(files: readonly DataFile[], columns: readonly DataColumn[]): string {
  const listed = columns.map(({ name, isCast }) =>
    isCast === true ? `CAST(${quoteName(name)} AS VARCHAR) AS ${quoteName(name)}` : quoteName(name),
  );
  const row = `to_json({${columns.map(({ name }) => `${textLiteral(name)}: ${quoteName(name)}`).join(', ')}})`;
  const added = [`CAST(${row} AS VARCHAR) AS ${quoteName(hidden.row)}`, `TRUE AS ${quoteName(hidden.isEvent)}`];
  return `(SELECT *, ${added.join(', ')} FROM (SELECT ${quoteName(hidden.file)}, ${listed.join(', ')} FROM ${tableRead(files)}))`;
}

/** DuckDB takes some characters of a path for wildcards. */
const pathList = (files: readonly DataFile[]): string =>
  `[${files.map(({ path }) => textLiteral(path.replace(/[[*?]/g, '[$&]'))).join(', ')}]`;

const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
