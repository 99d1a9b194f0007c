import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDb, type TestDuckDb } from '../support/sql/duckdb.js';
import { trinoWords, wordQuestions, wordTables } from '../support/sql/word-table.js';

let engine: TestDuckDb;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

test('words of the grammars of DuckDB and Trino are names of columns, fields and tables on DuckDB', async () => {
  const known = await engine.query("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'");
  const words = [...new Set([...trinoWords, ...known.map(([word]) => String(word))])];
  expect(words.length).toBeGreaterThan(300);
  const struct = (fields: readonly [string, string][]) =>
    `{${fields.map(([name, text]) => `${name}: ${text}`).join(', ')}}`;
  await engine.query(`CREATE TABLE words AS ${wordTables(words, struct)}`);
  const wrong: string[] = [];
  for (const { word, query } of await wordQuestions(words, 'duckdb')) {
    const found = await engine.query(`WITH "${word}" AS (SELECT 'is ${word}' AS f)\n${query}`).catch(String);
    if (JSON.stringify(found) !== JSON.stringify([[`is ${word}`]])) wrong.push(`${word}: ${found}`);
  }
  expect(wrong).toEqual([]);
});
