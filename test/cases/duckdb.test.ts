import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
