import { describe, expect, test, vi } from 'vitest';
import { UsageError } from '../../../../src/cli/errors.js';
import { endOf, fake, hunt, queriesOf, reportsOf, useFakeAthena } from './hunt.js';

useFakeAthena();

const statistics = { DataScannedInBytes: 1234, EngineExecutionTimeInMillis: 56, TotalExecutionTimeInMillis: 78 };
const finished = (of: string, rows: number) => ({
  of,
  kind: 'finished',
  rows,
  bytesScanned: 0,
  engineMilliseconds: 0,
});

describe('a query that succeeds', () => {
  test('gives its rows, then what it cost', async () => {
    const rows = [
      ['1', 'x'],
      ['2', null],
    ];
    const server = await fake({
      q: { states: ['QUEUED', 'RUNNING', 'SUCCEEDED'], columns: ['a', 'b'], rows, statistics },
    });
    expect(await reportsOf(hunt(server, ['q']))).toEqual([
      { of: 'q.yml', kind: 'rows', columns: ['a', 'b'], rows },
      { of: 'q.yml', kind: 'finished', rows: 2, bytesScanned: 1234, engineMilliseconds: 56 },
    ]);
    expect(server.complaints).toEqual([]);
    expect(server.calls.map(({ operation }) => operation)).toEqual([
      'StartQueryExecution',
      'GetQueryExecution',
      'GetQueryExecution',
      'GetQueryExecution',
      'GetQueryResults',
    ]);
  });

  test('without rows', async () => {
    const server = await fake({ q: { columns: ['a', 'b'], rows: [] } });
    expect(await reportsOf(hunt(server, ['q']))).toEqual([finished('q.yml', 0)]);
  });

  test('in several pages', async () => {
    const rows = Array.from({ length: 7 }, (_, index) => [`${index}`]);
    const server = await fake({ q: { rows, pageSize: 3 } });
    const reports = await reportsOf(hunt(server, ['q']));
    expect(reports.map((report) => ('columns' in report ? report.rows : report.kind))).toEqual([
      rows.slice(0, 2),
      rows.slice(2, 5),
      rows.slice(5),
      'finished',
    ]);
    expect(server.callsOf('GetQueryResults').map(({ body }) => [body.NextToken, body.MaxResults])).toEqual([
      [undefined, 1000],
      ['3', 1000],
      ['6', 1000],
    ]);
  });

  test('a page that holds nothing but the header', async () => {
    const server = await fake({ q: { rows: [['1']], pageSize: 1 } });
    expect(await reportsOf(hunt(server, ['q']))).toEqual([
      { of: 'q.yml', kind: 'rows', columns: ['a'], rows: [['1']] },
      finished('q.yml', 1),
    ]);
  });

  test('rows that look like the header are rows, on each page', async () => {
    const server = await fake({ q: { rows: [['a'], ['a'], ['a']], pageSize: 2 } });
    const reports = await reportsOf(hunt(server, ['q']));
    expect(reports.flatMap((report) => ('columns' in report ? report.rows : []))).toEqual([['a'], ['a'], ['a']]);
  });

  test('what stands in for Athena may have no header', async () => {
    const server = await fake({ q: { rows: [['1'], ['a']], withoutHeader: true } });
    const reports = await reportsOf(hunt(server, ['q']));
    expect(reports.flatMap((report) => ('columns' in report ? report.rows : []))).toEqual([['1'], ['a']]);
  });

  test('rows are as wide as the columns', async () => {
    const server = await fake({ q: { columns: ['a', 'b'], rows: [['1'], ['1', '2', '3']] } });
    const reports = await reportsOf(hunt(server, ['q']));
    expect(reports[0]).toMatchObject({
      rows: [
        ['1', null],
        ['1', '2'],
      ],
    });
  });

  test('pages are read as they are taken', async () => {
    const rows = Array.from({ length: 50 }, () => ['1']);
    const server = await fake({ q: { rows, pageSize: 1 } });
    const reports = hunt(server, ['q']);
    await reports.next();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(server.callsOf('GetQueryResults').length).toBeLessThan(5);
    await reports.return();
  });
});

describe('a query that does not succeed', () => {
  test.each([
    ['FAILED', { reason: 'SYNTAX_ERROR: line 1:8' }, { message: 'SYNTAX_ERROR: line 1:8' }],
    ['CANCELLED', { reason: 'Bytes scanned limit was exceeded' }, { message: 'Bytes scanned limit was exceeded' }],
    ['CANCELLED', {}, { message: 'the query was cancelled' }],
    ['FAILED', {}, { message: 'the query failed, and Athena does not say why' }],
    ['FAILED', { athenaError: { ErrorMessage: 'INTERNAL' } }, { message: 'INTERNAL' }],
    [
      'FAILED',
      { reason: 'GENERIC_INTERNAL_ERROR', athenaError: { Retryable: true } },
      { message: 'GENERIC_INTERNAL_ERROR', hint: expect.stringContaining('run again') },
    ],
    [
      'FAILED',
      { reason: "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.logs.x' does not exist" },
      { message: expect.stringContaining('TABLE_NOT_FOUND'), hint: expect.stringContaining('database') },
    ],
    [
      'FAILED',
      { reason: "COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved" },
      { message: expect.stringContaining('COLUMN_NOT_FOUND'), hint: expect.stringContaining('pipeline') },
    ],
  ])('%s %j', async (state, said, expected) => {
    const server = await fake({ q: { states: ['RUNNING', state], ...said } });
    expect(await reportsOf(hunt(server, ['q']))).toEqual([{ of: 'q.yml', kind: 'failed', ...expected }]);
    expect(server.stopped()).toEqual([]);
  });

  test('does not stop the others', async () => {
    const server = await fake({
      bad: { states: ['FAILED'], reason: 'no' },
      refused: {
        always: {
          StartQueryExecution: { exception: 'InvalidRequestException', message: 'line 1:1: no output location' },
        },
      },
      odd: { states: ['DREAMING'] },
    });
    const reports = await reportsOf(hunt(server, ['bad', 'one', 'refused', 'odd', 'two'], { concurrency: 1 }));
    expect(reports.map(({ of, kind }) => `${of} ${kind}`)).toEqual([
      'bad.yml failed',
      'one.yml finished',
      'refused.yml failed',
      'odd.yml failed',
      'two.yml finished',
    ]);
    expect(reports[2]).toMatchObject({ message: 'line 1:1: no output location' });
    // Nobody knows whether it runs, so it is stopped.
    expect(server.stopped()).toEqual(['odd']);
  });
});

describe('several queries', () => {
  test('run at once, up to the limit', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `q${index}`);
    const server = await fake(
      Object.fromEntries(names.map((name) => [name, { states: ['RUNNING', 'RUNNING', 'SUCCEEDED'] }])),
    );
    const reports = await reportsOf(hunt(server, names, { concurrency: 3 }));
    expect(reports.map(({ of }) => of).sort()).toEqual(names.map((name) => `${name}.yml`).sort());
    expect(server.mostAtOnce()).toBe(3);
  });

  test('five at once if nobody says otherwise', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `q${index}`);
    const server = await fake(
      Object.fromEntries(names.map((name) => [name, { states: ['RUNNING', 'RUNNING', 'SUCCEEDED'] }])),
    );
    await reportsOf(hunt(server, names));
    expect(server.mostAtOnce()).toBe(5);
  });

  test('a slow one does not hold up the others', async () => {
    const server = await fake({ slow: { states: [...Array(30).fill('QUEUED'), 'SUCCEEDED'] } });
    const reports = await reportsOf(hunt(server, ['slow', 'one', 'two'], { concurrency: 2 }));
    expect(reports.map(({ of }) => of)).toEqual(['one.yml', 'two.yml', 'slow.yml']);
  });

  test('many listeners are no reason for a warning', async () => {
    const warn = vi.spyOn(process, 'emitWarning');
    const names = Array.from({ length: 40 }, (_, index) => `q${index}`);
    const server = await fake(Object.fromEntries(names.map((name) => [name, { states: ['RUNNING', 'SUCCEEDED'] }])));
    expect(await reportsOf(hunt(server, names, { concurrency: 40 }))).toHaveLength(40);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  test('connections are closed at the end', async () => {
    const server = await fake();
    await reportsOf(hunt(server, ['a', 'b', 'c']));
    await expect.poll(server.connections).toBe(0);
  });

  test('none is fine, and asks nobody', async () => {
    const server = await fake();
    expect(await reportsOf(hunt(server, []))).toEqual([]);
    expect(server.calls).toEqual([]);
  });

  test.each([0, -1, 1.5, Number.NaN])('%d at once is wrong usage', async (concurrency) => {
    const { thrown } = await endOf(hunt(await fake(), ['q'], { concurrency }));
    expect(thrown).toBeInstanceOf(UsageError);
  });
});

describe('settings', () => {
  const startOf = async (settings: Parameters<typeof hunt>[2]) => {
    const server = await fake();
    await reportsOf(hunt(server, ['select 1'], settings));
    const { ClientRequestToken, ...rest } = server.callsOf('StartQueryExecution')[0]!.body;
    expect(ClientRequestToken).toMatch(/^[\w-]{32,128}$/);
    return rest;
  };

  test('what is not given is not sent', async () => {
    expect(await startOf({})).toEqual({ QueryString: 'select 1' });
    expect(await startOf({ workgroup: undefined, outputLocation: undefined })).toEqual({ QueryString: 'select 1' });
  });

  test('what is given is', async () => {
    const given = {
      workgroup: 'hunters',
      outputLocation: 's3://bucket/x/',
      database: 'logs',
      catalog: 'AwsDataCatalog',
    };
    expect(await startOf(given)).toEqual({
      QueryString: 'select 1',
      WorkGroup: 'hunters',
      ResultConfiguration: { OutputLocation: 's3://bucket/x/' },
      QueryExecutionContext: { Database: 'logs', Catalog: 'AwsDataCatalog' },
    });
    expect(await startOf({ database: 'logs' })).toEqual({
      QueryString: 'select 1',
      QueryExecutionContext: { Database: 'logs' },
    });
  });

  test('every query has its own token', async () => {
    const server = await fake();
    await reportsOf(hunt(server, ['same', 'same', 'same']));
    expect(new Set(server.callsOf('StartQueryExecution').map(({ body }) => body.ClientRequestToken)).size).toBe(3);
  });

  test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_ATHENA'])('%s is honoured', async (name) => {
    const server = await fake();
    vi.stubEnv(name, server.endpoint);
    expect(await reportsOf(hunt(server, ['q'], { endpoint: undefined }))).toEqual([finished('q.yml', 0)]);
  });

  test('the region of the settings wins', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    const server = await fake();
    expect(await reportsOf(hunt(server, ['q'], { region: 'us-east-1' }))).toEqual([finished('q.yml', 0)]);
  });

  test.each(['localhost:4566', 'ftp://localhost', 'nonsense', ''])('"%s" is no endpoint', async (endpoint) => {
    const { thrown } = await endOf(hunt(await fake(), ['q'], { endpoint }));
    expect(thrown).toBeInstanceOf(UsageError);
    expect((thrown as UsageError).message).toContain(`"${endpoint}"`);
  });

  test('the query of a report is the one that was given', async () => {
    const server = await fake();
    const [query] = queriesOf('q');
    for await (const report of hunt(server, ['q'])) expect(report.query).toEqual(query);
  });
});
