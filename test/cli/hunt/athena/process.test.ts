import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FakeAthena, FakeQuery } from './fake-athena.js';
import { environment, fake, quick, until, useFakeAthena } from './hunt.js';

// A process that ends by itself has no timer, socket or listener left; one that prints nothing has no rejection that nobody
// heard of, and no warning. Inside the process of the tests that cannot be seen.

useFakeAthena();

/** Here the packages of the project are found. */
const folder = join('node_modules', '.cache', `transigma-hunt-${process.pid}`);

const program = `
  import { runOnAthena } from './src/cli/hunt/athena/run-queries.ts';
  const { endpoint, timing, count, breakAfter } = JSON.parse(process.argv[2]);
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  const queries = Array.from({ length: count }, (_, index) => ({ sql: 'q' + index, label: 'q' }));
  let seen = 0;
  try {
    for await (const report of runOnAthena(queries, { endpoint, timing, concurrency: 20 }, controller.signal)) {
      console.log(report.kind);
      if (++seen === breakAfter) break;
    }
  } catch (thrown) {
    console.log(thrown.name);
  }
`;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  await build({
    stdin: { contents: program, resolveDir: '.', loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outfile: join(folder, 'hunt.mjs'),
    logLevel: 'warning',
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program until it ends by itself. */
async function runProcess(
  server: FakeAthena,
  {
    count,
    breakAfter,
    stop = 10_000,
    interruptWhen,
  }: { count: number; breakAfter?: number; stop?: number; interruptWhen?: () => boolean },
) {
  const settings = { endpoint: server.endpoint, timing: { ...quick, stop }, count, breakAfter };
  const child = spawn(process.execPath, [join(folder, 'hunt.mjs'), JSON.stringify(settings)], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 20_000,
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    text.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text.stderr += chunk;
  });
  const ended = new Promise<{ status: number | null; at: number }>((resolve) => {
    child.on('close', (status) => resolve({ status, at: performance.now() }));
  });
  if (interruptWhen !== undefined) {
    await until(interruptWhen);
    child.kill('SIGINT');
  }
  const began = performance.now();
  const { status, at } = await ended;
  return {
    status,
    lines: text.stdout.split('\n').filter((line) => line !== ''),
    stderr: text.stderr,
    after: at - began,
  };
}

const many = (count: number, query: FakeQuery) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`q${index}`, query]));

describe('a process that hunts ends by itself, in silence', () => {
  test('when all is done', async () => {
    const server = await fake(many(40, { states: ['RUNNING', 'SUCCEEDED'], rows: [['1']] }));
    const { status, lines, stderr } = await runProcess(server, { count: 40 });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(lines.filter((line) => line === 'finished')).toHaveLength(40);
  });

  test('when it is interrupted', async () => {
    const server = await fake(many(40, { states: ['RUNNING'] }));
    const isUnderWay = () => server.callsOf('GetQueryExecution').length > 60;
    const { status, lines, stderr, after } = await runProcess(server, { count: 40, interruptWhen: isUnderWay });
    expect({ status, stderr, lines }).toEqual({ status: 0, stderr: '', lines: [] });
    expect(server.stopped()).toHaveLength(20);
    expect(server.underWay()).toEqual([]);
    expect(after).toBeLessThan(6000);
  });

  test('when it is interrupted, and nobody answers', async () => {
    const server = await fake(
      many(3, {
        states: ['RUNNING'],
        faults: { GetQueryExecution: Array(9).fill('silence') },
        always: { StopQueryExecution: 'silence' },
      }),
    );
    const isUnderWay = () => server.callsOf('GetQueryExecution').length === 3;
    const { status, lines, stderr, after } = await runProcess(server, {
      count: 3,
      stop: 500,
      interruptWhen: isUnderWay,
    });
    expect({ status, stderr, lines }).toEqual({ status: 0, stderr: '', lines: ['failed', 'failed', 'failed'] });
    expect(after).toBeLessThan(4000);
  });

  test('when nobody reads on', async () => {
    const server = await fake({ q0: { rows: [['1']] }, q1: { states: ['RUNNING'] }, q2: { states: ['QUEUED'] } });
    const { status, lines, stderr } = await runProcess(server, { count: 3, breakAfter: 1 });
    expect({ status, stderr, lines }).toEqual({ status: 0, stderr: '', lines: ['rows'] });
    expect(server.underWay()).toEqual([]);
  });

  test('when many fail at once', async () => {
    const server = await fake(
      many(40, { always: { StartQueryExecution: { exception: 'ExpiredTokenException', message: 'expired' } } }),
    );
    const { status, lines, stderr } = await runProcess(server, { count: 40 });
    expect({ status, stderr, lines }).toEqual({ status: 0, stderr: '', lines: ['UsageError'] });
  });
});
