import type { DuckDBConnection } from '@duckdb/node-api';
import { UsageError } from '../../errors.js';

/** What DuckDB says is wrong: with data, or with what is asked of them. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(message: string) {
    super((message.split('\n')[0] ?? '').replace(/^[A-Za-z ]+ Error: /, ''));
  }
}

/** An engine that runs statements. */
export interface Engine {
  /** The rows of a statement, in batches, as JSON has them. Throws an EngineError before the first. */
  readonly rows: (sql: string) => AsyncGenerator<readonly (readonly unknown[])[], void, undefined>;
  /** How much of the statement that runs has been done, from 0 to 1. */
  readonly progress: () => number;
  readonly close: () => void;
}

/**
 * Starts DuckDB in memory. It loads nothing from the network. Throws a UsageError if it is not installed.
 * @param threads how many; as many as there are processors if it is not given
 */
export async function startEngine(threads: number | undefined): Promise<Engine> {
  const { DuckDBInstance } = await loadDuckDb();
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(threads === undefined ? {} : { threads: String(threads) }),
  });
  const connection: DuckDBConnection = await instance.connect();
  return {
    rows: async function* (sql) {
      // Not streamed: an error in the middle of a stream looks like its end.
      const result = await connection.run(sql).catch((thrown: unknown) => {
        throw new EngineError(thrown instanceof Error ? thrown.message : String(thrown));
      });
      for await (const rows of result.yieldRowsJson()) yield rows;
    },
    progress: () => Math.max(0, connection.progress.percentage) / 100,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function loadDuckDb() {
  try {
    return await import('@duckdb/node-api');
  } catch (thrown) {
    const reason = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
    const isMissing = (thrown as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
    throw new UsageError(
      isMissing ? 'DuckDB is not installed' : `DuckDB cannot be loaded: ${reason}`,
      'npm install @duckdb/node-api  installs it (beside transigma: with -g if transigma is)',
    );
  }
}
