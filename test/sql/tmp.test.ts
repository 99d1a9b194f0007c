import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../../src/event/event.js';
import { eventText } from '../../src/event/event-text.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import type { Predicate } from '../../src/predicate/predicate.js';
import { Source } from '../../src/source/source.js';
import { isExcepted, predicateAndEvents } from '../support/sql/arbitrary-sql.js';
import { duckdbTypes, openDuckDb, type TestDuckDb } from '../support/sql/duckdb.js';
import { ruleOf, sqlText } from '../support/sql/hostile.js';
import { renderer } from '../support/sql/rules.js';
import { ddlOf, selectRows, typedRow } from '../support/sql/typed-row.js';

describe('random predicates on DuckDB', () => {
  let engine: TestDuckDb;
  beforeAll(async () => {
    engine = await openDuckDb();
  });
  afterAll(() => engine.close());
  const rule = ruleOf({ f: 'x' });

  /** Compares what queries find in rows that stand in the place of their table with the reference. */
  async function check(query: string, rows: string, predicate: Predicate, events: readonly Event[]): Promise<number> {
    const found = await engine.query(`WITH ${rows}\n${query}`);
    const ids = found.map(([row]) => Number(row)).sort((one, other) => one - other);
    const holds = compileReference(predicate);
    const expected = events.flatMap((event, row) => (holds(event) ? [row] : []));
    expect(ids, query).toEqual(expected);
    return expected.length;
  }

  test('over events as JSON text they give the verdict of the reference', async () => {
    const ddl = new Source('event.sql', 'CREATE EXTERNAL TABLE given (row_id int, event string)');
    const render = await renderer({ target: 'duckdb', options: { ddl, event: 'event', select: 'row_id' } });
    let matches = 0;
    const property = fc.asyncProperty(predicateAndEvents, async ([predicate, events]) => {
      const { output, errors } = render({ rule, predicate });
      expect(errors).toEqual([]);
      const rows = events.map((event, row) => `(${row}, ${sqlText(eventText(event))})`).join(', ');
      matches += await check(output ?? '', `given(row_id, event) AS (VALUES ${rows})`, predicate, events);
    });
    await fc.assert(property, { numRuns: 8000 });
    // Verdicts that are all false would prove nothing.
    expect(matches).toBeGreaterThan(500);
  });

  test('over columns with types they give the verdict of the reference, but for what a note excepts', async () => {
    let [queries, matches] = [0, 0];
    const refused = new Set<string>();
    const property = fc.asyncProperty(predicateAndEvents, async ([predicate, events]) => {
      for (const event of events) {
        const row = typedRow(event);
        if (row === undefined) continue;
        const ddl = new Source('typed.sql', ddlOf(row));
        const options = { ddl, select: 'row_id', 'unknown-fields': 'absent' };
        const { output, notes, errors } = (await renderer({ target: 'duckdb', options }))({ rule, predicate });
        for (const { code } of errors) refused.add(code);
        if (output === undefined || notes.some(({ code }) => isExcepted(code, event))) continue;
        queries++;
        matches += await check(output, `cases AS (${selectRows([row], duckdbTypes)})`, predicate, [event]);
      }
    });
    await fc.assert(property, { numRuns: 4000 });
    expect(queries).toBeGreaterThan(500);
    expect(matches).toBeGreaterThan(100);
    const known = ['sql/number-wildcard', 'sql/keyword-columns'];
    expect([...refused].filter((code) => !known.includes(code))).toEqual([]);
  });

  test('ignoring case, a choice of letters beside no other letter finds large and small ones', async () => {
    const ddl = new Source('text.sql', 'CREATE EXTERNAL TABLE given (f string)');
    const render = await renderer({ target: 'duckdb', options: { ddl, select: 'row_id' } });
    const chosen = ruleOf({ 'f|re|i': '^[0-9][a-c]$' });
    const { output } = render({ rule: chosen });
    expect(await engine.query(`WITH given(row_id, f) AS (VALUES (0, '1A'), (1, '1b'), (2, '1d'))\n${output}`)).toEqual([
      [0],
      [1],
    ]);
  });

  test('a fraction is the nearest number of 64 bits', async () => {
    const ddl = new Source('text.sql', 'CREATE EXTERNAL TABLE given (f string)');
    const render = await renderer({ target: 'duckdb', options: { ddl, select: 'row_id' } });
    const { output } = render({ rule: ruleOf({ f: 0.028174909498872226 }) });
    expect(await engine.query(`WITH given(row_id, f) AS (VALUES (0, '0.028174909498872226'))\n${output}`)).toEqual([
      [0],
    ]);
  });
});
