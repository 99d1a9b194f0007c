import type { Event, JsonValue } from '../../../src/event/event.js';
import { eventText } from '../../../src/event/event-text.js';
import { textOf } from '../../../src/event/values.js';

/** The type of a column that holds a value as it is. */
export type TestType =
  | { readonly kind: 'string' | 'bigint' | 'double' | 'boolean' }
  | { readonly kind: 'array'; readonly element: TestType }
  | { readonly kind: 'struct'; readonly fields: ReadonlyMap<string, TestType> };

/** A row of a table with a column of its own type for each key of an event. */
export interface TypedRow {
  readonly columns: ReadonlyMap<string, TestType>;
  readonly event: Event;
}

/** The event as a row; undefined if no types fit it: lists of objects and texts, objects without members, … */
export function typedRow(event: Event): TypedRow | undefined {
  const columns = new Map<string, TestType>();
  for (const [key, value] of Object.entries(event)) {
    const type = typeOf([value]);
    if (type === undefined || key === '') return undefined;
    columns.set(key, type);
  }
  const names = [...columns.keys()].map((name) => name.toLowerCase());
  return names.length === 0 || new Set(names).size < names.length ? undefined : { columns, event };
}

/** Rows with the same columns have the same signature. */
export const signature = ({ columns }: TypedRow): string =>
  [...columns].map(([name, type]) => `${JSON.stringify(name)} ${describe(type)}`).join(', ');

const describe = (type: TestType): string => {
  switch (type.kind) {
    case 'array':
      return `array<${describe(type.element)}>`;
    case 'struct':
      return `struct<${[...type.fields].map(([name, field]) => `${JSON.stringify(name)}:${describe(field)}`).join(',')}>`;
    default:
      return type.kind;
  }
};

/** How an engine writes types and typed values. */
export interface TypeWriter {
  readonly scalars: Readonly<Record<'string' | 'bigint' | 'double' | 'boolean', string>>;
  readonly array: (element: string) => string;
  readonly struct: (fields: readonly string[]) => string;
  /** JSON text as SQL that gives JSON. */
  readonly json: (literal: string) => string;
}

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** DuckDB takes NUL for the end of a statement. */
const quoteText = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\0', "' || chr(0) || '")}'`;

/** The type as DDL. */
export const ddlType: TypeWriter = {
  scalars: { string: 'string', bigint: 'bigint', double: 'double', boolean: 'boolean' },
  array: (element) => `array<${element}>`,
  struct: (fields) => `struct<${fields.map((field) => field.replace(/^("(?:[^"]|"")*") /, '$1:')).join(',')}>`,
  json: (literal) => literal,
};

/** The name of a type. */
export function writeType(type: TestType, writer: TypeWriter): string {
  switch (type.kind) {
    case 'array':
      return writer.array(writeType(type.element, writer));
    case 'struct':
      return writer.struct([...type.fields].map(([name, field]) => `${quoteName(name)} ${writeType(field, writer)}`));
    default:
      return writer.scalars[type.kind];
  }
}

/** The definition of the rows' table, with a column `row_id`. */
export const ddlOf = ({ columns }: TypedRow): string =>
  `CREATE EXTERNAL TABLE cases (${[...columns].map(([name, type]) => `${quoteName(name)} ${writeType(type, ddlType)}`).join(', ')}) PARTITIONED BY (row_id int)`;

/** The rows as a query that gives them. */
export function selectRows(rows: readonly TypedRow[], writer: TypeWriter): string {
  const selects = rows.map(({ columns, event }, id) => {
    const values = [...columns].map(
      ([name, type]) => `${writeValue(event[name] as JsonValue, type, writer)} AS ${quoteName(name)}`,
    );
    return `SELECT ${[`${id} AS row_id`, ...values].join(', ')}`;
  });
  return selects.join(' UNION ALL ');
}

function writeValue(value: JsonValue, type: TestType, writer: TypeWriter): string {
  const name = writeType(type, writer);
  if (value === null) return `CAST(NULL AS ${name})`;
  if (type.kind === 'array' || type.kind === 'struct') {
    return `CAST(${writer.json(quoteText(eventText(asTyped(value, type))))} AS ${name})`;
  }
  if (type.kind === 'string') return quoteText(String(asTyped(value, type)));
  return `CAST(${quoteText(String(value))} AS ${name})`;
}

/** The value with texts where the type has them. */
function asTyped(value: JsonValue, type: TestType): JsonValue {
  if (value === null) return null;
  switch (type.kind) {
    case 'string':
      return typeof value === 'object' ? eventText(value) : textOf(value);
    case 'array':
      return (value as readonly JsonValue[]).map((element) => asTyped(element, type.element));
    case 'struct':
      return Object.fromEntries(
        [...type.fields].map(([key, field]) => [key, asTyped(((value as Event)[key] ?? null) as JsonValue, field)]),
      );
    default:
      return value;
  }
}

/** A type that holds all of the values; null and nothing at all are texts. */
function typeOf(values: readonly JsonValue[]): TestType | undefined {
  const some = values.filter((value) => value !== null);
  const kinds = new Set(some.map(kindOf));
  if (kinds.size === 0) return { kind: 'string' };
  if (kinds.has('array')) {
    if (kinds.size > 1) return undefined;
    const element = typeOf(some.flat() as readonly JsonValue[]);
    return element === undefined ? undefined : { kind: 'array', element };
  }
  if (kinds.has('struct')) return kinds.size > 1 ? undefined : structOf(some as readonly Event[]);
  // A number among texts is the text of a number then, which not all tests take for one.
  if (kinds.size > 1) return undefined;
  const only = [...kinds][0];
  return { kind: only === 'bigint' || only === 'double' || only === 'boolean' ? only : 'string' };
}

function structOf(objects: readonly Event[]): TestType | undefined {
  const fields = new Map<string, TestType>();
  const keys = new Set(objects.flatMap((object) => Object.keys(object)));
  if (keys.size === 0 || new Set([...keys].map((key) => key.toLowerCase())).size < keys.size) return undefined;
  for (const key of keys) {
    const values = objects.filter((object) => Object.hasOwn(object, key)).map((object) => object[key] as JsonValue);
    const type = typeOf(values);
    if (type === undefined || key === '') return undefined;
    fields.set(key, type);
  }
  return { kind: 'struct', fields };
}

function kindOf(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') return 'struct';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return 'double';
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? 'bigint' : 'string';
  }
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value ? 'bigint' : 'string';
  return 'string';
}
