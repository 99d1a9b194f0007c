import { DuckDBInstance } from '@duckdb/node-api';
import type { TypeWriter } from './typed-row.js';

/** DuckDB in memory: runs a statement, gives its rows. */
export interface TestDuckDb {
  readonly query: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  readonly close: () => void;
}

/** Starts an empty database. */
export async function openDuckDb(): Promise<TestDuckDb> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  return {
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson() as readonly (readonly unknown[])[],
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** How DuckDB writes types. */
export const duckdbTypes: TypeWriter = {
  scalars: { string: 'VARCHAR', bigint: 'BIGINT', double: 'DOUBLE', boolean: 'BOOLEAN' },
  array: (element) => `${element}[]`,
  struct: (fields) => `STRUCT(${fields.join(', ')})`,
  json: (literal) => `CAST(${literal} AS JSON)`,
};
