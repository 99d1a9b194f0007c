import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpusFolder } from '../support/corpus.js';
import { cloudTrailShapes } from '../support/sql/cloudtrail-shapes.js';
import { trinoColumns } from '../support/sql/load-table.js';
import { type Finder, verdictsOf } from '../support/sql/rules.js';
import { startTrino, type Trino, trinoReady } from '../support/trino/trino.js';

const ready = corpusFolder === undefined ? { ok: false as const, why: 'TRANSIGMA_CORPUS is not set' } : trinoReady();
const shapes = ready.ok ? await cloudTrailShapes() : [];
const title = 'rules and their negations find the events of CloudTrail, on Trino';

describe.skipIf(!ready.ok)(`${title}${ready.ok ? '' : ` (skipped: ${ready.why})`}`, () => {
  let trino: Trino;
  beforeAll(async () => {
    trino = await startTrino();
  });
  afterAll(() => trino?.stop());

  const find: Finder = (queries) =>
    Promise.all(queries.map(async (query) => new Set((await trino.query(query)).rows.map(([row]) => Number(row)))));

  test.each(shapes)('in a table with $name', async ({ load, question, expected }) => {
    await Promise.all(load(trinoColumns).map((statement) => trino.query(statement)));
    const verdicts = await verdictsOf(question('athena'), find);
    expect(verdicts).toMatchObject(expected);
    expect(verdicts.rulesThatMatch).toBeGreaterThan(20);
  });
});
