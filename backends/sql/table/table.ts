import type { Column } from '../types/column-type.js';

/** A table or view that rules are asked of. */
export interface Table {
  /** Its name with those of its database and catalog before it, as far as they are known. */
  readonly name: readonly string[];
  readonly columns: readonly Column[];
  /** Columns that say where a row is stored, and are no part of the event. */
  readonly partitions: readonly Column[];
  /** What the definition says in `TBLPROPERTIES`. */
  readonly properties: ReadonlyMap<string, string>;
}

/** The text of a table's name in messages. */
export const tableName = ({ name }: Table): string => name.join('.');

/** Names that stand in a property, separated by commas; in small letters. */
export const listProperty = (table: Table, key: string): readonly string[] =>
  (table.properties.get(key) ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');

/** The column of a name, which ignores case. */
export const findColumn = (columns: readonly Column[], name: string): Column | undefined => {
  const wanted = name.toLowerCase();
  return columns.find((column) => column.name.toLowerCase() === wanted);
};
