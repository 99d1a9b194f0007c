import type { convertJob } from '../commands/convert-job.js';

/** Work for threads: made ready once in each of them, then done task by task. All that goes in and out is plain data. */
export type Job<Setup, Task, Result> = (setup: Setup) => Promise<(task: Task) => Result>;

/** What threads can do; loaded in the thread that does it. */
export const jobs = {
  convert: async () => (await import('../commands/convert-job.js')).convertJob,
} satisfies Record<string, () => Promise<Job<never, never, unknown>>>;

/** The types of each job. */
export interface Jobs {
  readonly convert: typeof convertJob;
}

export type JobName = keyof Jobs;
export type SetupOf<Name extends JobName> = Parameters<Jobs[Name]>[0];
export type TaskOf<Name extends JobName> = Parameters<Awaited<ReturnType<Jobs[Name]>>>[0];
export type ResultOf<Name extends JobName> = ReturnType<Awaited<ReturnType<Jobs[Name]>>>;
