import type { Backend, Rendering } from '../../src/backend/backend.js';
import { duckdb as dialect } from './dialects/duckdb.js';
import { sqlOptions } from './options.js';
import { queryFormat, renderQuery } from './render.js';
import { planSearch } from './search/plan.js';

/** DuckDB: the queries of Athena in another dialect, for files on this machine. */
export const duckdb: Backend<typeof sqlOptions> = {
  id: 'duckdb',
  title: 'DuckDB SQL (1.3 and later)',
  options: sqlOptions,
  formats: { query: queryFormat },
  render: (rule, _format, options): Rendering =>
    renderQuery(rule, options, dialect, (output) => ({ output, notes: [], errors: [] })),
  search: planSearch,
};
