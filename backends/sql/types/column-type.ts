/** What a column, or a part of one, holds. */
export type ColumnType = ScalarType | StructType | ArrayType | MapType;

/** One value, or NULL. */
export interface ScalarType {
  readonly kind: ScalarKind;
}

export type ScalarKind =
  | 'text'
  /** `tinyint` to `bigint` */
  | 'integer'
  | 'double'
  /** Holds nearest numbers of 32 bits. */
  | 'float'
  | 'decimal'
  | 'boolean'
  /** A moment: with a zone, or in UTC. */
  | 'timestamp'
  | 'date'
  /** A JSON value of the engine's own type (views, DuckDB). */
  | 'json'
  /** Compared with nothing that a rule has: binary, intervals … */
  | 'other';

/** Names of fields ignore case. */
export interface StructType {
  readonly kind: 'struct';
  readonly fields: readonly Column[];
}

export interface ArrayType {
  readonly kind: 'array';
  readonly element: ColumnType;
}

/** Keys count case. */
export interface MapType {
  readonly kind: 'map';
  readonly key: ColumnType;
  readonly value: ColumnType;
}

/** A column of a table, or a field of a struct. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** The names of types in Athena's DDL, Trino and DuckDB. */
const scalarKinds: Readonly<Record<string, ScalarKind>> = {
  string: 'text',
  varchar: 'text',
  text: 'text',
  tinyint: 'integer',
  smallint: 'integer',
  int: 'integer',
  integer: 'integer',
  bigint: 'integer',
  hugeint: 'integer',
  utinyint: 'integer',
  usmallint: 'integer',
  uinteger: 'integer',
  ubigint: 'integer',
  uhugeint: 'integer',
  double: 'double',
  float: 'float',
  real: 'float',
  decimal: 'decimal',
  numeric: 'decimal',
  boolean: 'boolean',
  bool: 'boolean',
  timestamp: 'timestamp',
  'timestamp with time zone': 'timestamp',
  timestamp_s: 'timestamp',
  timestamp_ms: 'timestamp',
  timestamp_ns: 'timestamp',
  date: 'date',
  json: 'json',
  /** Padded with blanks, as no text of an event is. */
  char: 'other',
  uuid: 'other',
  uniontype: 'other',
  hyperloglog: 'other',
  ipprefix: 'other',
  binary: 'other',
  varbinary: 'other',
  blob: 'other',
  bit: 'other',
  time: 'other',
  interval: 'other',
  ipaddress: 'other',
};

/** The names that a type may have. */
export const typeNames: readonly string[] = [...Object.keys(scalarKinds), 'struct', 'row', 'array', 'map'];

/** The type that a name (in small letters) stands for. */
export const scalarType = (name: string): ScalarType | undefined =>
  Object.hasOwn(scalarKinds, name) ? { kind: scalarKinds[name] as ScalarKind } : undefined;
