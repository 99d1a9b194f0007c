import { type Job, type JobName, jobs, type ReadyOf, type ResultOf, type SetupOf, type TaskOf } from './jobs.js';

/** What is to be done, and how it is begun. */
export interface Tasks<Name extends JobName> {
  readonly job: Name;
  readonly setup: SetupOf<Name>;
  readonly tasks: Iterable<TaskOf<Name>> | AsyncIterable<TaskOf<Name>>;
  /** How many threads to use; with 1 this one does it all. */
  readonly threads: number;
  /** Called once before the first result, with what the job has to tell when it is ready. */
  readonly onReady?: (ready: ReadyOf<Name>) => void;
  /**
   * Makes what does a task as a thread would. With it this thread is one of the threads, where it would only wait for the
   * others. Called when these are on their way.
   */
  readonly own?: () => Promise<(task: TaskOf<Name>) => ResultOf<Name>>;
}

/** Does tasks, here or in threads, and gives their results in the order of the tasks. */
export async function* doTasks<Name extends JobName>(
  all: Tasks<Name>,
): AsyncGenerator<ResultOf<Name>, void, undefined> {
  const { job, setup, tasks, threads, onReady = () => {}, own } = all;
  if (threads > 1) {
    const { inThreads } = await import('./pool.js');
    yield* inThreads(all);
    return;
  }
  if (own !== undefined) {
    const work = await own();
    for await (const task of tasks) yield work(task);
    return;
  }
  // What belongs to a name is checked where the names are listed.
  const start = (await jobs[job]()) as Job<SetupOf<Name>, ReadyOf<Name>, TaskOf<Name>, ResultOf<Name>>;
  const { ready, work } = await start(setup);
  onReady(ready);
  for await (const task of tasks) yield work(task);
}
