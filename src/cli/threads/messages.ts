import type { JobName } from './jobs.js';

/** What a thread is told when it is made. */
export interface ThreadData {
  readonly job: JobName;
  readonly setup: unknown;
}

/** To a thread: a task, and the how-manieth it is. */
export interface TaskMessage {
  readonly number: number;
  readonly task: unknown;
}

/** From a thread, once and before all else: what its job has to tell. */
export interface ReadyMessage {
  readonly ready: unknown;
}

/** From a thread instead of that: what is wrong with the command line. Errors lose their class on the way. */
export interface UsageMessage {
  readonly usage: string;
  readonly hints: readonly string[];
  readonly complaints: readonly string[];
}

/** From a thread: what became of a task. */
export interface ResultMessage {
  readonly number: number;
  readonly result: unknown;
}
