import type { Column, ColumnType } from '../../../backends/sql/types/column-type.js';
import { eventText } from '../../../src/event/event-text.js';
import type { Row } from './serde-row.js';

/** How an engine writes the types of columns. */
export interface ColumnTypeWriter {
  readonly text: string;
  readonly json: string;
  readonly array: (element: string) => string;
  readonly struct: (fields: readonly string[]) => string;
  readonly map: (key: string, value: string) => string;
  /** JSON text, as SQL, that becomes a value of a type. */
  readonly fromJson: (text: string, type: string) => string;
  /** What JSON text has at a key, as JSON. */
  readonly member: (text: string, key: string) => string;
}

export const duckdbColumns: ColumnTypeWriter = {
  text: 'VARCHAR',
  json: 'JSON',
  array: (element) => `${element}[]`,
  struct: (fields) => `STRUCT(${fields.join(', ')})`,
  map: (key, value) => `MAP(${key}, ${value})`,
  fromJson: (text, type) => `CAST(CAST(${text} AS JSON) AS ${type})`,
  member: (text, key) => `CAST(${text} AS JSON) -> '$."${key}"'`,
};

export const trinoColumns: ColumnTypeWriter = {
  text: 'varchar',
  json: 'json',
  array: (element) => `array(${element})`,
  struct: (fields) => `ROW(${fields.join(', ')})`,
  map: (key, value) => `map(${key}, ${value})`,
  fromJson: (text, type) => `CAST(json_parse(${text}) AS ${type})`,
  member: (text, key) => `json_extract(${text}, '$["${key}"]')`,
};

/** Trino takes statements of a million characters. */
const maxCharacters = 500_000;

/**
 * The statements that make a table of rows, and fill it. It has a column `row_id`, the index of the row, besides those
 * that are given.
 */
export function loadStatements(
  name: string,
  columns: readonly Column[],
  rows: readonly Row[],
  writer: ColumnTypeWriter,
): readonly string[] {
  const fields = columns.map((column) => fieldOf(column, writer));
  const value = writer.fromJson('given', writer.struct(fields));
  const cells = columns.map((column) => `made.${quoted(column.name)}`);
  const texts = rows.map((row, id) => `(${id}, '${eventText(row).replaceAll("'", "''")}')`);
  // Read out of a table: of constants Trino's planner would make the rows one by one.
  return [
    `CREATE TABLE ${name}_text (row_id integer, given varchar)`,
    ...batches(texts).map((batch) => `INSERT INTO ${name}_text VALUES ${batch.join(', ')}`),
    `CREATE TABLE ${name} (${['row_id integer', ...fields].join(', ')})`,
    `INSERT INTO ${name} SELECT ${['row_id', ...cells].join(', ')} FROM ` +
      `(SELECT row_id, ${value} AS made FROM ${name}_text) AS rows_made`,
  ];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const fieldOf = ({ name, type }: Column, writer: ColumnTypeWriter): string => `${quoted(name)} ${typeOf(type, writer)}`;

function typeOf(type: ColumnType, writer: ColumnTypeWriter): string {
  switch (type.kind) {
    case 'text':
      return writer.text;
    case 'json':
      return writer.json;
    case 'array':
      return writer.array(typeOf(type.element, writer));
    case 'struct':
      return writer.struct(type.fields.map((field) => fieldOf(field, writer)));
    case 'map':
      return writer.map(typeOf(type.key, writer), typeOf(type.value, writer));
    default:
      throw new Error(`tests have no columns of type ${type.kind}`);
  }
}

function batches(texts: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [];
  let size = maxCharacters;
  for (const text of texts) {
    if (size + text.length > maxCharacters) {
      found.push([]);
      size = 0;
    }
    found.at(-1)?.push(text);
    size += text.length;
  }
  return found;
}
