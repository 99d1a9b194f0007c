import type { RowColumn, SearchedRows, SearchPlan } from '../../../src/backend/backend.js';
import type { ResolvedRule } from '../../../src/condition/resolve.js';
import { Source } from '../../../src/source/source.js';
import { type Schema, schemaOf } from '../access.js';
import { junctionOf } from '../condition.js';
import { duckdb as dialect } from '../dialects/duckdb.js';
import { inline } from '../layout.js';
import { listOf, type SqlOptions } from '../options.js';
import { readDdl } from '../table/read-ddl.js';
import type { Table } from '../table/table.js';
import { windowOf, writeCondition } from '../write-query.js';
import { extractFields } from './extract-fields.js';

/** Plans the search for rules in rows of DuckDB that belong to no table. */
export function planSearch(rules: readonly ResolvedRule[], rows: SearchedRows, options: SqlOptions): SearchPlan {
  if (rows.kind === 'json') {
    const { layers, extracted } = extractFields(rules, rows, dialect);
    const table: Table = {
      name: ['data'],
      columns: [{ name: rows.event, type: { kind: 'json' } }],
      partitions: [],
      properties: new Map(),
    };
    const schema: Schema = { table, jsonColumns: new Set(), eventColumn: rows.event, extracted };
    // The time of events is for the caller: its key need not be the same in all.
    const timeless = { ...options, event: rows.event, from: '', to: '', last: '', time: '' };
    return { layers, conditions: rules.map((rule) => conditionOf(rule, schema, timeless)) };
  }
  const { tables, diagnostics } = readDdl(new Source('data', definitionOf(rows.columns)));
  const table = tables?.[0];
  if (table === undefined) return { layers: [], conditions: rules.map(() => ({ errors: diagnostics })) };
  const schema = schemaOf(table, listOf(options.json), options.event === '' ? undefined : options.event);
  return { layers: [], conditions: rules.map((rule) => conditionOf(rule, schema, options)) };
}

function conditionOf(rule: ResolvedRule, schema: Schema, options: SqlOptions) {
  const window = windowOf(schema, options, dialect, rule.rule.origin);
  if ('errors' in window) return { errors: window.errors };
  const { condition, notes, errors } = writeCondition(rule, { schema, options, dialect });
  if (errors.length > 0) return { errors };
  const text = inline(junctionOf('and', [...window.conditions, condition]));
  return { condition: `coalesce(${text}, FALSE)`, notes, errors: [] as const };
}

const definitionOf = (columns: readonly RowColumn[]): string =>
  `CREATE TABLE data (${columns.map(({ name, type }) => `"${name.replaceAll('"', '""')}" ${type}`).join(', ')})`;
