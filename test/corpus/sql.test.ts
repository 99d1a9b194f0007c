import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileReference } from '../../src/predicate/evaluate.js';
import {
  corpusFolder,
  readCloudTrailEvents,
  readCorpusRules,
  readRegressionEvents,
  resolveAll,
} from '../support/corpus.js';
import { openDuckDb, type TestDuckDb } from '../support/sql/duckdb.js';
import { renderer } from '../support/sql/rules.js';
import { wideTable } from '../support/sql/wide-table.js';

describe.skipIf(corpusFolder === undefined)(
  'the rules of SigmaHQ on DuckDB, over one table of all their fields',
  () => {
    const rules = corpusFolder === undefined ? [] : resolveAll(readCorpusRules());
    const wide = wideTable(rules);
    const rows =
      corpusFolder === undefined
        ? []
        : [...[...readRegressionEvents().values()].flat(), ...readCloudTrailEvents()].map(wide.row);
    const events = rows.map(wide.eventOf);

    let engine: TestDuckDb;
    beforeAll(async () => {
      engine = await openDuckDb();
      // Most of the time would go into making plans that are run once.
      await engine.query('PRAGMA disable_optimizer');
      await engine.query(wide.create);
      const literal = (text: string | null) => (text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`);
      const values = rows.map((row, id) => `(${[id, ...row.map(literal)].join(', ')})`);
      await engine.query(`INSERT INTO wide VALUES ${values.join(', ')}`);
    });
    afterAll(() => engine.close());

    /** The rules whose queries find something else than the reference, or nothing at all because DuckDB refuses them. */
    async function wrongOf() {
      const render = await renderer({ target: 'duckdb', options: { ddl: wide.ddl, select: 'row_id' } });
      const wrong: string[] = [];
      let [queries, matches, rulesThatMatch] = [0, 0, 0];
      for (const { rule, predicate } of rules) {
        const { output, errors } = render({ rule });
        if (output === undefined) wrong.push(`${rule.metadata.id} is refused: ${errors[0]?.message}`);
        if (output === undefined) continue;
        const found = await engine.query(output).then(
          (some) => some.map(([row]) => Number(row)).sort((one, other) => one - other),
          (thrown: unknown) => String(thrown),
        );
        const holds = compileReference(predicate);
        const expected = events.flatMap((event, row) => (holds(event) ? [row] : []));
        queries++;
        matches += expected.length;
        if (expected.length > 0) rulesThatMatch++;
        if (String(found) !== String(expected)) wrong.push(`${rule.metadata.id}: ${found} for ${expected}\n${output}`);
      }
      return { wrong, queries, matches, rulesThatMatch };
    }

    test('all convert, and find what the reference finds', async () => {
      expect(events.length).toBe(545);
      expect(wide.columns.length).toBe(344);
      const { wrong, queries, matches, rulesThatMatch } = await wrongOf();
      expect(wrong).toEqual([]);
      expect(queries).toBe(3141);
      // Verdicts that are all false would prove nothing.
      expect(matches).toBe(1159);
      expect(rulesThatMatch).toBe(168);
    });
  },
);
