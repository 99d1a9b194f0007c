import type { Column, ColumnType } from '../../../backends/sql/types/column-type.js';
import type { Event, JsonValue } from '../../../src/event/event.js';
import { eventText } from '../../../src/event/event-text.js';
import { textOf } from '../../../src/event/values.js';

/** What a column of texts, structs, arrays and maps holds. */
export type Cell = string | null | readonly Cell[] | Row;

/** Cells by the names of their columns, or of the fields of a struct. */
export interface Row {
  readonly [name: string]: Cell;
}

/**
 * The row that AWS's SerDe for CloudTrail makes of an event: names are matched ignoring case, what is no text becomes
 * one (objects as JSON), and what is missing, null or of another shape than the column is NULL.
 */
export function serdeRow(event: Event, columns: readonly Column[]): Row {
  const members = new Map(Object.entries(event).map(([key, value]) => [key.toLowerCase(), value]));
  return Object.fromEntries(columns.map(({ name, type }) => [name, cellOf(members.get(name.toLowerCase()), type)]));
}

function cellOf(value: JsonValue | undefined, type: ColumnType): Cell {
  if (value === undefined || value === null) return null;
  switch (type.kind) {
    case 'text':
      return typeof value === 'object' ? eventText(value) : textOf(value);
    case 'array':
      return Array.isArray(value)
        ? (value as readonly JsonValue[]).map((element) => cellOf(element, type.element))
        : null;
    case 'struct':
      return isObject(value) ? serdeRow(value, type.fields) : null;
    case 'map':
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cellOf(one, type.value)]))
        : null;
    default:
      throw new Error(`the SerDe of CloudTrail makes no ${type.kind}`);
  }
}

const isObject = (value: JsonValue): value is Event =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
