import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpusFolder, readCloudTrailEvents } from '../support/corpus.js';
import { withSpelledNames } from '../support/sql/cloudtrail.js';
import { cloudTrailShapes } from '../support/sql/cloudtrail-shapes.js';
import { openDuckDb, type TestDuckDb } from '../support/sql/duckdb.js';
import { duckdbColumns } from '../support/sql/load-table.js';
import { type Finder, readCloudTrailRules, verdictsOf } from '../support/sql/rules.js';

const shapes = corpusFolder === undefined ? [] : await cloudTrailShapes();

describe.skipIf(corpusFolder === undefined)(
  'rules and their negations find the events of CloudTrail, on DuckDB',
  () => {
    let engine: TestDuckDb;
    beforeAll(async () => {
      engine = await openDuckDb();
    });
    afterAll(() => engine.close());

    const find: Finder = async (queries) => {
      const found: ReadonlySet<number>[] = [];
      for (const query of queries) found.push(new Set((await engine.query(query)).map(([row]) => Number(row))));
      return found;
    };

    test('there are enough of both', () => {
      const events = readCloudTrailEvents();
      const spelled = withSpelledNames(events);
      expect(events.length).toBe(432);
      expect(spelled.filter((event, index) => JSON.stringify(event) !== JSON.stringify(events[index])).length).toBe(2);
      const rules = readCloudTrailRules();
      expect(rules.filter(({ path }) => path.startsWith('rules/')).length).toBe(23);
      expect(rules.length).toBe(80);
    });

    test.each(shapes)('in a table with $name', async ({ load, question, expected }) => {
      for (const statement of load(duckdbColumns)) await engine.query(statement);
      const verdicts = await verdictsOf(question('duckdb'), find);
      expect(verdicts).toMatchObject(expected);
      expect(verdicts.rulesThatMatch).toBeGreaterThan(20);
    });
  },
);
