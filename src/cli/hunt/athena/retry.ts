import { failureOf } from './failure.js';
import type { AthenaTiming } from './settings.js';
import { delayAfter, wait } from './wait.js';

/**
 * Makes a call until it succeeds, fails for good, or has failed as often as it may by now; places for queries are waited
 * for by time, not by attempts. Throws what the last attempt threw, or the signal's reason as soon as it is aborted between
 * two attempts.
 */
export async function withRetries<Answer>(
  call: () => Promise<Answer>,
  timing: AthenaTiming,
  mayTry: () => number,
  signal: AbortSignal,
): Promise<Answer> {
  const busyUntil = performance.now() + timing.busy;
  let attempts = 0;
  for (let waits = 0; ; waits++) {
    try {
      return await call();
    } catch (thrown) {
      signal.throwIfAborted();
      const failure = failureOf(thrown);
      if (failure?.canRetry !== true) throw thrown;
      if (failure.kind === 'busy' ? performance.now() >= busyUntil : ++attempts >= mayTry()) throw thrown;
      await wait(delayAfter(timing.retry, waits), signal);
    }
  }
}
