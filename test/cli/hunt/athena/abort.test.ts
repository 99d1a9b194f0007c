import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { Fault } from './fake-athena.js';
import { fake, hunt, reportsOf, until, useFakeAthena } from './hunt.js';

useFakeAthena();

const forever = { states: ['QUEUED', 'RUNNING'] };

/** What is reported when the signal is aborted as soon as something is so, and how long that took. */
async function abortedWhen(
  isSo: () => boolean,
  start: (signal: AbortSignal) => ReturnType<typeof hunt>,
): Promise<{ readonly reports: Awaited<ReturnType<typeof reportsOf>>; readonly milliseconds: number }> {
  const controller = new AbortController();
  const pending = reportsOf(start(controller.signal));
  await until(isSo);
  const began = performance.now();
  controller.abort();
  const reports = await pending;
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  return { reports, milliseconds: performance.now() - began };
}

describe('an abort', () => {
  test('stops what is queued and what runs, starts nothing, and does not throw', async () => {
    const server = await fake({ a: { states: ['QUEUED'] }, b: forever, c: forever, d: {} });
    const { reports, milliseconds } = await abortedWhen(
      () => server.callsOf('GetQueryExecution').length > 6,
      (signal) => hunt(server, ['a', 'b', 'c', 'd'], { signal, concurrency: 3 }),
    );
    expect(reports).toEqual([]);
    expect([...server.stopped()].sort()).toEqual(['a', 'b', 'c']);
    expect(server.underWay()).toEqual([]);
    expect(server.started()).toBe(3);
    expect(milliseconds).toBeLessThan(3000);
  });

  test('does not wait for the next look', async () => {
    const server = await fake({ a: forever });
    const timing = { poll: { start: 60_000, ceiling: 60_000 } };
    const { milliseconds } = await abortedWhen(
      () => server.started() === 1,
      (signal) => hunt(server, ['a'], { signal, timing }),
    );
    expect(server.stopped()).toEqual(['a']);
    expect(milliseconds).toBeLessThan(3000);
  });

  test('does not wait for the next attempt', async () => {
    const throttled: Fault = { exception: 'ThrottlingException', message: 'Rate exceeded' };
    const server = await fake({ a: { always: { StartQueryExecution: throttled } } });
    const { reports, milliseconds } = await abortedWhen(
      () => server.calls.length === 1,
      (signal) => hunt(server, ['a'], { signal, timing: { retry: { start: 60_000, ceiling: 60_000 } } }),
    );
    expect(reports).toEqual([]);
    expect(server.stopped()).toEqual([]);
    expect(milliseconds).toBeLessThan(3000);
  });

  test('does not wait for an answer', async () => {
    const server = await fake({
      a: { always: { GetQueryExecution: 'silence' } },
      b: { always: { GetQueryResults: 'silence' } },
    });
    const { milliseconds } = await abortedWhen(
      () => server.callsOf('GetQueryExecution').length === 2 && server.callsOf('GetQueryResults').length === 1,
      (signal) => hunt(server, ['a', 'b'], { signal }),
    );
    expect(server.stopped()).toEqual(['a']);
    expect(milliseconds).toBeLessThan(3000);
  });

  test('a start under way is awaited, so that it can be stopped', async () => {
    const server = await fake({ a: { faults: { StartQueryExecution: ['silence'] } } });
    const { reports, milliseconds } = await abortedWhen(
      () => server.calls.length === 1,
      (signal) => hunt(server, ['a'], { signal, timing: { stop: 80 } }),
    );
    expect(reports).toEqual([
      { of: 'a.yml', kind: 'failed', message: 'the query may have been started, and may run on' },
    ]);
    expect(milliseconds).toBeGreaterThan(60);
    expect(milliseconds).toBeLessThan(3000);
  });

  test('and it is stopped', async () => {
    const server = await fake({ a: { ...forever, faults: { StartQueryExecution: ['late'] } } });
    const { reports } = await abortedWhen(
      () => server.calls.length === 1,
      (signal) => hunt(server, ['a'], { signal }),
    );
    expect(reports).toEqual([]);
    expect(server.calls.map(({ operation }) => operation)).toEqual(['StartQueryExecution', 'StopQueryExecution']);
  });

  test('a stop that fails is tried again', async () => {
    const server = await fake({
      a: { ...forever, faults: { StopQueryExecution: ['reset', { status: 500, body: '' }] } },
    });
    const { reports } = await abortedWhen(
      () => server.callsOf('GetQueryExecution').length > 1,
      (signal) => hunt(server, ['a'], { signal }),
    );
    expect(reports).toEqual([]);
    expect(server.underWay()).toEqual([]);
  });

  test.each<[string, Fault, RegExp]>([
    ['denied', { exception: 'AccessDeniedException', message: 'not you' }, /\(not you\)/],
    ['not answered', 'silence', /\(no answer in time\)/],
  ])('a stop that is %s is reported', async (_, fault, reason) => {
    const server = await fake({ a: { ...forever, always: { StopQueryExecution: fault } }, b: forever });
    const { reports, milliseconds } = await abortedWhen(
      () => server.callsOf('GetQueryExecution').length > 3,
      (signal) => hunt(server, ['a', 'b'], { signal, timing: { stop: 100 } }),
    );
    expect(reports).toEqual([
      {
        of: 'a.yml',
        kind: 'failed',
        message: expect.stringMatching(reason),
        hint: expect.stringMatching(/^aws athena stop-query-execution --query-execution-id id-\d$/),
      },
    ]);
    expect(server.underWay()).toEqual(['a']);
    expect(milliseconds).toBeLessThan(3000);
  });

  test('before anything began asks nobody', async () => {
    const server = await fake();
    expect(await reportsOf(hunt(server, ['a'], { signal: AbortSignal.abort() }))).toEqual([]);
    expect(server.calls).toEqual([]);
  });

  test('while rows are taken', async () => {
    const rows = Array.from({ length: 30 }, () => ['1']);
    const server = await fake({ a: { rows, pageSize: 1 }, b: forever });
    const controller = new AbortController();
    let seen = 0;
    for await (const report of hunt(server, ['a', 'b'], { signal: controller.signal })) {
      expect(report.kind).toBe('rows');
      if (++seen === 3) {
        await until(() => server.started() === 2);
        controller.abort();
      }
    }
    expect(seen).toBeLessThan(6);
    expect(server.underWay()).toEqual([]);
  });
});

describe('a caller who takes no more', () => {
  test('stops what runs', async () => {
    const server = await fake({ a: { rows: [['1']] }, b: forever, c: forever });
    for await (const report of hunt(server, ['a', 'b', 'c', 'd'], { concurrency: 3 })) {
      expect(report.kind).toBe('rows');
      await until(() => server.started() === 3);
      break;
    }
    expect([...server.stopped()].sort()).toEqual(['b', 'c']);
    expect(server.started()).toBe(3);
  });

  test('also when it throws', async () => {
    const server = await fake({ a: { rows: [['1']] }, b: forever });
    const fault = new Error('the pipe is closed');
    const taking = (async () => {
      for await (const _ of hunt(server, ['a', 'b'])) {
        await until(() => server.started() === 2);
        throw fault;
      }
    })();
    await expect(taking).rejects.toBe(fault);
    expect(server.stopped()).toEqual(['b']);
  });

  test('does not begin if it never takes any', async () => {
    const server = await fake();
    const reports = hunt(server, ['a']);
    await reports.return();
    expect(server.calls).toEqual([]);
  });
});
