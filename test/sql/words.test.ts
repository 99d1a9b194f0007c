import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDb, type TestDuckDb } from '../support/sql/duckdb.js';
import { trinoWords, wordTable } from '../support/sql/word-table.js';

let engine: TestDuckDb;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

test('words of the grammars of DuckDB and Trino are names of columns, fields and tables on DuckDB', async () => {
  const known = await engine.query("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'");
  const words = [...new Set([...trinoWords, ...known.map(([word]) => String(word))])];
  expect(words.length).toBeGreaterThan(300);
  const { columns, tables, questions } = wordTable(words);
  const struct = words.map((word) => `"${word}": 'is ${word}'`).join(', ');
  await engine.query(`CREATE TABLE words AS SELECT ${columns.join(', ')}, {${struct}} AS s`);
  for (const table of tables) await engine.query(table);
  const wrong = new Set<string>();
  for (const { word, query } of await questions('duckdb')) {
    const found = await engine.query(query).catch(String);
    if (JSON.stringify(found) !== JSON.stringify([[`is ${word}`]])) wrong.add(word);
  }
  expect([...wrong]).toEqual([]);
});
