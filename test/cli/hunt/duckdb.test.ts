import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { corpusFolder } from '../../support/corpus.js';
import { openDuckDb } from '../../support/sql/duckdb.js';
import { jsonLines, ruleText, shell, transigma, withFolder } from '../run.js';

const head = 'title: Deletion\nid: 5b4c3a1e-2222-4333-8444-555566667777\nlevel: high';
const rule = ruleText('    selection:\n        eventName|startswith: Delete\n    condition: selection\n', head);
const record = { id: '5b4c3a1e-2222-4333-8444-555566667777', title: 'Deletion', level: 'high', path: 'rule.yml' };
const events = [
  { eventName: 'DeleteGroup', eventTime: '2024-05-06T12:00:00Z' },
  { eventName: 'GetGroup' },
  { eventName: ['x', 'deleteuser'], eventTime: '2024-05-08T12:00:00Z' },
];
const ndjson = `${events.map((event) => JSON.stringify(event)).join('\n')}\n`;

const hunt = (cwd: string, ...args: readonly string[]) =>
  transigma(['hunt', '-t', 'duckdb', 'rule.yml', ...args], { cwd });

const rowsOf = (stdout: string) => jsonLines(stdout).map(({ row }) => row);

describe('transigma hunt -t duckdb', () => {
  test.each([
    ['NDJSON', 'logs.ndjson', ndjson],
    ['a JSON array', 'logs.json', JSON.stringify(events, null, 1)],
    ['several objects', 'logs.log', events.map((event) => JSON.stringify(event, null, 2)).join('\n')],
    ['CloudTrail', 'trail.json', JSON.stringify({ Records: events })],
    ['gzip', 'logs.json.gz', gzipSync(ndjson)],
    ['gzipped CloudTrail', 'trail.json.gz', gzipSync(JSON.stringify({ Records: events }))],
    ['gzip under another name', 'logs.json', gzipSync(ndjson)],
  ])('reads %s', (_, name, content) => {
    withFolder({ 'rule.yml': rule, [name]: content }, (cwd) => {
      const { stdout, stderr, status } = hunt(cwd, '--data', name);
      expect(jsonLines(stdout)).toEqual(
        [events[0], events[2]].map((row) => ({ rule: record, event: { source: name }, row })),
      );
      expect(stderr).toMatch(/^2 matches in .* of 1 file with 1 rule in /);
      expect(status).toBe(0);
    });
  });

  test('reads CSV, all of it as text', () => {
    const bytes = ruleText('    s:\n        Status|gte: 500\n        Id: "007"\n    condition: s\n');
    const csv = 'Id,Status\n007,503\n7,503\n007,200\n007,\n';
    withFolder({ 'rule.yml': bytes, 'a.csv': csv, 'b.csv.gz': gzipSync(csv) }, (cwd) => {
      const { stdout, status } = hunt(cwd, '--data', 'a.csv', '--data', 'b.csv.gz');
      expect(rowsOf(stdout)).toEqual([
        { Id: '007', Status: '503' },
        { Id: '007', Status: '503' },
      ]);
      expect(status).toBe(0);
    });
  });

  test('reads Parquet, with the types of its columns', async () => {
    const typed = ruleText('    s:\n        who.name: ROOT\n        ports: 443\n    condition: s\n');
    const engine = await openDuckDb();
    const place = mkdtempSync(join(tmpdir(), 'transigma-test-'));
    const rows = [`{'name': 'root'}, [80, 443]`, `{'name': 'root'}, [80]`, 'NULL, NULL'].join(') UNION ALL (SELECT ');
    await engine.query(`COPY (SELECT * FROM ((SELECT ${rows})) AS t(who, ports)) TO '${place}/a.parquet'`);
    engine.close();
    const parquet = readFileSync(join(place, 'a.parquet'));
    rmSync(place, { recursive: true });
    withFolder({ 'rule.yml': typed, 'a.parquet': parquet }, (cwd) => {
      const { stdout, stderr, status } = hunt(cwd, '--data', 'a.parquet');
      expect(rowsOf(stdout)).toEqual([{ who: { name: 'root' }, ports: [80, 443] }]);
      expect(stderr).not.toContain('sql/');
      expect(status).toBe(0);
    });
    const conditional = ruleText('    s:\n        who.name|exists: true\n    condition: s\n');
    withFolder({ 'rule.yml': conditional, 'two.yml': typed, 'a.parquet': parquet }, (cwd) => {
      expect(hunt(cwd, '--data', 'a.parquet').stderr).toContain(
        '   sql/exists: exact if the events have no null in these fields, which a column does not tell from a missing one: who.name\n',
      );
      const { stderr } = hunt(cwd, 'two.yml', '--data', 'a.parquet');
      expect(stderr).toContain('   notes: 1 sql/exists (a hunt with one rule says what they are)\n');
    });
  });

  test('compares numbers of columns with texts digit by digit', async () => {
    const wanted = ['12345678901234567890', '12345678901234567891', '1.5', '1.50', '1000000000000000000000', '1e+21'];
    const items = (field: string) => wanted.map((text) => `{${field}: "${text}"}`).join(', ');
    const engine = await openDuckDb();
    const place = mkdtempSync(join(tmpdir(), 'transigma-test-'));
    const values = ['12345678901234567890', '1.5', '2', 'NULL'];
    const rows = values.map((one) => `SELECT ${one}::DECIMAL(38, 2) AS d, ${one}::DOUBLE AS f`);
    rows.push('SELECT NULL, 1e21::DOUBLE');
    await engine.query(`COPY (${rows.join(' UNION ALL ')}) TO '${place}/a.parquet'`);
    engine.close();
    const parquet = readFileSync(join(place, 'a.parquet'));
    rmSync(place, { recursive: true });
    // The decimal of twenty digits and 1.5; as doubles 1.5 and 1e21.
    for (const field of ['d', 'f']) {
      const asked = ruleText(`    s: [${items(field)}]\n    condition: s\n`);
      const others = ruleText(`    s: [${items(field)}]\n    condition: not s\n`);
      withFolder({ 'rule.yml': asked, 'not.yml': others, 'a.parquet': parquet }, (cwd) => {
        expect(rowsOf(hunt(cwd, '--data', 'a.parquet').stdout)).toHaveLength(2);
        const both = transigma(['hunt', '-t', 'duckdb', 'not.yml', '--data', 'a.parquet'], { cwd });
        expect(rowsOf(both.stdout)).toHaveLength(3);
      });
    }
  });

  test('takes globs and folders, and asks for a window of time', () => {
    withFolder({ 'rule.yml': rule, 'a/b/x.json': ndjson, 'a/y.ndjson': ndjson, 'a/notes.txt': 'DeleteX' }, (cwd) => {
      expect(rowsOf(hunt(cwd, '--data', 'a').stdout)).toHaveLength(4);
      expect(rowsOf(hunt(cwd, '--data', 'a/**/*.json').stdout)).toHaveLength(2);
      const options = ['-O', 'from=2024-05-06', '-O', 'to=2024-05-07'];
      expect(rowsOf(hunt(cwd, '--data', 'a/y.ndjson', ...options).stdout)).toEqual([events[0]]);
    });
  });

  test('prints a table', () => {
    withFolder({ 'rule.yml': rule, 'logs.ndjson': ndjson }, (cwd) => {
      const { stdout } = hunt(cwd, '--data', 'logs.ndjson', '--format', 'table');
      expect(stdout.split('\n')[0]).toMatch(/^LEVEL +RULE +SOURCE +ROW$/);
      expect(stdout.split('\n')[1]).toMatch(/^high +Deletion +logs\.ndjson +\{"eventName":"DeleteGroup"/);
    });
  });

  test('names of files with wildcards and quotes are names', () => {
    withFolder({ 'rule.yml': rule, "it's [a]?.json": ndjson, 'it.json': ndjson }, (cwd) => {
      expect(rowsOf(hunt(cwd, '--data', "it's [a]?.json").stdout)).toHaveLength(2);
    });
  });
});

describe('faults of data', () => {
  test('a broken line, a cut and a damaged gzip stop nothing', () => {
    const files = {
      'rule.yml': rule,
      'a.ndjson': `${ndjson}not json\n{"eventName": "DeleteX"\n${ndjson}`,
      'b.json.gz': Buffer.from([0x1f, 0x8b, 1, 2, 3]),
      'c.ndjson': ndjson,
      'empty.json': '',
    };
    withFolder(files, (cwd) => {
      const { stdout, stderr, status } = hunt(cwd, '--data', '.');
      expect(rowsOf(stdout)).toHaveLength(6);
      expect(stderr).toContain('a.ndjson:4:1 error event/');
      expect(stderr).toContain('b.json.gz: ');
      expect(stderr).not.toContain('internal error');
      expect(status).toBe(1);
    });
  });

  test.each([
    [['--data', 'nowhere'], 'nowhere: there is no such file or folder'],
    [['--data', '*.parquet'], '*.parquet: no file fits the pattern'],
    [[], 'there are no data files'],
    [['--data', 'rule.yml', '--format', 'xml'], 'there is no output format "xml"'],
    [['--data', 'rule.yml', '--workgroup', 'w'], '--workgroup is for hunts with -t athena'],
    [['--data', 'rule.yml', '-O', 'table=t'], '-O table=… is about tables'],
    [['--data', 'rule.yml', '--threads', 'two'], '--threads: "two" is no whole number'],
    [['--data', 'rule.yml', '-O', 'last=soon'], 'the option "last" is a duration such as'],
  ])('%j is wrong usage', (args, message) => {
    withFolder({ 'rule.yml': rule }, (cwd) => {
      const { stdout, stderr, status } = hunt(cwd, ...args);
      expect(stderr).toContain(message);
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    });
  });

  test('matches without a time are counted where a window is asked for; its key may differ from file to file', () => {
    const files = {
      'rule.yml': rule,
      'd/a.ndjson': '{"eventName":"DeleteX","timestamp":1714564800}\n{"eventName":"DeleteY"}\n',
      'd/b.ndjson':
        '{"eventName":"DeleteZ","eventTime":"2024-05-02T00:30:00+09:00"}\n{"eventName":"DeleteX","time":"2024-04-30"}\n',
    };
    withFolder(files, (cwd) => {
      const options = ['-O', 'from=2024-05-01', '-O', 'to=2024-05-02'];
      const { stdout, stderr } = hunt(cwd, '--data', 'd', ...options);
      expect(rowsOf(stdout).map(({ eventName }) => eventName)).toEqual(['DeleteX', 'DeleteZ']);
      expect(stderr).toContain('1 match left out: no time of the event');
    });
  });

  test.each([
    [
      'a large array with a broken end',
      `[\n${Array.from({ length: 30_000 }, () => '{"eventName":"DeleteX"}').join(',\n')},\n{"eventName": oops}]`,
      30_000,
    ],
    ['numbers that are none', '{"eventName":"DeleteX","a":NaN}\n{"eventName":"DeleteY"}\n', 1],
    ['a byte order mark', `\ufeff${ndjson}`, 2],
    ['UTF-16', Buffer.from(`\ufeff${ndjson}`, 'utf16le'), 2],
    ['gzip that is cut off after a line', gzipSync(ndjson).subarray(0, -8), 2],
  ])('%s: what can be read is found', (_, content, matches) => {
    withFolder({ 'rule.yml': rule, 'd/a.json': content, 'd/b.json': ndjson }, (cwd) => {
      const { stdout, stderr } = hunt(cwd, '--data', 'd');
      expect(rowsOf(stdout).length).toBe(matches + 2);
      expect(stderr).not.toContain('internal error');
    });
  });

  test('an object without records after one with records is no event, and said', () => {
    const content = `${JSON.stringify({ Records: events })}\n{"digest":1}\n`;
    withFolder({ 'rule.yml': rule, 'a.json': content }, (cwd) => {
      const { stdout, stderr, status } = hunt(cwd, '--data', 'a.json');
      expect(rowsOf(stdout)).toHaveLength(2);
      expect(stderr).toContain('a.json:2');
      expect(status).toBe(1);
    });
  });

  test('a rule with hundreds of patterns', () => {
    const patterns = Array.from({ length: 300 }, (_, index) => `            - '*x${index}y*'`).join('\n');
    const many = ruleText(`    s:\n        eventName:\n${patterns}\n    condition: s\n`);
    withFolder(
      { 'rule.yml': many, 'a.json': '{"eventName":"aX299Yb"}\n{"eventName":["z","x7y"]}\n{"eventName":"x300y"}\n' },
      (cwd) => {
        expect(rowsOf(hunt(cwd, '--data', 'a.json').stdout)).toHaveLength(2);
      },
    );
  });

  test('events come from standard input and from pipes', () => {
    withFolder({ 'rule.yml': rule, 'a.ndjson': ndjson }, (cwd) => {
      const { stdout } = shell('cat a.ndjson | transigma hunt -t duckdb rule.yml --data -', { cwd });
      expect(rowsOf(stdout)).toHaveLength(2);
      const piped = shell('transigma hunt -t duckdb rule.yml --data <(cat a.ndjson)', { cwd });
      expect(rowsOf(piped.stdout)).toHaveLength(2);
    });
  });

  test('a key that is an asterisk, columns of odd types and names', async () => {
    const star = ruleText('    s:\n        "*": x\n    condition: s\n');
    withFolder({ 'rule.yml': star, 'a.json': '{"*":"x"}\n{"y":"x"}\n' }, (cwd) => {
      expect(rowsOf(hunt(cwd, '--data', 'a.json').stdout)).toEqual([{ '*': 'x' }]);
    });
  });

  test('without DuckDB it says how to install it', () => {
    withFolder({ 'rule.yml': rule, 'a.ndjson': ndjson }, (cwd) => {
      const loader = `import { register } from 'node:module';
        register('data:text/javascript,' + encodeURIComponent(\`export async function resolve(name, context, next) {
          if (name.startsWith('@duckdb/')) throw Object.assign(new Error('not there'), { code: 'ERR_MODULE_NOT_FOUND' });
          return next(name, context);
        }\`));`;
      const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(loader)}` };
      const { stderr, status } = transigma(['hunt', '-t', 'duckdb', 'rule.yml', '--data', 'a.ndjson'], { cwd, env });
      expect(stderr).toContain('DuckDB is not installed');
      expect(stderr).toContain('npm install @duckdb/node-api');
      expect(status).toBe(2);
    });
  });

  test('a closed pipe ends it quietly', () => {
    withFolder({ 'rule.yml': rule, 'a.ndjson': ndjson.repeat(20_000) }, (cwd) => {
      const { stdout, stderr } = shell('transigma hunt -t duckdb rule.yml --data a.ndjson | head -1', { cwd });
      expect(jsonLines(stdout)).toHaveLength(1);
      expect(stderr).toBe('');
    });
  });
});

describe.skipIf(corpusFolder === undefined)('hunts and matches', () => {
  test('find the same, with rules of SigmaHQ and of transigma, in real events', () => {
    const trail = join(corpusFolder ?? '', 'cloudtrail/events.ndjson');
    const rules = ['cloud', 'web', 'application', 'identity'].map((name) =>
      join(corpusFolder ?? '', 'sigma/rules', name),
    );
    const lines = readFileSync(trail, 'utf8').split('\n');
    const matched = jsonLines(
      transigma(['match', ...['rules', ...rules].flatMap((path) => ['-r', path]), trail]).stdout,
    );
    const expected = matched.map(
      ({ rule: { path }, event: { line } }) => `${path} ${JSON.stringify(JSON.parse(lines[line - 1] ?? ''))}`,
    );
    const found = jsonLines(transigma(['hunt', '-t', 'duckdb', 'rules', ...rules, '--data', trail]).stdout);
    const seen = found.map(({ rule: { path }, row }) => `${path} ${JSON.stringify(row)}`);
    expect(seen.sort()).toEqual(expected.sort());
    expect(seen.length).toBeGreaterThan(300);
  });
});
