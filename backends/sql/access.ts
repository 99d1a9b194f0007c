import type { Dialect } from './dialect.js';
import { findColumn, listProperty, type Table } from './table/table.js';
import type { Column, ColumnType, ScalarKind } from './types/column-type.js';
import { dotted, identifier } from './words.js';

/** How the values of a field are reached in a row. */
export type Access =
  /** One value, or NULL. */
  | { readonly kind: 'value'; readonly value: Value }
  /** A struct or map: it is present, and has no value. */
  | { readonly kind: 'object'; readonly expression: string }
  /** Any element of a list; NULL and the empty list have none. */
  | { readonly kind: 'each'; readonly list: string; readonly variable: string; readonly element: Access }
  /** What any of these leads to. */
  | { readonly kind: 'either'; readonly accesses: readonly Access[] }
  /**
   * A field that was taken out of an event: one value, or where the list is not NULL its elements. Whether there is
   * anything, and anything but null, is known.
   */
  | {
      readonly kind: 'taken';
      readonly value: Value;
      readonly list: Extract<Access, { kind: 'each' }>;
      readonly isThere: string;
      readonly isSomething: string;
    };

/** A value in SQL. `json` is one JSON value that is no array. */
export interface Value {
  readonly expression: string;
  readonly kind: ScalarKind;
  /** Of a text that has been made lower case already: where that is. */
  readonly lowered?: string;
}

/** How a field is reached, and what has to hold for that to be all of it. */
export interface ResolvedField {
  readonly access: Access;
  /** Whether the path goes through JSON, whose arrays are taken apart once a step. */
  readonly isJson: boolean;
  /** The text column that is taken for JSON because the field's path goes on below it. */
  readonly assumedJson?: string;
}

/** The table that fields are looked for in, and where else. */
export interface Schema {
  readonly table: Table;
  /** Text columns that hold JSON, in small letters; parts of structs with dots. */
  readonly jsonColumns: ReadonlySet<string>;
  /** The column that holds the whole event as JSON text. */
  readonly eventColumn: string | undefined;
  /** Fields that have been taken out of the event beforehand. */
  readonly extracted?: ReadonlyMap<string, (variable: string) => Access>;
}

/** The table's own properties and what options add to them. */
export function schemaOf(table: Table, json: readonly string[], eventColumn: string | undefined): Schema {
  const jsonColumns = new Set([...listProperty(table, 'transigma.json'), ...json.map((name) => name.toLowerCase())]);
  return { table, jsonColumns, eventColumn };
}

/**
 * Finds a field in a table (design: "What an event is"): a column of that name wins, else the dots are steps into
 * structs, maps, JSON and the elements of arrays. Undefined if there is no such field. `names` gives names for variables.
 */
export function resolveField(
  field: string,
  schema: Schema,
  dialect: Dialect,
  names: Iterator<string, string>,
): ResolvedField | undefined {
  const { table, eventColumn, extracted } = schema;
  const taken = extracted?.get(field);
  if (taken !== undefined) return { access: taken(names.next().value), isJson: true };
  const walk: Walk = { schema, dialect, names, isJson: false };
  const steps = field.split('.');
  const whole = findColumn(table.columns, field) ?? findColumn(table.partitions, field);
  const access =
    whole === undefined ? walkFrom(steps, walk) : walkType(dotted([whole.name]), whole.name, whole.type, [], walk);
  if (access !== undefined) return { access, isJson: walk.isJson, ...assumption(walk) };
  if (eventColumn === undefined) return undefined;
  const isText = findColumn(table.columns, eventColumn)?.type.kind !== 'json';
  const json = { expression: dotted([eventColumn]), isText };
  return {
    access: eachJson(dialect.jsonValues(json, steps, steps.length > 1 ? field : undefined), walk),
    isJson: true,
  };
}

/** The names of all fields that a table has, as a rule may write them. */
export function fieldNames({ table }: Schema): readonly string[] {
  const found: string[] = [];
  const collect = ({ name, type }: Column, path: string): void => {
    const own = path === '' ? name : `${path}.${name}`;
    found.push(own);
    const inner = type.kind === 'array' ? type.element : type;
    if (inner.kind === 'struct') for (const field of inner.fields) collect(field, own);
  };
  for (const column of [...table.columns, ...table.partitions]) collect(column, '');
  return found;
}

/** Names for variables of lambdas that no column has: `v`, `v2` … for the letter v. */
export function* variableNames({ columns, partitions }: Table, letter = 'v'): Generator<string, string> {
  for (let index = 1; ; index++) {
    const name = index === 1 ? letter : letter + index;
    if (findColumn(columns, name) === undefined && findColumn(partitions, name) === undefined) yield name;
  }
}

interface Walk {
  readonly schema: Schema;
  readonly dialect: Dialect;
  readonly names: Iterator<string, string>;
  isJson: boolean;
  assumedJson?: string;
}

const assumption = ({ assumedJson }: Walk) => (assumedJson === undefined ? {} : { assumedJson });

function walkFrom([first = '', ...steps]: readonly string[], walk: Walk): Access | undefined {
  const { columns, partitions } = walk.schema.table;
  const column = findColumn(columns, first) ?? findColumn(partitions, first);
  if (column === undefined || (steps.length === 0 && first === '')) return undefined;
  return walkType(dotted([column.name]), column.name, column.type, steps, walk);
}

function walkType(
  expression: string,
  path: string,
  type: ColumnType,
  steps: readonly string[],
  walk: Walk,
): Access | undefined {
  switch (type.kind) {
    case 'struct': {
      const [step, ...rest] = steps;
      if (step === undefined) return { kind: 'object', expression };
      const field = findColumn(type.fields, step);
      if (field === undefined) return undefined;
      return walkType(`${expression}.${identifier(field.name)}`, `${path}.${field.name}`, field.type, rest, walk);
    }
    case 'map': {
      const [step, ...rest] = steps;
      if (step === undefined) return { kind: 'object', expression };
      if (type.key.kind !== 'text') return undefined;
      const below = walkType(walk.dialect.element(expression, step), path, type.value, rest, walk);
      if (rest.length === 0 || type.value.kind !== 'text') return below;
      // Keys may be whole paths: `unmapped['userIdentity.type']` in OCSF.
      const whole: Access = {
        kind: 'value',
        value: { expression: walk.dialect.element(expression, steps.join('.')), kind: 'text' },
      };
      return below === undefined ? whole : { kind: 'either', accesses: [whole, below] };
    }
    case 'array': {
      const variable = walk.names.next().value;
      const element = walkType(variable, path, type.element, steps, walk);
      return element === undefined ? undefined : { kind: 'each', list: expression, variable, element };
    }
    case 'json':
      return jsonAccess(expression, false, steps, walk);
    case 'text': {
      if (walk.schema.jsonColumns.has(path.toLowerCase())) return jsonAccess(expression, true, steps, walk);
      if (steps.length === 0) return { kind: 'value', value: { expression, kind: 'text' } };
      walk.assumedJson = path;
      return jsonAccess(expression, true, steps, walk);
    }
    default:
      return steps.length === 0 ? { kind: 'value', value: { expression, kind: type.kind } } : undefined;
  }
}

function jsonAccess(expression: string, isText: boolean, steps: readonly string[], walk: Walk): Access {
  walk.isJson = true;
  return eachJson(walk.dialect.jsonValues({ expression, isText }, steps), walk);
}

function eachJson(list: string, { names }: Walk): Access {
  const variable = names.next().value;
  return { kind: 'each', list, variable, element: { kind: 'value', value: { expression: variable, kind: 'json' } } };
}
