import { Source } from '../../../src/source/source.js';
import { type ShippedTable, shippedTables } from '../generated/tables.js';
import { readDdl } from './read-ddl.js';
import type { Table } from './table.js';

/** The names of the shipped definitions. */
export const shippedNames: readonly string[] = Object.keys(shippedTables);

/** A shipped definition by its own name, or by that of its table; names ignore case. */
export function findShipped(name: string): ShippedTable | undefined {
  const wanted = name.toLowerCase();
  if (Object.hasOwn(shippedTables, wanted)) return shippedTables[wanted];
  return Object.values(shippedTables).find(({ table }) => table === wanted);
}

/** The shipped definition that is the default for a log source: `product/service`, or `product//category`. */
export const shippedFor = (logSources: readonly string[]): ShippedTable | undefined =>
  logSources
    .map((logSource) => Object.values(shippedTables).find((table) => table.logSources.includes(logSource)))
    .find((table) => table !== undefined);

const sources = new WeakMap<ShippedTable, Source>();

/** The columns of a shipped definition. */
export function tableOf(shipped: ShippedTable): Table {
  let source = sources.get(shipped);
  if (source === undefined) {
    source = new Source(shipped.table, shipped.text);
    sources.set(shipped, source);
  }
  const table = readDdl(source).tables?.[0];
  if (table === undefined) throw new Error(`the shipped table ${shipped.table} cannot be read`);
  return table;
}
