import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WatchSettings, watchRules } from '../../src/cli/check/watch.js';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'transigma-watch-')));
  mkdirSync(join(folder, 'rules/deep'), { recursive: true });
  writeFileSync(join(folder, 'rules/a.yml'), 'a');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

async function until(isDone: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !isDone(); await pause(10)) {
    if (Date.now() > end) throw new Error('it does not happen');
  }
}

/** Watches while something is done, which is told how often there was a run; gives that number and the exit code. */
async function watching(
  paths: readonly string[],
  act: (runs: () => number) => Promise<void>,
  settings: WatchSettings = {},
): Promise<{ runs: number; code: number }> {
  let runs = 0;
  const ended = new AbortController();
  const watched = watchRules(
    paths.map((path) => join(folder, path)),
    () => ++runs,
    { quiet: 50, signal: ended.signal, ...settings },
  );
  try {
    await until(() => runs === 1);
    await pause(100);
    await act(() => runs);
  } finally {
    ended.abort();
  }
  return { code: await watched, runs };
}

describe.each([
  ['told by the system', {}],
  ['by looking', { poll: 30 }],
])('%s', (_how, settings) => {
  test('a change makes for another run, many at once for one', async () => {
    const act = async (runs: () => number) => {
      for (let index = 0; index < 20; index++) writeFileSync(join(folder, `rules/deep/${index}.yml`), 'x');
      await until(() => runs() === 2);
      await pause(300);
      expect(runs()).toBe(2);
      rmSync(join(folder, 'rules/a.yml'));
      await until(() => runs() === 3);
    };
    expect(await watching(['rules'], act, settings)).toEqual({ runs: 3, code: 3 });
  });

  test('other files do not matter, but those that are named do', async () => {
    const also = [join(folder, 'baseline.json')];
    const act = async (runs: () => number) => {
      writeFileSync(join(folder, 'rules/report.json'), 'x');
      writeFileSync(join(folder, 'b.yml'), 'x');
      await pause(300);
      expect(runs()).toBe(1);
      writeFileSync(join(folder, 'baseline.json'), 'x');
      await until(() => runs() === 2);
    };
    expect((await watching(['rules'], act, { ...settings, also })).runs).toBe(2);
  });

  test('a file may be replaced, as editors do it', async () => {
    const act = async (runs: () => number) => {
      for (const expected of [2, 3]) {
        writeFileSync(join(folder, 'rules/new'), `x${expected}x`.repeat(expected));
        renameSync(join(folder, 'rules/new'), join(folder, 'rules/a.yml'));
        await until(() => runs() === expected);
        await pause(150);
      }
      writeFileSync(join(folder, 'rules/b.yml'), 'x');
      await pause(300);
    };
    expect((await watching(['rules/a.yml'], act, settings)).runs).toBe(3);
  });

  test('so may a pattern be watched', async () => {
    const act = async (runs: () => number) => {
      writeFileSync(join(folder, 'rules/deep/b.yml'), 'x');
      await until(() => runs() === 2);
    };
    expect((await watching(['rules/**/*.yml'], act, settings)).runs).toBe(2);
  });
});

test('an interrupt ends it with what the last run gave', async () => {
  const before = process.listenerCount('SIGINT');
  let runs = 0;
  const watched = watchRules([join(folder, 'rules')], async () => {
    runs++;
    await pause(50);
    return 7;
  });
  await until(() => runs === 1);
  process.emit('SIGINT');
  expect(await watched).toBe(7);
  expect(runs).toBe(1);
  expect(process.listenerCount('SIGINT')).toBe(before);
});

test('what a run throws is thrown on', async () => {
  const failing = watchRules([join(folder, 'rules')], () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
});
