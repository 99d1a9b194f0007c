import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../../src/event/event.js';
import { eventText } from '../../src/event/event-text.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import type { Predicate } from '../../src/predicate/predicate.js';
import { Source } from '../../src/source/source.js';
import { isExcepted, predicateAndEvents } from '../support/sql/arbitrary-sql.js';
import { ruleOf, sqlText } from '../support/sql/hostile.js';
import { renderer } from '../support/sql/rules.js';
import { trinoTypes } from '../support/sql/trino-types.js';
import { ddlOf, selectRows, typedRow } from '../support/sql/typed-row.js';
import { startTrino, type Trino, trinoReady } from '../support/trino/trino.js';

const ready = trinoReady();

describe.skipIf(!ready.ok)(`random predicates on Trino${ready.ok ? '' : ` (skipped: ${ready.why})`}`, () => {
  let trino: Trino;
  beforeAll(async () => {
    trino = await startTrino();
  });
  afterAll(() => trino?.stop());
  const rule = ruleOf({ f: 'x' });

  /** What queries find wrongly in rows that stand in the place of their table. */
  async function wrong(query: string, rows: string, predicate: Predicate, events: readonly Event[]) {
    const found = await trino
      .query(`WITH ${rows}\n${query}`)
      .then((result) => result.rows.map(([row]) => Number(row)).sort((one, other) => one - other), String);
    const holds = compileReference(predicate);
    const expected = events.flatMap((event, row) => (holds(event) ? [row] : []));
    return String(found) === String(expected) ? [] : [`${found} for ${expected} of ${events.map(eventText)}\n${query}`];
  }

  test('over events as JSON text they give the verdict of the reference', async () => {
    const ddl = new Source('event.sql', 'CREATE EXTERNAL TABLE given (row_id int, event string)');
    const render = await renderer({ target: 'athena', options: { ddl, event: 'event', select: 'row_id' } });
    const found = fc.sample(predicateAndEvents, 120).map(([predicate, events]) => {
      const { output = 'refused' } = render({ rule, predicate });
      const rows = events.map((event, row) => `(${row}, ${sqlText(eventText(event))})`).join(', ');
      return wrong(output, `given(row_id, event) AS (VALUES ${rows})`, predicate, events);
    });
    expect((await Promise.all(found)).flat()).toEqual([]);
  });

  test('over columns with types they give the verdict of the reference, but for what a note excepts', async () => {
    const found: Promise<readonly string[]>[] = [];
    for (const [predicate, events] of fc.sample(predicateAndEvents, 120)) {
      for (const event of events.slice(0, 2)) {
        const row = typedRow(event);
        if (row === undefined) continue;
        const options = { ddl: new Source('typed.sql', ddlOf(row)), select: 'row_id', 'unknown-fields': 'absent' };
        const { output, notes } = (await renderer({ target: 'athena', options }))({ rule, predicate });
        if (output === undefined || notes.some(({ code }) => isExcepted(code, event))) continue;
        found.push(wrong(output, `cases AS (${selectRows([row], trinoTypes)})`, predicate, [event]));
      }
    }
    expect(found.length).toBeGreaterThan(100);
    expect((await Promise.all(found)).flat()).toEqual([]);
  });

  test('a number that is no time has no part of one, and ends no query', async () => {
    const ddl = new Source('event.sql', 'CREATE EXTERNAL TABLE given (row_id int, event string)');
    const render = await renderer({ target: 'athena', options: { ddl, event: 'event', select: 'row_id' } });
    const { output = 'refused' } = render({ rule: ruleOf({ 'f|year': 2024 }) });
    const rows = `(0, '{"f":1709251199000000000}'), (1, '{"f":1709251199000}')`;
    const { rows: found } = await trino.query(`WITH given(row_id, event) AS (VALUES ${rows})\n${output}`);
    expect(found).toEqual([[1]]);
  });

  test('a fraction is the nearest number of 64 bits', async () => {
    const ddl = new Source('text.sql', 'CREATE EXTERNAL TABLE given (f string)');
    const render = await renderer({ target: 'athena', options: { ddl, select: 'row_id' } });
    const { output = 'refused' } = render({ rule: ruleOf({ 'f|lt': 999999.9999999999 }) });
    const rows = `(0, '999999.9999999999'), (1, '1')`;
    const { rows: found } = await trino.query(`WITH given(row_id, f) AS (VALUES ${rows})\n${output}`);
    expect(found).toEqual([[1]]);
  });
});
