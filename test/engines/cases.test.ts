import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases } from '../cases/cases.js';
import { disagreements, type Sample } from '../cases/run.js';
import { eventRows, queriesOf } from '../cases/sql.js';
import { typedSamples } from '../cases/typed.js';
import { trinoTypes } from '../support/sql/trino-types.js';
import { startTrino, type Trino, trinoReady } from '../support/trino/trino.js';

const ready = trinoReady();

describe.skipIf(!ready.ok)(`the case table on Trino${ready.ok ? '' : ` (skipped: ${ready.why})`}`, () => {
  let trino: Trino;
  beforeAll(async () => {
    trino = await startTrino();
  });
  afterAll(() => trino?.stop());

  /** What the query finds wrong of the rows, which stand in the place of its table. */
  async function wrongVerdicts(sample: Sample, query: string, rows: string) {
    const result = await trino.query(`WITH ${rows}\n${query}`);
    const found = new Set(result.rows.map(([id]) => id));
    const matched = new Set(sample.events.filter((_, id) => found.has(id)).map(({ event }) => event));
    return disagreements({ ...sample, text: query }, (event) => matched.has(event));
  }

  describe('of events as JSON text', () => {
    test.each(cases)('$construct: $name', async (row) => {
      const wrong = (await queriesOf(row, 'athena')).map((sample) => {
        const rows = `cases AS (SELECT * FROM ${eventRows(sample.events)} AS t(id, event))`;
        return wrongVerdicts(sample, sample.query, rows);
      });
      expect((await Promise.all(wrong)).flat()).toEqual([]);
    });
  });

  describe('of columns with types', () => {
    test.each(cases)('$construct: $name', async (row) => {
      const samples = await typedSamples(row, 'athena', trinoTypes);
      const wrong = samples.map((sample) => wrongVerdicts(sample, sample.query, `cases AS (${sample.rows})`));
      expect((await Promise.all(wrong)).flat()).toEqual([]);
    });
  });
});
