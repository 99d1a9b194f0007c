import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../../src/cli/errors.js';
import type { Fault, Operation } from './fake-athena.js';
import { endOf, fake, hunt, quick, reportsOf, useFakeAthena } from './hunt.js';

useFakeAthena();

const operations: readonly Operation[] = ['StartQueryExecution', 'GetQueryExecution', 'GetQueryResults'];
const throttled: Fault = { exception: 'ThrottlingException', message: 'Rate exceeded' };
const tooMany: Fault = {
  exception: 'TooManyRequestsException',
  message: 'You have exceeded the limit for the number of queries you can run concurrently.',
  extra: { Reason: 'CONCURRENT_QUERY_LIMIT_EXCEEDED' },
};

const passing: readonly (readonly [string, Fault])[] = [
  ['throttling', throttled],
  ['too many requests', { exception: 'TooManyRequestsException', message: 'Slow down' }],
  ['HTTP 429', { status: 429, body: '' }],
  ['an internal fault', { exception: 'InternalServerException', message: 'oops', status: 500 }],
  ['a gateway', { status: 502, body: '<html>Bad Gateway</html>' }],
  ['an empty 503', { status: 503, body: '' }],
  ['a reset', 'reset'],
  ['a reset after the work', 'reset after the work'],
  ['JSON that is cut off', { status: 200, body: '{"QueryExec' }],
  ['no JSON at all', { status: 200, body: '<html>hello</html>' }],
];

describe.each(operations)('%s', (operation) => {
  test.each(passing)('passes over %s', async (_, fault) => {
    const server = await fake({ q: { rows: [['1']], faults: { [operation]: [fault, fault, fault] } } });
    const reports = await reportsOf(hunt(server, ['q']));
    expect(reports.map(({ kind }) => kind)).toEqual(['rows', 'finished']);
    expect(server.callsOf(operation)).toHaveLength(4);
    expect(server.started()).toBe(1);
    const tokens = server.callsOf('StartQueryExecution').map(({ body }) => body.ClientRequestToken);
    expect(new Set(tokens).size).toBe(1);
  });

  test.each(passing)('gives up on %s after a while, and goes on with the others', async (_, fault) => {
    const server = await fake({ q: { always: { [operation]: fault } } });
    const reports = await reportsOf(hunt(server, ['fine', 'q', 'other'], { concurrency: 1 }));
    expect(reports.map(({ of, kind }) => `${of} ${kind}`)).toEqual([
      'fine.yml finished',
      'q.yml failed',
      'other.yml finished',
    ]);
    expect(server.callsOf(operation).filter(({ sql }) => sql === 'q')).toHaveLength(quick.attempts);
    // What may still run is stopped, if we know its id.
    expect(server.stopped()).toEqual(operation === 'GetQueryExecution' ? ['q'] : []);
  });

  test('a silence is over in the time that an answer has', async () => {
    const server = await fake({ q: { faults: { [operation]: ['silence'] } } });
    const reports = await reportsOf(hunt(server, ['q'], { timing: { answer: 60 } }));
    expect(reports.map(({ kind }) => kind)).toEqual(['finished']);
  });
});

describe('waits', () => {
  test('become longer', async () => {
    const server = await fake({ q: { faults: { StartQueryExecution: [throttled, throttled, throttled] } } });
    await reportsOf(hunt(server, ['q'], { timing: { retry: { start: 20, ceiling: 1000 } } }));
    const times = server.callsOf('StartQueryExecution').map(({ at }) => at);
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    expect(gaps[0]).toBeGreaterThanOrEqual(9);
    expect(gaps[1]).toBeGreaterThanOrEqual(19);
    expect(gaps[2]).toBeGreaterThanOrEqual(39);
  });

  test('a place for a query is waited for longer than any fault', async () => {
    const faults = { StartQueryExecution: Array(quick.attempts * 4).fill(tooMany) };
    const server = await fake({ q: { faults } });
    expect((await reportsOf(hunt(server, ['q']))).map(({ kind }) => kind)).toEqual(['finished']);
    expect(server.started()).toBe(1);
  });

  test('but not for ever', async () => {
    const server = await fake({ q: { always: { StartQueryExecution: tooMany } } });
    const reports = await reportsOf(hunt(server, ['q', 'other'], { timing: { busy: 30 } }));
    expect(reports.find(({ of }) => of === 'q.yml')).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('no place for another query: You have exceeded the limit'),
      hint: expect.stringContaining('later'),
    });
    expect(reports.find(({ of }) => of === 'other.yml')).toMatchObject({ kind: 'finished' });
  });
});

describe('answers that lack what matters', () => {
  test.each<[Operation, string]>([
    ['StartQueryExecution', '{}'],
    ['StartQueryExecution', '[]'],
    ['StartQueryExecution', 'null'],
    ['StartQueryExecution', '{"QueryExecutionId":7}'],
    ['GetQueryExecution', '{}'],
    ['GetQueryExecution', '{"QueryExecution":"x"}'],
    ['GetQueryExecution', '{"QueryExecution":{"Status":{"State":5}}}'],
  ])('%s: %s', async (operation, body) => {
    const server = await fake({ q: { always: { [operation]: { status: 200, body } } } });
    const reports = await reportsOf(hunt(server, ['fine', 'q'], { concurrency: 1 }));
    expect(reports[1]).toMatchObject({ of: 'q.yml', kind: 'failed', message: expect.stringContaining('lacks') });
  });

  test.each(['{}', '{"ResultSet":{}}', '{"ResultSet":{"Rows":"x"}}'])('results without rows: %s', async (body) => {
    const server = await fake({ q: { always: { GetQueryResults: { status: 200, body } } } });
    expect((await reportsOf(hunt(server, ['q']))).map(({ kind }) => kind)).toEqual(['finished']);
  });

  test('columns that are not described are those of the header', async () => {
    const rows = [{ Data: [{ VarCharValue: 'a' }, { VarCharValue: 'b' }] }, { Data: [{ VarCharValue: '1' }, {}] }, {}];
    const body = JSON.stringify({ ResultSet: { Rows: rows } });
    const server = await fake({ q: { always: { GetQueryResults: { status: 200, body } } } });
    expect((await reportsOf(hunt(server, ['q'])))[0]).toMatchObject({
      columns: ['a', 'b'],
      rows: [
        ['1', null],
        [null, null],
      ],
    });
  });
});

test('a query that breaks while its rows are read has failed, after its rows', async () => {
  const server = await fake({
    q: { rows: [['1'], ['2']], pageSize: 2, faults: { GetQueryResults: [noFault, ...Array(9).fill('reset')] } },
  });
  expect((await reportsOf(hunt(server, ['q']))).map(({ kind }) => kind)).toEqual(['rows', 'failed']);
});

/** A hole in a list of faults: the request succeeds. */
const noFault = undefined as unknown as Fault;

describe('nobody there', () => {
  test('is said once, not for each query', async () => {
    const server = await fake();
    await server.close();
    const { thrown, seen } = await endOf(hunt(server, ['a', 'b', 'c']));
    expect(thrown).toBeInstanceOf(UsageError);
    expect((thrown as UsageError).message).toMatch(/^Athena cannot be reached: .*ECONNREFUSED/);
    expect(seen).toEqual([]);
  });

  test('nor is somebody else', async () => {
    const page: Fault = { status: 404, body: '<html>not found</html>' };
    const server = await fake({
      a: { always: { StartQueryExecution: page } },
      b: { always: { StartQueryExecution: page } },
    });
    const { thrown } = await endOf(hunt(server, ['a', 'b'], { concurrency: 1 }));
    expect((thrown as UsageError).message).toBe('what answered does not seem to be Athena: HTTP status 404');
    expect((thrown as UsageError).hints).toEqual([expect.stringContaining('--endpoint-url')]);
    expect(server.callsOf('StartQueryExecution')).toHaveLength(1);
  });

  test('a certificate that nobody trusts is not tried again', async () => {
    const server = await fake();
    const { thrown } = await endOf(hunt(server, ['a'], { endpoint: server.endpoint.replace('http:', 'https:') }));
    expect((thrown as UsageError).message).toMatch(/^Athena cannot be reached: /);
  });
});
