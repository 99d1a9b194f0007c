import { Worker } from 'node:worker_threads';
import { UsageError } from '../errors.js';
import type { Tasks } from './do-tasks.js';
import type { JobName, ReadyOf, ResultOf } from './jobs.js';
import type { ReadyMessage, ResultMessage, TaskMessage, ThreadData, UsageMessage } from './messages.js';

/**
 * A thread with fewer tasks than this waits while its results are on their way, or while the one that gives out the tasks is
 * busy with its own.
 */
const tasksAtOnce = { givenOut: 2, sharedOut: 3 };

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
 * results are used: memory does not grow with their number. A result does not wait for the next task to come. Throws a
 * {@link ThreadError} if a thread ends by itself, and whatever a job, `tasks`, `onReady` or `own` throws. `onReady` is called
 * once, with what the job has to tell in the first thread that is ready, before the first result; with `own` the first results
 * do not wait for that.
 */
export async function* inThreads<Name extends JobName>({
  job,
  setup,
  tasks,
  threads: count,
  onReady = () => {},
  own,
}: Tasks<Name>): AsyncGenerator<ResultOf<Name>, void, undefined> {
  const state = { sent: 0, used: 0, isEnd: false, isStopped: false };
  const results = new Map<number, unknown>();
  const { changed, change } = makeSignal();
  let failure: { readonly thrown: unknown } | undefined;
  const fail = (thrown: unknown) => {
    failure ??= { thrown };
    change();
  };
  let told: string | undefined;
  const tell = (ready: unknown) => {
    const text = JSON.stringify(ready) ?? '';
    // What one thread reads before a file changes, and another one after that, would be results of two kinds.
    if (told !== undefined && told !== text) fail(new ThreadError('what it read is not what another one read'));
    if (told !== undefined) return;
    told = text;
    try {
      onReady(ready as ReadyOf<Name>);
    } catch (thrown) {
      fail(thrown);
    }
  };
  const atOnce = own === undefined ? tasksAtOnce.givenOut : tasksAtOnce.sharedOut;
  const threads = Array.from({ length: own === undefined ? count : count - 1 }, () =>
    startThread({ job, setup }, fail, (message) => {
      if ('ready' in message) tell(message.ready);
      else if ('usage' in message) fail(usageError(message));
      else results.set(message.number, message.result);
      change();
    }),
  );
  const iterator = Symbol.asyncIterator in tasks ? tasks[Symbol.asyncIterator]() : tasks[Symbol.iterator]();

  // Results that wait for an earlier one count too: one slow task must not let all others pile up.
  const isFull = () => state.sent - state.used >= count * (atOnce + 1);
  const take = async () => {
    const next = await iterator.next();
    if (next.done !== true) return { number: state.sent++, task: next.value };
    state.isEnd = true;
    change();
    return undefined;
  };

  const send = async () => {
    while (!state.isStopped && !state.isEnd) {
      const free = threads.reduce((one, other) => (other.pending < one.pending ? other : one));
      if (free.pending >= atOnce || isFull()) {
        await changed();
        continue;
      }
      const taken = await take();
      if (taken !== undefined) free.send(taken);
    }
  };

  send().catch(fail);
  try {
    const work = await own?.();
    for (;;) {
      if (failure !== undefined) throw failure.thrown;
      if (results.has(state.used)) {
        const result = results.get(state.used);
        results.delete(state.used++);
        change();
        yield result as ResultOf<Name>;
      } else if (state.isEnd && state.used === state.sent && (told !== undefined || own !== undefined)) {
        return;
      } else if (work !== undefined && !state.isEnd && !isFull()) {
        const taken = await take();
        if (taken !== undefined) results.set(taken.number, work(taken.task));
        // What the threads have sent meanwhile comes in.
        await new Promise((resolve) => setImmediate(resolve));
      } else {
        await changed();
      }
    }
  } finally {
    state.isStopped = true;
    change();
    // Not awaited: an input that is waited for may never come.
    Promise.resolve(iterator.return?.()).catch(() => {});
    // Nor is this: what they were told to do is done, or of no use.
    for (const thread of threads) thread.end();
  }
}

/** A way to wait until something has changed. */
function makeSignal() {
  let waiting: (() => void)[] = [];
  return {
    changed: () => new Promise<void>((resolve) => waiting.push(resolve)),
    change: () => {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
  };
}

function usageError({ usage, hints, complaints }: UsageMessage): UsageError {
  const error = new UsageError(usage, ...hints);
  error.complaints = complaints;
  return error;
}

type ThreadMessage = ReadyMessage | UsageMessage | ResultMessage;

function startThread(data: ThreadData, fail: (thrown: unknown) => void, take: (message: ThreadMessage) => void) {
  const worker = new Worker(entry, { workerData: data });
  const thread = {
    /** Tasks without a result. */
    pending: 0,
    send: (message: TaskMessage) => {
      thread.pending++;
      worker.postMessage(message);
    },
    end: () => {
      worker.removeAllListeners('exit');
      worker.terminate().catch(() => {});
    },
  };
  worker.on('message', (message: ThreadMessage) => {
    if ('result' in message) thread.pending--;
    take(message);
  });
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', (code) => fail(new ThreadError(`exit code ${code}`)));
  return thread;
}
