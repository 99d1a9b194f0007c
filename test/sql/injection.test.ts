// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of other languages
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { athena } from '../../backends/sql/athena.js';
import { duckdb } from '../../backends/sql/duckdb.js';
import { readDdl } from '../../backends/sql/table/read-ddl.js';
import { readOptions } from '../../src/backend/options.js';
import { resolveRule } from '../../src/condition/resolve.js';
import type { Event } from '../../src/event/event.js';
import { eventText } from '../../src/event/event-text.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import type { SigmaRule } from '../../src/rule/sigma-rule.js';
import { Source } from '../../src/source/source.js';
import { openDuckDb, type TestDuckDb } from '../support/sql/duckdb.js';
import { formatAll, readTemplate, readTerraform } from '../support/sql/formats.js';
import {
  asValue,
  constructs,
  ddlName,
  hasWholeCharacters,
  hostileNames,
  hostileRows,
  hostileText,
  hostileTexts,
  isColumnName,
  ruleOf,
  sqlName,
  sqlText,
  testsOfName,
} from '../support/sql/hostile.js';
import { renderer } from '../support/sql/rules.js';

let engine: TestDuckDb;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

const reference = (rule: SigmaRule) => {
  const resolution = resolveRule(rule);
  if ('errors' in resolution) throw new Error(resolution.errors[0]?.message);
  return compileReference(resolution.resolved.predicate);
};

/** What is wrong with what rules find in a table on DuckDB, whose rows are these events in this order. */
async function wrongVerdicts(
  rules: readonly SigmaRule[],
  events: readonly Event[],
  options: Readonly<Record<string, string | Source>>,
  negations = true,
): Promise<readonly string[]> {
  const render = await renderer({ target: 'duckdb', options: { select: 'row_id', ...options } });
  const wrong: string[] = [];
  for (const rule of rules) {
    for (const negated of negations ? [false, true] : [false]) {
      const { output, errors } = render({ rule }, negated);
      const holds = reference(rule);
      const expected = events.flatMap((event, row) => (holds(event) === negated ? [] : [row]));
      const found =
        output === undefined
          ? errors.map(({ code, message }) => `${code}: ${message}`)
          : await engine.query(output).then(
              (rows) => rows.map(([row]) => Number(row)).sort((one, other) => one - other),
              (thrown: unknown) => String(thrown),
            );
      if (String(found) !== String(expected)) wrong.push(`${found} for ${expected}: ${output ?? ''}`);
    }
  }
  return wrong;
}

/** Makes a table `hostile` of rows that are SQL. */
const makeTable = (columns: readonly string[], rows: readonly (readonly string[])[]) =>
  engine.query(
    `CREATE OR REPLACE TABLE hostile AS SELECT * FROM (VALUES ${rows
      .map((row, index) => `(${[index, ...row].join(', ')})`)
      .join(', ')}) AS t(${['row_id', ...columns.map(sqlName)].join(', ')})`,
  );

describe('hostile values find what they spell', () => {
  const events = hostileRows.map((f): Event => ({ f }));
  const names = Object.keys(constructs);
  const rulesOf = (name: string) => hostileTexts.map((text) => ruleOf(constructs[name]?.(text)));

  describe('in a column of text', () => {
    beforeAll(async () => {
      await makeTable(
        ['f'],
        hostileRows.map((text) => [sqlText(text)]),
      );
    });
    const ddl = new Source('text.sql', 'CREATE EXTERNAL TABLE hostile (f string)');

    test.each(names)('%s', async (name) => {
      expect(await wrongVerdicts(rulesOf(name), events, { ddl }, false)).toEqual([]);
    });
  });

  describe('in events as JSON text', () => {
    beforeAll(async () => {
      await makeTable(
        ['event'],
        events.map((event) => [sqlText(eventText(event))]),
      );
    });
    const ddl = new Source('event.sql', 'CREATE EXTERNAL TABLE hostile (row_id int, event string)');

    test.each(['equality', 'cased', 'contains', 'regex', 'keyword'])('%s', async (name) => {
      expect(await wrongVerdicts(rulesOf(name), events, { ddl, event: 'event' }, false)).toEqual([]);
    });
  });
});

describe('hostile names find the field that they name', () => {
  const values = ['Match', 'MATCH', 'other', '5', null];
  const eventsOf = (eventOf: (value: string | null) => Event): readonly Event[] =>
    values.map((value) => ({ ...eventOf(value), other: 'match' }));
  const literal = (value: string | null) => (value === null ? 'CAST(NULL AS VARCHAR)' : sqlText(value));
  const rulesOf = (name: string) => testsOfName(name).map((selection) => ruleOf(selection));

  /** What is wrong with tables that are made of the events of each name. */
  async function wrongOfNames(
    names: readonly string[],
    make: (name: string) => {
      readonly field: string;
      readonly columns: readonly string[];
      readonly cells: (value: string | null) => readonly string[];
      readonly event: (value: string | null) => Event;
      readonly options: Readonly<Record<string, string | Source>>;
    },
  ): Promise<readonly string[]> {
    const wrong: string[] = [];
    for (const name of names) {
      const { field, columns, cells, event, options } = make(name);
      await makeTable(columns, values.map(cells));
      wrong.push(...(await wrongVerdicts(rulesOf(field), eventsOf(event), options, false)));
    }
    return wrong;
  }

  test('of columns', async () => {
    const wrong = await wrongOfNames(hostileNames.filter(isColumnName), (name) => ({
      field: name,
      columns: [name, 'other'],
      cells: (value) => [literal(value), "'match'"],
      event: (value) => ({ [name]: value }),
      options: { ddl: new Source('name.sql', `CREATE EXTERNAL TABLE hostile (${ddlName(name)} string, other string)`) },
    }));
    expect(wrong).toEqual([]);
  });

  test('of columns with a control character in their name, which a definition may not have', () => {
    const names = hostileNames.filter((name) => !isColumnName(name));
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) {
      const { diagnostics } = readDdl(
        new Source('name.sql', `CREATE EXTERNAL TABLE hostile (${ddlName(name)} string)`),
      );
      expect(diagnostics.map(({ code }) => code)).toEqual(['sql/ddl-file']);
    }
  });

  /** A dot in them would be a step. */
  const steps = hostileNames.filter((name) => !name.includes('.') && name !== '*');

  test('of structs', async () => {
    const wrong = await wrongOfNames(steps.filter(isColumnName), (name) => ({
      field: `s.${name}`,
      columns: ['s', 'other'],
      cells: (value) => [`CAST(row(${literal(value)}) AS STRUCT(${sqlName(name)} VARCHAR))`, "'match'"],
      event: (value) => ({ s: { [name]: value } }),
      options: {
        ddl: new Source('s.sql', `CREATE EXTERNAL TABLE hostile (s struct<${ddlName(name)}:string>, other string)`),
      },
    }));
    expect(wrong).toEqual([]);
  });

  test('of maps', async () => {
    const ddl = new Source('m.sql', 'CREATE EXTERNAL TABLE hostile (m map<string,string>, other string)');
    const wrong = await wrongOfNames(steps, (name) => ({
      field: `m.${name}`,
      columns: ['m', 'other'],
      cells: (value) => [`MAP {${sqlText(name)}: ${literal(value)}, 'y': 'match'}`, "'match'"],
      event: (value) => ({ m: { [name]: value, y: 'match' } }),
      options: { ddl },
    }));
    expect(wrong).toEqual([]);
  });

  test('of JSON in a column', async () => {
    const ddl = new Source('j.sql', 'CREATE EXTERNAL TABLE hostile (j string, other string)');
    const wrong = await wrongOfNames(['', ...steps], (name) => ({
      field: `j.${name}`,
      columns: ['j', 'other'],
      cells: (value) => [sqlText(eventText({ y: 'match', [name]: value })), "'match'"],
      event: (value) => ({ j: { y: 'match', [name]: value } }),
      options: { ddl, json: 'j' },
    }));
    expect(wrong).toEqual([]);
  });

  test('of whole events', async () => {
    const ddl = new Source('event.sql', 'CREATE EXTERNAL TABLE hostile (row_id int, event string)');
    const wrong = await wrongOfNames(
      hostileNames.filter((name) => name !== '*'),
      (name) => {
        const event = (value: string | null): Event => ({ y: 'match', other: 'match', [name]: value });
        return {
          field: name,
          columns: ['event'],
          cells: (value) => [sqlText(eventText(event(value)))],
          event,
          options: { ddl, event: 'event' },
        };
      },
    );
    expect(wrong).toEqual([]);
  });
});

describe('of any hostile texts', () => {
  const ddl = new Source('given.sql', 'CREATE EXTERNAL TABLE hostile (row_id int, f string, event string)');

  /** What is wrong with what rules find in rows of events, which stand in the place of a table. */
  async function wrongAmong(items: readonly unknown[], events: readonly Event[], options: Record<string, string>) {
    const render = await renderer({ target: 'duckdb', options: { select: 'row_id', ddl, ...options } });
    const rows = events.map(
      (event, row) => `(${row}, ${sqlText(String(event.f ?? ''))}, ${sqlText(eventText(event))})`,
    );
    const wrong: string[] = [];
    for (const item of items) {
      const rule = ruleOf(item);
      const { output = 'refused' } = render({ rule });
      const holds = reference(rule);
      const expected = events.flatMap((event, row) => (holds(event) ? [row] : []));
      const found = await engine.query(`WITH hostile(row_id, f, event) AS (VALUES ${rows.join(', ')})\n${output}`);
      const ids = found.map(([row]) => Number(row)).sort((one, other) => one - other);
      if (String(ids) !== String(expected)) wrong.push(`${ids} for ${expected}: ${output}`);
    }
    return wrong;
  }

  test('values find what they spell', async () => {
    const property = fc.asyncProperty(hostileText, hostileText, async (text, other) => {
      const texts = [text, other, text + other, other + text, text.slice(1), text.toUpperCase()].filter(
        hasWholeCharacters,
      );
      const items = Object.values(constructs).map((construct) => construct(text));
      expect(
        await wrongAmong(
          items,
          texts.map((f) => ({ f })),
          { keywords: 'f' },
        ),
      ).toEqual([]);
    });
    await fc.assert(property, { numRuns: 100 });
  });

  test('names find the field that they name', async () => {
    const name = hostileText.filter(
      (text) => text !== '' && !text.includes('|') && !text.split('.').includes('*') && text.toLowerCase() !== 'f',
    );
    const property = fc.asyncProperty(name, async (field) => {
      const others = ['match', 'other', 5, null, ['x', 'MATCH'], { [field]: 'match' }];
      const events = [...others.map((value): Event => ({ [field]: value, other: 'match' })), { other: 'x' }];
      expect(await wrongAmong(testsOfName(field), events, { event: 'event' })).toEqual([]);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});

describe('half a character', () => {
  const half = 'a\ud800b';
  const ddl = new Source(
    'half.sql',
    'CREATE EXTERNAL TABLE t (f string, j string, m map<string,string>, event string)',
  );
  const convert = async (target: 'athena' | 'duckdb', selection: unknown, metadata: object = {}) =>
    (await renderer({ target, options: { ddl, event: 'event', json: 'j' } }))({ rule: ruleOf(selection, metadata) });

  test.each([{ f: half }, { 'f|startswith': half }, { 'f|windash': `-x${half}` }, [half]])(
    'in a value is refused: %j',
    async (selection) => {
      for (const target of ['athena', 'duckdb'] as const) {
        expect((await convert(target, selection)).errors.map(({ code }) => code)).toEqual(['sql/half-character']);
      }
    },
  );

  test('in a title is replaced', async () => {
    expect((await convert('athena', { f: 'x' }, { title: half })).output).toContain('-- a\ufffdb\n');
  });

  test.each([{ [half]: 'x' }, { [`j.${half}`]: 'x' }, { [`m.${half}`]: 'x' }, { 'f|fieldref': half }])(
    'in a name is refused: %j',
    async (selection) => {
      for (const target of ['athena', 'duckdb'] as const)
        expect((await convert(target, selection)).output).toBe(undefined);
    },
  );
});

describe("DuckDB's JSON paths", () => {
  test('take a key that is an asterisk for that key', async () => {
    const ddl = new Source('event.sql', 'CREATE EXTERNAL TABLE hostile (row_id int, event string)');
    const events: readonly Event[] = [{ '*': 'match' }, { '*': 'x', y: 'match' }];
    await makeTable(
      ['event'],
      events.map((event) => [sqlText(eventText(event))]),
    );
    expect(await wrongVerdicts([ruleOf({ '*': 'match' })], events, { ddl, event: 'event' })).toEqual([]);
  });
});

describe('what a rule says about itself stays in a comment', () => {
  const body = (output: string | undefined) => (output ?? '').split(/[\n\r\v\f\u0085\u2028\u2029]/);
  const ddl = new Source('text.sql', 'CREATE EXTERNAL TABLE hostile (f string)');

  test.each(['athena', 'duckdb'] as const)('%s', async (target) => {
    const render = await renderer({ target, options: { ddl } });
    const [title, ...plain] = body(render({ rule: ruleOf({ f: 'x' }) }).output);
    expect(title).toBe('-- Hostile');
    for (const text of hostileTexts) {
      const metadata = {
        ...{ title: text, id: text, name: text, status: text, level: text, description: text, author: text },
        ...{ date: text, modified: text, references: [text], tags: [text], fields: [text], falsepositives: [text] },
        logsource: { category: text, product: text, service: text, definition: text },
      };
      const lines = body(render({ rule: ruleOf({ f: 'x' }, metadata) }).output);
      expect(lines.slice(-plain.length)).toEqual(plain);
      expect(lines.slice(0, -plain.length).filter((line) => !/^-- \S/.test(line))).toEqual([]);
    }
  });
});

describe('hostile names of tables and columns in options', () => {
  const values = ['Match', 'other'];
  const readOption = (name: string, text: string) => readOptions(duckdb.options, [`${name}=${text}`]);

  test('of tables', async () => {
    const ddl = new Source('text.sql', 'CREATE EXTERNAL TABLE hostile (f string)');
    const [taken, refused]: [string[], string[]] = [[], []];
    for (const name of hostileTexts) {
      const { values: read, diagnostics } = readOption('table', sqlName(name));
      (diagnostics.length === 0 ? taken : refused).push(name);
      if (diagnostics.length > 0) continue;
      const rows = values.map((value, index) => `(${index}, ${sqlText(value)})`);
      await engine.query(`CREATE OR REPLACE TABLE ${sqlName(name)} AS SELECT * FROM (VALUES ${rows}) AS t(row_id, f)`);
      // A definition of another name has the columns.
      const options = { ddl, columns: 'hostile', table: read.table };
      expect(
        await wrongVerdicts(
          [ruleOf({ f: 'match' })],
          values.map((f) => ({ f })),
          options,
        ),
      ).toEqual([]);
      await engine.query(`DROP TABLE ${sqlName(name)}`);
    }
    expect(refused).toEqual(hostileTexts.filter((name) => !isColumnName(name)));
    expect(taken.length).toBeGreaterThan(90);
  });

  test('of columns that are selected', async () => {
    for (const name of hostileTexts.filter(
      (text) => isColumnName(text) && !/[,"`]/.test(text) && text.trim() === text,
    )) {
      const { values: read, diagnostics } = readOption('select', name);
      expect(diagnostics).toEqual([]);
      await makeTable(
        [name, 'f'],
        values.map((value) => [sqlText(`found ${value}`), sqlText(value)]),
      );
      const ddl = new Source('name.sql', `CREATE EXTERNAL TABLE hostile (${ddlName(name)} string, f string)`);
      const render = await renderer({ target: 'duckdb', options: { ddl, select: name === '*' ? 'f' : read.select } });
      const found = await engine.query(render({ rule: ruleOf({ f: 'match' }) }).output ?? '');
      expect(found).toEqual([[name === '*' ? 'Match' : 'found Match']]);
    }
  });
});

describe('what testers found', () => {
  test('a name in quotes is selected', async () => {
    const ddl = new Source('name.sql', 'CREATE EXTERNAL TABLE hostile (`a b` string, f string)');
    const { values } = readOptions(duckdb.options, ['select="a b"']);
    await makeTable(['a b', 'f'], [["'found'", "'x'"]]);
    const render = await renderer({ target: 'duckdb', options: { ddl, select: values.select } });
    expect(await engine.query(render({ rule: ruleOf({ f: 'x' }) }).output ?? '')).toEqual([['found']]);
  });

  test("a quote in a table's pattern of time stays in its literal", async () => {
    const properties = "'transigma.partitions'='dt:yyyy''MM''dd', 'transigma.time'='t'";
    const ddl = new Source(
      'time.sql',
      `CREATE EXTERNAL TABLE hostile (t string, f string) PARTITIONED BY (dt string) TBLPROPERTIES (${properties})`,
    );
    await makeTable(['t', 'dt', 'f'], [["'2024-01-01'", "'2024''01''01'", "'x'"]]);
    const render = await renderer({ target: 'duckdb', options: { ddl, last: '7d' } });
    expect(await engine.query(render({ rule: ruleOf({ f: 'x' }) }).output ?? '')).toEqual([]);
  });

  test('the name of a query has no more characters than Athena takes (128)', async () => {
    const rules = [ruleOf({ f: 'x' }, { title: 'word '.repeat(50) })];
    const { document } = await formatAll(rules, 'terraform', [`prefix=${'a'.repeat(60)}`]);
    expect(readTerraform(document)[0]?.name.length).toBeLessThanOrEqual(128);
  });
});

describe('in files of infrastructure', () => {
  const isReference = (text: string) => /\{\{\s*resolve\s*:/i.test(text);
  const rulesOf = (texts: readonly string[]) =>
    texts.map((text) => ruleOf({ 'f|cased': asValue(text) }, { title: `T ${text}` }));

  test('a template of CloudFormation has the queries as they are', async () => {
    const { plain, document, refused } = await formatAll(rulesOf(hostileTexts), 'cloudformation');
    expect(readTemplate(document).map(({ query }) => query)).toEqual(plain);
    expect(refused).toEqual(hostileTexts.map((text) => (isReference(text) ? ['sql/dynamic-reference'] : [])));
  });

  /** Terraform puts composed characters in the place of others, wherever they stand. */
  const isComposed = (text: string) => text.normalize('NFC') === text;

  async function wrongInTerraform(texts: readonly string[]) {
    const { plain, document } = await formatAll(rulesOf(texts), 'terraform');
    expect(plain.length).toBe(texts.length);
    const queries = readTerraform(document).map(({ query }) => query.replace(/\n$/, ''));
    return plain.filter((query, index) => query !== queries[index]);
  }

  test('a file of Terraform has the queries as they are, but for the end of a line at their end', async () => {
    expect(await wrongInTerraform(hostileTexts.filter(isComposed))).toEqual([]);
  });

  test('texts that are not composed are refused, as Terraform would compose them', async () => {
    const { document, refused } = await formatAll(
      rulesOf(hostileTexts.filter((text) => !isComposed(text))),
      'terraform',
    );
    expect(refused.length).toBeGreaterThan(0);
    expect({ document, refused }).toEqual({ document: '', refused: refused.map(() => ['sql/not-composed']) });
  });

  /** Titles do not change what the queries say, but stand in them as comments. */
  const titled = hostileTexts.filter((text) => !isReference(text)).map((title) => ruleOf({ f: 'x' }, { title }));

  test('descriptions are one line, and the same in both', async () => {
    const template = readTemplate((await formatAll(titled, 'cloudformation')).document);
    const terraform = readTerraform((await formatAll(titled, 'terraform')).document);
    const lines = template.map(({ description }) => description);
    expect(lines.length).toBe(titled.length);
    expect(lines.filter((line) => /\p{Cc}|\p{Zl}|\p{Zp}/u.test(line))).toEqual([]);
    expect(terraform.map(({ description }) => description)).toEqual(
      lines.map((line) => line.replaceAll('{ {', '{{').normalize('NFC')),
    );
    expect(new Set(template.map(({ name }) => name)).size).toBe(titled.length);
  });

  test('CloudFormation finds no reference, wherever it may stand', async () => {
    const references = hostileTexts.filter(isReference);
    expect(references.length).toBe(3);
    const rules = references.flatMap((text) => [ruleOf({ f: 'x' }, { title: text }), ruleOf({ f: asValue(text) })]);
    const { document, refused } = await formatAll(rules, 'cloudformation');
    expect(document).toBe('');
    expect(refused).toEqual(rules.map(() => ['sql/dynamic-reference']));
    for (const text of references) {
      expect((await formatAll([ruleOf({ f: 'x' })], 'cloudformation', [`database=${text}`])).document).toBe('');
    }
  });

  test('names of databases are what the option says', async () => {
    const rules = [ruleOf({ f: 'x' })];
    for (const text of hostileTexts.filter((one) => isColumnName(one) && isComposed(one) && !isReference(one))) {
      const settings = [`database=${text}`, 'workgroup=a.b-c_d', 'prefix=p_'];
      for (const [format, read] of [
        ['cloudformation', readTemplate],
        ['terraform', readTerraform],
      ] as const) {
        const { plain, document } = await formatAll(rules, format, settings);
        const [query] = read(document);
        expect(query).toMatchObject({
          database: text,
          workgroup: 'a.b-c_d',
          name: expect.stringMatching(/^p_hostile_/),
        });
        expect(query?.query.trimEnd()).toBe(plain[0]);
      }
    }
  });

  test.each([
    ...['database=a\nb', 'database=', 'database=a\u0085b', 'workgroup=a b', "workgroup='", 'workgroup=${x}'],
    ...['prefix=A', 'prefix=a b', 'prefix=a;', 'prefix=a\n', 'prefix=1'],
  ])('%j is no option', (setting) => {
    expect(readOptions(athena.options, [setting]).diagnostics.map(({ code }) => code)).toEqual(['option/value']);
  });

  test('of any texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 5 }), async (texts) => {
        const fine = texts.filter((text) => isComposed(text) && !isReference(text));
        const rules = fine.map((text) => ruleOf({ 'f|cased': asValue(text) }, { title: text }));
        for (const [format, read] of [
          ['cloudformation', readTemplate],
          ['terraform', readTerraform],
        ] as const) {
          const { plain, document } = await formatAll(rules, format);
          const found = document === '' ? [] : read(document);
          expect(new Set(found.map(({ query }) => query.replace(/\n$/, '')))).toEqual(new Set(plain));
        }
      }),
      { numRuns: 150 },
    );
  });
});
