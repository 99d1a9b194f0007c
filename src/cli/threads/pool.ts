import { Worker } from 'node:worker_threads';
import type { JobName, ResultOf, SetupOf, TaskOf } from './jobs.js';
import type { ResultMessage, TaskMessage, ThreadData } from './messages.js';

/** A thread with fewer tasks than this waits while its results are on their way. */
const tasksAtOnce = 2;

/** Where threads begin, seen from the bundle's folder of chunks: this module is loaded only when there is need of it. */
const entry = new URL('../thread.js', import.meta.url);

/** Thrown when a thread is gone: its tasks are lost, and nothing that was made of the others is the whole. */
export class ThreadError extends Error {
  constructor(reason: string) {
    super(`a thread ended before its work was done: ${reason}`);
    this.name = 'ThreadError';
  }
}

/**
 * Does tasks in threads, and gives their results in the order of the tasks. Tasks are taken as threads get free and as
 * results are used: memory does not grow with their number. Throws a {@link ThreadError} if a thread ends by itself,
 * and whatever a job or `tasks` throws.
 */
export async function* inThreads<Name extends JobName>(
  job: Name,
  setup: SetupOf<Name>,
  tasks: Iterable<TaskOf<Name>> | AsyncIterable<TaskOf<Name>>,
  count: number,
): AsyncGenerator<ResultOf<Name>, void, undefined> {
  const results = new Map<number, unknown>();
  let failure: { readonly thrown: unknown } | undefined;
  let wake = () => {};
  const fail = (thrown: unknown) => {
    failure ??= { thrown };
    wake();
  };
  const workerData: ThreadData = { job, setup };
  const threads = Array.from({ length: count }, () => {
    const worker = new Worker(entry, { workerData });
    const thread = { worker, pending: 0 };
    worker.on('message', ({ number, result }: ResultMessage) => {
      thread.pending--;
      results.set(number, result);
      wake();
    });
    worker.on('error', fail);
    worker.on('messageerror', fail);
    worker.on('exit', (code) => fail(new ThreadError(`exit code ${code}`)));
    return thread;
  });
  const isAsync = Symbol.asyncIterator in tasks;
  const iterator = isAsync ? tasks[Symbol.asyncIterator]() : tasks[Symbol.iterator]();
  let sent = 0;
  let used = 0;
  let isEnd = false;
  try {
    for (;;) {
      // Results that wait for an earlier one count too: one slow task must not let all others pile up.
      while (!isEnd && sent - used < count * (tasksAtOnce + 1)) {
        const free = threads.reduce((one, other) => (other.pending < one.pending ? other : one));
        if (free.pending >= tasksAtOnce) break;
        const next = await iterator.next();
        if (next.done === true) {
          isEnd = true;
          break;
        }
        const message: TaskMessage = { number: sent++, task: next.value };
        free.pending++;
        free.worker.postMessage(message);
      }
      if (failure !== undefined) throw failure.thrown;
      if (results.has(used)) {
        const result = results.get(used);
        results.delete(used++);
        yield result as ResultOf<Name>;
      } else {
        if (isEnd && used === sent) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    for (const { worker } of threads) worker.removeAllListeners('exit');
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
    await iterator.return?.();
  }
}
