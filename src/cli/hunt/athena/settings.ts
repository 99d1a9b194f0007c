import type { Delays } from './wait.js';

/** Where the queries run and how; what is not given is Athena's, the SDK's or the default. */
export interface AthenaSettings {
  readonly workgroup?: string | undefined;
  /** An `s3://` address for the results; needed if the workgroup has none. */
  readonly outputLocation?: string | undefined;
  readonly database?: string | undefined;
  readonly catalog?: string | undefined;
  readonly region?: string | undefined;
  /** An address that stands in for Athena's own. */
  readonly endpoint?: string | undefined;
  /** How many queries may be under way at once; {@link defaultConcurrency} if not given. */
  readonly concurrency?: number | undefined;
  readonly timing?: Partial<AthenaTiming> | undefined;
}

/** How long to wait for what, in milliseconds. */
export interface AthenaTiming {
  /** Between two looks at a query. */
  readonly poll: Delays;
  /** Between two attempts of a call. */
  readonly retry: Delays;
  /** How often a call is tried in all. */
  readonly attempts: number;
  /** The same as long as nobody has ever answered: the address may be wrong, and waiting does not mend it. */
  readonly firstAttempts: number;
  /** For how long a start is tried while Athena runs as many queries as the account may. */
  readonly busy: number;
  /** For the answer to one attempt. */
  readonly answer: number;
  /** For the queries to be stopped when the run is ended. */
  readonly stop: number;
}

export const defaultConcurrency = 5;

/** Athena lets a query run for half an hour, so that a place is free after that at the latest. */
export const defaultTiming: AthenaTiming = {
  poll: { start: 250, ceiling: 3000 },
  retry: { start: 250, ceiling: 10_000 },
  attempts: 8,
  firstAttempts: 4,
  busy: 35 * 60_000,
  answer: 60_000,
  stop: 5000,
};
