import { setTimeout } from 'node:timers/promises';

/** Waits that become longer: the first takes `start` milliseconds, each twice the one before, none more than `ceiling`. */
export interface Delays {
  readonly start: number;
  readonly ceiling: number;
}

/** How long to wait after so many waits, half of it at random: those who failed together shall not come back together. */
export const delayAfter = ({ start, ceiling }: Delays, waits: number): number =>
  Math.min(ceiling, start * 2 ** waits) * (0.5 + Math.random() / 2);

/** Waits; rejects as soon as the signal is aborted. */
export const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal });

/** What the promise gives; rejects as soon as the signal is aborted, for work that does not know signals. */
export async function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
  });
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** The time that is left for tidying up once the end has come. */
export interface Grace {
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
  /** The time begins now, if it has not yet. */
  readonly begin: () => void;
  /** Nobody waits for it any more. */
  readonly clear: () => void;
}

/** Makes a time that begins at the latest when the signal is aborted. */
export function makeGrace(signal: AbortSignal, milliseconds: number): Grace {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    timer ??= globalThis.setTimeout(() => over.abort(), milliseconds);
  };
  signal.addEventListener('abort', begin, { once: true });
  if (signal.aborted) begin();
  const clear = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', begin);
  };
  return { signal: over.signal, begin, clear };
}
