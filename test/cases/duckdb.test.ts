import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultOptions } from '../../src/backend/options.js';
import { hidden } from '../../src/cli/hunt/duckdb/relation.js';
import { huntStatement } from '../../src/cli/hunt/duckdb/statement.js';
import { eventText } from '../../src/event/event-text.js';
import { loadBackend } from '../../src/registry.js';
import { duckdbTypes, openDuckDb, type TestDuckDb } from '../support/sql/duckdb.js';
import { cases } from './cases.js';
import { disagreements } from './run.js';
import { eventRows, queriesOf } from './sql.js';
import { typedSamples } from './typed.js';

let engine: TestDuckDb;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

describe('DuckDB, of events as JSON text', () => {
  test.each(cases)('$construct: $name', async (row) => {
    for (const sample of await queriesOf(row, 'duckdb')) {
      await engine.query(`CREATE OR REPLACE TABLE cases AS SELECT * FROM ${eventRows(sample.events)} AS t(id, event)`);
      const found = new Set((await engine.query(sample.query)).map(([id]) => id));
      const matched = new Set(sample.events.filter((_, id) => found.has(id)).map(({ event }) => event));
      expect(disagreements({ ...sample, text: sample.query }, (event) => matched.has(event))).toEqual([]);
    }
  });
});

describe('DuckDB, of columns with types', () => {
  test.each(cases)('$construct: $name', async (row) => {
    for (const sample of await typedSamples(row, 'duckdb', duckdbTypes)) {
      await engine.query(`CREATE OR REPLACE TABLE cases AS ${sample.rows}`);
      const found = new Set((await engine.query(sample.query)).map(([id]) => id));
      const matched = new Set(sample.events.filter((_, id) => found.has(id)).map(({ event }) => event));
      expect(disagreements({ ...sample, text: sample.query }, (event) => matched.has(event))).toEqual([]);
    }
  });
});

describe('DuckDB, of fields taken out of JSON events, as hunts do', () => {
  test.each(cases)('$construct: $name', async (row) => {
    const { search, options } = await loadBackend('duckdb');
    for (const { events, ...given } of await queriesOf(row, 'duckdb')) {
      // Half of a character is no JSON to DuckDB: the line is broken.
      const sample = { ...given, events: events.filter(({ event }) => !/\\ud[89a-f]/.test(eventText(event))) };
      const plan = search?.([sample.resolved], { kind: 'json', event: hidden.event }, defaultOptions(options));
      const { condition = '', errors = [] } = plan?.conditions[0] ?? {};
      expect(errors).toEqual([]);
      const isEvent = `TRUE AS "${hidden.isEvent}"`;
      const columns = `id AS "${hidden.file}", '' AS "${hidden.row}", CAST(event AS JSON) AS "${hidden.event}", ${isEvent}`;
      const rows = `(SELECT ${columns} FROM ${eventRows(sample.events)} AS t(id, event))`;
      const rule = { rule: sample.resolved, path: '', record: '', source: undefined };
      const query = huntStatement(rows, { layers: plan?.layers ?? [], conditions: [{ rule, condition }] });
      const found = new Set((await engine.query(query)).map(([id]) => id));
      const matched = new Set(sample.events.filter((_, id) => found.has(id)).map(({ event }) => event));
      expect(disagreements({ ...sample, text: query }, (event) => matched.has(event))).toEqual([]);
    }
  });
});
