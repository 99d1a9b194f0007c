import type { checkJob } from '../check/check-job.js';
import type { convertJob } from '../commands/convert-job.js';
import type { matchJob } from '../match/match-job.js';

/**
 * Work for threads: made ready once in each of them, which has something to tell, then done task by task. All that goes in
 * and out is plain data.
 */
export type Job<Setup, Ready, Task, Result> = (setup: Setup) => Promise<ReadyJob<Ready, Task, Result>>;

/** A job that is ready for its tasks. */
export interface ReadyJob<Ready, Task, Result> {
  readonly ready: Ready;
  readonly work: (task: Task) => Result;
}

/** What threads can do; loaded in the thread that does it. */
export const jobs = {
  check: async () => (await import('../check/check-job.js')).checkJob,
  convert: async () => (await import('../commands/convert-job.js')).convertJob,
  match: async () => (await import('../match/match-job.js')).matchJob,
};

/** The types of each job. */
interface Jobs {
  readonly check: typeof checkJob;
  readonly convert: typeof convertJob;
  readonly match: typeof matchJob;
}

export type JobName = keyof Jobs;
type ReadyOfJob<Name extends JobName> = Awaited<ReturnType<Jobs[Name]>>;
export type SetupOf<Name extends JobName> = Parameters<Jobs[Name]>[0];
export type ReadyOf<Name extends JobName> = ReadyOfJob<Name>['ready'];
export type TaskOf<Name extends JobName> = Parameters<ReadyOfJob<Name>['work']>[0];
export type ResultOf<Name extends JobName> = ReturnType<ReadyOfJob<Name>['work']>;
