import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { inParallel, type Work } from '../../../../src/cli/hunt/athena/in-parallel.js';

const never = new AbortController().signal;

const collect = async <Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

const counting = (name: string, to: number): Work<string> =>
  async function* () {
    for (let number = 1; number <= to; number++) yield `${name}${number}`;
  };

/** Ends when it is aborted, saying so. */
const waiting = (log: string[], name: string): Work<string> =>
  async function* (signal) {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    log.push(`${name} was aborted`);
    yield `${name}'s last words`;
  };

const throwing = (thrown: unknown): Work<string> =>
  // biome-ignore lint/correctness/useYield: it does not come to that
  async function* () {
    throw thrown;
  };

describe('works at once', () => {
  test('keep their order each, and none is lost', async () => {
    const all = await collect(
      inParallel([counting('a', 3), counting('b', 2), counting('c', 0), counting('d', 1)], 2, never),
    );
    expect([...all].sort()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'd1']);
    expect(all.filter((item) => item.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  });

  test('nobody listens after the end', async () => {
    const { signal } = new AbortController();
    await collect(inParallel([counting('a', 3)], 2, signal));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('no works', async () => {
    expect(await collect(inParallel([], 2, never))).toEqual([]);
  });

  test('one that throws ends the others, whose last words are heard', async () => {
    const log: string[] = [];
    const fault = new Error('no');
    const heard: string[] = [];
    const taking = (async () => {
      for await (const item of inParallel([waiting(log, 'a'), throwing(fault), counting('late', 1)], 2, never))
        heard.push(item);
    })();
    await expect(taking).rejects.toBe(fault);
    expect(log).toEqual(['a was aborted']);
    expect(heard).toEqual(["a's last words"]);
  });

  test('the first that throws is the one that is thrown', async () => {
    const works = [throwing('first'), throwing('second'), throwing('third')];
    await expect(collect(inParallel(works, 3, never))).rejects.toBe('first');
  });

  test('an abort ends all', async () => {
    const log: string[] = [];
    const controller = new AbortController();
    const taking = collect(
      inParallel([waiting(log, 'a'), waiting(log, 'b'), counting('late', 1)], 2, controller.signal),
    );
    controller.abort();
    expect(await taking).toEqual(["a's last words", "b's last words"]);
  });

  test('a taker who leaves ends all, and waits for it', async () => {
    const log: string[] = [];
    for await (const item of inParallel([counting('a', 9), waiting(log, 'b')], 2, never)) {
      expect(item).toBe('a1');
      break;
    }
    expect(log).toEqual(['b was aborted']);
  });
});
