import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveRule } from '../../src/condition/resolve.js';
import type { Event } from '../../src/event/event.js';
import { eventText } from '../../src/event/event-text.js';
import { chainPipelines } from '../../src/pipeline/apply.js';
import { readPipeline } from '../../src/pipeline/read-pipeline.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import type { SigmaRule } from '../../src/rule/sigma-rule.js';
import { Source } from '../../src/source/source.js';
import {
  asExpression,
  asValue,
  constructs,
  ddlName,
  hostileNames,
  hostileRows,
  hostileText,
  hostileTexts,
  inSmallLetters,
  isColumnName,
  ruleOf,
  sqlName,
  sqlText,
  testsOfName,
} from '../support/sql/hostile.js';
import { renderer } from '../support/sql/rules.js';
import { trinoWords, wordQuestions, wordTables } from '../support/sql/word-table.js';
import { startTrino, type Trino, type TrinoSyntax, trinoReady } from '../support/trino/trino.js';

const ready = trinoReady();

/** Letters have a case, and so `lower` stands before the column. */
const hasCase = (text: string): boolean => [...text].some((one) => one.toLowerCase() !== one.toUpperCase());

/** What a pattern of LIKE is for a text between other characters, and the escape character if there has to be one. */
const likeOf = (before: string, text: string, after: string): readonly string[] =>
  /[%_]/.test(text) ? [`${before}${text.replace(/[\\%_]/g, '\\$&')}${after}`, '\\'] : [`${before}${text}${after}`];

/** A detection with a text, and the literals and names that its query has to have, worked out without the printer. */
interface Expectation {
  readonly selection: (text: string) => unknown;
  readonly strings: (text: string) => readonly string[];
  readonly names: (text: string) => readonly string[];
}

const expectations: Readonly<Record<string, Expectation>> = {
  cased: {
    selection: (text) => ({ 'f|cased': asValue(text) }),
    strings: (text) => [text],
    names: () => ['f'],
  },
  equality: {
    selection: (text) => ({ f: asValue(text) }),
    strings: (text) => [inSmallLetters(text)],
    names: (text) => (hasCase(text) ? ['lower', 'f'] : ['f']),
  },
  'startswith cased': {
    selection: (text) => ({ 'f|startswith|cased': asValue(text) }),
    strings: (text) => likeOf('', text, '%'),
    names: () => ['f'],
  },
  endswith: {
    selection: (text) => ({ 'f|endswith': asValue(text) }),
    strings: (text) => likeOf('%', inSmallLetters(text), ''),
    names: (text) => (hasCase(text) ? ['lower', 'f'] : ['f']),
  },
  'wildcards cased': {
    selection: (text) => ({ 'f|cased': `?${asValue(text)}*x` }),
    strings: (text) => likeOf('_', text, '%x'),
    names: () => ['f'],
  },
  'list of values': {
    selection: (text) => ({ 'f|cased': [asValue(text), asValue(`${text}x`)] }),
    strings: (text) => [text, `${text}x`],
    names: () => ['f'],
  },
  keyword: {
    selection: (text) => [asValue(text)],
    strings: (text) => likeOf('%', inSmallLetters(text), '%'),
    names: (text) => (hasCase(text) ? ['lower', 'f'] : ['f']),
  },
};

describe.skipIf(!ready.ok)(`hostile texts on Trino${ready.ok ? '' : ` (skipped: ${ready.why})`}`, () => {
  let trino: Trino;
  beforeAll(async () => {
    trino = await startTrino();
  });
  afterAll(() => trino?.stop());

  const ddl = new Source('text.sql', 'CREATE EXTERNAL TABLE hostile (f string)');
  const random = () => [...hostileTexts, ...fc.sample(hostileText, 200).filter((text) => text !== '')];

  /** What Trino reads, without the words by which NUL is written, and the texts that stand around it joined. */
  function withoutNul({ strings, identifiers, ...others }: TrinoSyntax, text: string) {
    if (!text.includes('\0')) return { ...others, strings, identifiers };
    const names = identifiers.filter((name) => name !== 'concat' && name !== 'chr');
    return { ...others, strings: [strings.join('')], identifiers: names };
  }

  test.each(Object.entries(expectations))(
    '%s: the literals and names are those of the text',
    async (_, expectation) => {
      const { selection, strings, names } = expectation;
      for (const format of ['query', 'view']) {
        const render = await renderer({ target: 'athena', format, options: { ddl, select: 'f' } });
        const texts = random();
        const read = texts.map(async (text) => {
          const { output = '' } = render({ rule: ruleOf(selection(text)) });
          const { kind, statements, strings: found, identifiers } = withoutNul(await trino.parse(output), text);
          return { text, kind, statements, strings: found, identifiers: identifiers.slice(format === 'view' ? 1 : 0) };
        });
        const wanted = texts.map((text) => {
          const plain = strings(text);
          // Of a text with NUL there are pieces.
          const expected = text.includes('\0') ? [plain.join('').replaceAll('\0', '')] : plain;
          const kind = format === 'view' ? 'CreateView' : 'Query';
          return { text, kind, statements: 1, strings: expected, identifiers: ['f', 'hostile', ...names(text)] };
        });
        expect(await Promise.all(read)).toEqual(wanted);
      }
    },
  );

  test('regular expressions are one literal', async () => {
    const render = await renderer({ target: 'athena', options: { ddl, select: 'f' } });
    for (const text of random()) {
      const { output = '' } = render({ rule: ruleOf({ 'f|re': `^(?:${asExpression(text)}|zz[0-9]+)$` }) });
      const { kind, statements, strings, identifiers } = await trino.parse(output);
      expect({ kind, statements, identifiers }).toEqual({
        ...{ kind: 'Query', statements: 1 },
        identifiers: ['f', 'hostile', 'regexp_like', 'f'],
      });
      expect(strings.length).toBe(1);
    }
  });

  test('what a rule says about itself is no part of a query or view', async () => {
    for (const format of ['query', 'view']) {
      const render = await renderer({ target: 'athena', format, options: { ddl } });
      const plain = await trino.parse(render({ rule: ruleOf({ f: 'x' }) }).output ?? '');
      for (const text of hostileTexts) {
        const metadata = {
          ...{ title: text, id: text, name: text, status: text, level: text, description: text, author: text },
          ...{ date: text, references: [text], tags: [text], logsource: { category: text, product: text } },
        };
        const { output = '' } = render({ rule: ruleOf({ f: 'x' }, metadata) });
        const { identifiers, ...others } = await trino.parse(output);
        const [name, ...names] = format === 'view' ? identifiers : ['x', ...identifiers];
        expect(name).toMatch(/^[a-z_][a-z0-9_]*$/);
        expect({ ...others, identifiers: names }).toEqual({
          ...plain,
          identifiers: plain.identifiers.slice(format === 'view' ? 1 : 0),
        });
      }
    }
  });

  describe('run', () => {
    const reference = (rule: SigmaRule) => {
      const resolution = resolveRule(rule);
      if ('errors' in resolution) throw new Error(resolution.errors[0]?.message);
      return compileReference(resolution.resolved.predicate);
    };

    /** What is wrong with what a rule finds; the rows of these events may stand in the place of the table. */
    async function wrong(
      rule: SigmaRule,
      events: readonly Event[],
      options: Readonly<Record<string, string | Source>>,
      rows: string,
    ): Promise<readonly string[]> {
      const render = await renderer({ target: 'athena', options: { select: 'row_id', ...options } });
      const { output, errors } = render({ rule });
      const holds = reference(rule);
      const expected = events.flatMap((event, row) => (holds(event) ? [row] : []));
      const found =
        output === undefined
          ? errors.map(({ code }) => code)
          : await trino
              .query(`${rows}${output}`)
              .then((result) => result.rows.map(([row]) => Number(row)).sort((one, other) => one - other), String);
      return String(found) === String(expected) ? [] : [`${found} for ${expected}: ${output}`];
    }

    describe('values find what they spell', () => {
      const events = hostileRows.map((f): Event => ({ f }));
      beforeAll(async () => {
        const rows = hostileRows.map((f, id) => `(${id}, ${sqlText(f)}, ${sqlText(eventText({ f }))})`);
        await trino.query('CREATE TABLE hostile (row_id integer, f varchar, event varchar)');
        await trino.query(`INSERT INTO hostile VALUES ${rows.join(', ')}`);
      });
      const run = async (construct: string, options: Readonly<Record<string, string | Source>>) =>
        (
          await Promise.all(
            hostileTexts.map((text) => wrong(ruleOf(constructs[construct]?.(text)), events, options, '')),
          )
        ).flat();

      test.each(['cased', 'wildcards', 'windash', 'regex ignoring case'])(
        'in a column of text: %s',
        async (construct) => {
          expect(await run(construct, { ddl })).toEqual([]);
        },
      );

      test.each(['contains', 'keyword'])('in events as JSON text: %s', async (construct) => {
        const raw = new Source('event.sql', 'CREATE EXTERNAL TABLE hostile (row_id int, event string)');
        expect(await run(construct, { ddl: raw, event: 'event' })).toEqual([]);
      });
    });

    describe('names find the field that they name', () => {
      const values = ['Match', 'MATCH', 'other', null];
      const literal = (value: string | null) => (value === null ? 'CAST(NULL AS varchar)' : sqlText(value));
      const table = (columns: readonly string[], cells: (value: string | null) => readonly string[]) =>
        `WITH hostile(${['row_id', ...columns].join(', ')}) AS (VALUES ${values
          .map((value, row) => `(${[row, ...cells(value)].join(', ')})`)
          .join(', ')})\n`;
      /** Trino takes some time for each query. */
      const rulesOf = (name: string, ...indexes: readonly number[]) =>
        indexes.map((index) => ruleOf(testsOfName(name)[index]));
      const steps = hostileNames.filter((name) => !name.includes('.'));

      /** Trino takes no expression for a path (see below). */
      const hasNoNul = (name: string) => !name.includes('\0');

      test('of JSON, with NUL in them, are refused', async () => {
        const given = new Source('event.sql', 'CREATE EXTERNAL TABLE hostile (row_id int, event string)');
        const render = await renderer({ target: 'athena', options: { ddl: given, event: 'event' } });
        const { errors } = render({ rule: ruleOf({ 'a\0b': 'match' }) });
        expect(errors.map(({ code }) => code)).toEqual(['sql/nul-in-path']);
      });

      test('of columns', async () => {
        const found = hostileNames.filter(isColumnName).flatMap((name) => {
          const given = new Source('name.sql', `CREATE EXTERNAL TABLE hostile (${ddlName(name)} string)`);
          const events = values.map((value): Event => ({ [name]: value }));
          return rulesOf(name, 0, 2).map((rule) =>
            wrong(
              rule,
              events,
              { ddl: given },
              table([sqlName(name)], (value) => [literal(value)]),
            ),
          );
        });
        expect((await Promise.all(found)).flat()).toEqual([]);
      });

      test('of structs', async () => {
        const found = steps.filter(isColumnName).flatMap((name) => {
          const given = new Source('s.sql', `CREATE EXTERNAL TABLE hostile (s struct<${ddlName(name)}:string>)`);
          const events = values.map((value): Event => ({ s: { [name]: value } }));
          const rows = table(['s'], (value) => [`CAST(ROW(${literal(value)}) AS ROW(${sqlName(name)} varchar))`]);
          return rulesOf(`s.${name}`, 1).map((rule) => wrong(rule, events, { ddl: given }, rows));
        });
        expect((await Promise.all(found)).flat()).toEqual([]);
      });

      test('of maps', async () => {
        const given = new Source('m.sql', 'CREATE EXTERNAL TABLE hostile (m map<string,string>)');
        const found = steps.flatMap((name) => {
          const events = values.map((value): Event => ({ m: { y: 'match', [name]: value } }));
          const rows = table(['m'], (value) => [
            `MAP(ARRAY['y', ${sqlText(name)}], ARRAY['match', ${literal(value)}])`,
          ]);
          return rulesOf(`m.${name}`, 0).map((rule) => wrong(rule, events, { ddl: given }, rows));
        });
        expect((await Promise.all(found)).flat()).toEqual([]);
      });

      test('of JSON in a column', async () => {
        const given = new Source('j.sql', 'CREATE EXTERNAL TABLE hostile (j string)');
        const found = ['', ...steps].filter(hasNoNul).flatMap((name) => {
          const events = values.map((value): Event => ({ j: { y: 'match', [name]: value } }));
          const rows = table(['j'], (value) => [sqlText(eventText({ y: 'match', [name]: value }))]);
          return rulesOf(`j.${name}`, 1).map((rule) => wrong(rule, events, { ddl: given, json: 'j' }, rows));
        });
        expect((await Promise.all(found)).flat()).toEqual([]);
      });

      test('of whole events', async () => {
        const given = new Source('event.sql', 'CREATE EXTERNAL TABLE hostile (row_id int, event string)');
        const names = fc.sample(hostileText, 60).filter((name) => name !== '' && !name.includes('|'));
        const found = [...new Set([...hostileNames, ...names])].filter(hasNoNul).flatMap((name) => {
          const eventOf = (value: string | null): Event => ({ y: 'match', other: 'match', [name]: value });
          const rows = table(['event'], (value) => [sqlText(eventText(eventOf(value)))]);
          return rulesOf(name, 0, 4).map((rule) =>
            wrong(rule, values.map(eventOf), { ddl: given, event: 'event' }, rows),
          );
        });
        expect((await Promise.all(found)).flat()).toEqual([]);
      });
    });

    test('words of the grammar are names of columns, fields and tables', async () => {
      const struct = (fields: readonly [string, string][]) =>
        `CAST(ROW(${fields.map(([, text]) => text).join(', ')}) AS ROW(${fields
          .map(([name]) => `${name} varchar`)
          .join(', ')}))`;
      await trino.query(`CREATE TABLE words AS ${wordTables(trinoWords, struct)}`);
      const questions = await wordQuestions(trinoWords, 'athena');
      const answers = questions.map(async ({ word, query }) => {
        const found = await trino
          .query(`WITH "${word}" AS (SELECT 'is ${word}' AS f)\n${query}`)
          .then(({ rows }) => JSON.stringify(rows), String);
        return found === JSON.stringify([[`is ${word}`]]) ? [] : [`${word}: ${found}\n${query}`];
      });
      expect((await Promise.all(answers)).flat()).toEqual([]);
    });
  });

  describe('names of tables', () => {
    const namesOf = async (options: Readonly<Record<string, string | Source>>, text?: string) => {
      const item = { id: 'table', type: 'set_state', key: 'table', val: text };
      const { pipeline } = readPipeline(
        new Source('state.yml', JSON.stringify({ name: 'state', priority: 1, transformations: [item] })),
      );
      const pipelines = text === undefined || pipeline === undefined ? {} : { pipelines: chainPipelines([pipeline]) };
      const render = await renderer({ target: 'athena', options: { ddl, select: 'f', ...options }, ...pipelines });
      const { output, errors } = render({ rule: ruleOf({ 'f|cased': 'x' }) });
      if (output === undefined) throw new Error(errors[0]?.message);
      const { kind, statements, strings, identifiers } = await trino.parse(output);
      expect({ kind, statements, strings }).toEqual({ kind: 'Query', statements: 1, strings: ['x'] });
      expect([identifiers[0], identifiers.at(-1)]).toEqual(['f', 'f']);
      return identifiers.slice(1, -1);
    };
    const names = hostileTexts.filter(isColumnName);

    test('of an option', async () => {
      for (const name of names) {
        expect(await namesOf({ columns: 'hostile', table: sqlName(name) })).toEqual([name]);
        expect(await namesOf({ columns: 'hostile', table: `a.${sqlName(name)}.b` })).toEqual(['a', name, 'b']);
      }
    });

    test('of a pipeline', async () => {
      for (const name of names) {
        expect(await namesOf({ columns: 'hostile' }, sqlName(name))).toEqual([name]);
        expect(await namesOf({ columns: 'hostile' }, `${sqlName(name)}.t`)).toEqual([name, 't']);
        if (name === '""') continue;
        // As it stands it may be none, or several.
        const found = await namesOf({ columns: 'hostile' }, name);
        expect(found.join('.').replace(/[."`]/g, '').trim()).toBe(
          /[^."`\s]/.test(name) ? name.replace(/[."`]/g, '').trim() : 'hostile',
        );
      }
    });

    test('of a pipeline that says one without characters is refused', async () => {
      await expect(namesOf({ columns: 'hostile' }, '""')).rejects.toThrow('a name of a table that no table can have');
    });
  });
});
