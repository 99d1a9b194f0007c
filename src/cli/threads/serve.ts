import { parentPort, workerData } from 'node:worker_threads';
import { UsageError } from '../errors.js';
import { type Job, jobs } from './jobs.js';
import type { ReadyMessage, ResultMessage, TaskMessage, ThreadData, UsageMessage } from './messages.js';

// What a thread does: the job that it was made for, a task at a time, until it is ended.
const { job, setup } = workerData as ThreadData;
// The types are those of the pool, which has checked them.
const start = (await jobs[job]()) as Job<unknown, unknown, unknown, unknown>;
try {
  const { ready, work } = await start(setup);
  const first: ReadyMessage = { ready };
  parentPort?.postMessage(first);
  parentPort?.on('message', ({ number, task }: TaskMessage) => {
    const message: ResultMessage = { number, result: work(task) };
    parentPort?.postMessage(message);
  });
} catch (thrown) {
  if (!(thrown instanceof UsageError)) throw thrown;
  const message: UsageMessage = { usage: thrown.message, hints: thrown.hints, complaints: thrown.complaints };
  parentPort?.postMessage(message);
  // The one who waits for results ends this thread.
  parentPort?.on('message', () => {});
}
