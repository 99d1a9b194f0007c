import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpusFolder, readCorpusRules, resolveAll } from '../support/corpus.js';
import { renderer } from '../support/sql/rules.js';
import { wideTable } from '../support/sql/wide-table.js';
import { startTrino, type Trino, trinoReady } from '../support/trino/trino.js';

const ready = corpusFolder === undefined ? { ok: false as const, why: 'TRANSIGMA_CORPUS is not set' } : trinoReady();
const title = 'the rules of SigmaHQ on Trino, over one table of all their fields';

/** All rules convert: none is on this list. */
const refusedRules = {};

/** The longest query that Athena takes. */
const maxBytes = 262_144;

describe.skipIf(!ready.ok)(`${title}${ready.ok ? '' : ` (skipped: ${ready.why})`}`, () => {
  const rules = ready.ok ? resolveAll(readCorpusRules()) : [];
  const wide = wideTable(rules);

  let trino: Trino;
  beforeAll(async () => {
    trino = await startTrino();
    await trino.query(wide.create);
  });
  afterAll(() => trino?.stop());

  /** What becomes of all rules; the outputs in the order of the rules. */
  async function convertAll(format: string, options: Readonly<Record<string, string>> = {}) {
    const render = await renderer({ target: 'athena', format, options: { ddl: wide.ddl, ...options } });
    const refused: Record<string, string> = {};
    const outputs: string[] = [];
    for (const { rule } of rules) {
      const { output, errors } = render({ rule });
      if (output === undefined) refused[rule.metadata.id ?? ''] = errors.map(({ code }) => code).join();
      else outputs.push(output);
    }
    expect(refused).toEqual(refusedRules);
    expect(outputs.length).toBe(3141);
    expect(outputs.filter((output) => Buffer.byteLength(output) > maxBytes)).toEqual([]);
    return outputs;
  }

  test('each is one query to its parser', async () => {
    const outputs = await convertAll('query');
    const read = await Promise.all(outputs.map((output) => trino.parse(output)));
    const odd = outputs.filter((_, index) => read[index]?.statements !== 1 || read[index]?.kind !== 'Query');
    expect(odd).toEqual([]);
  });

  test('each is one view to its parser, and no two have one name', async () => {
    const outputs = await convertAll('view');
    const read = await Promise.all(outputs.map((output) => trino.parse(output)));
    const odd = outputs.filter((_, index) => read[index]?.statements !== 1 || read[index]?.kind !== 'CreateView');
    expect(odd).toEqual([]);
    expect(new Set(read.map(({ identifiers }) => identifiers[0])).size).toBe(outputs.length);
  });

  test('each has columns, types and functions that Trino knows', async () => {
    const outputs = await convertAll('query', { select: 'row_id' });
    // Many at once, as each statement takes its time.
    const batches: string[][] = [[]];
    for (const output of outputs) {
      const last = batches.at(-1) ?? [];
      if (last.length < 40 && last.join().length + output.length < 500_000) last.push(output);
      else batches.push([output]);
    }
    const valid = batches.map(async (some) => {
      const { rows } = await trino.query(`EXPLAIN (TYPE VALIDATE)\n${some.join('\nUNION ALL\n')}`);
      return rows[0]?.[0];
    });
    const answers = await Promise.allSettled(valid);
    const wrong = answers.flatMap((answer, index) =>
      answer.status === 'fulfilled' && answer.value === true
        ? []
        : [`${JSON.stringify(answer)}\n${batches[index]?.join('\n')}`],
    );
    expect(wrong).toEqual([]);
  });
});
