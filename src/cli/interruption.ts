/** A wish of the user to stop. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** To be called when the work is done. */
  readonly end: () => void;
}

/** What a process ends with that SIGINT has ended, as shells have it. */
export const interruptedCode = 130;

/** Listens for SIGINT: the first one asks to finish what is at hand, a second one ends the process at once. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  // Once only: what the system does with a second one needs nothing of this process, whatever that waits for.
  process.once('SIGINT', () => controller.abort());
  return { signal: controller.signal, end: () => process.removeAllListeners('SIGINT') };
}

/** Ends the process as the signal would have ended it: a call of the system that waits for ever cannot keep it. */
export function endInterrupted(): number {
  process.removeAllListeners('SIGINT');
  process.kill(process.pid, 'SIGINT');
  return interruptedCode;
}

/** The values of an iteration until a signal comes: one that is waited for then is given up. */
export async function* untilAborted<Value>(
  values: AsyncIterable<Value>,
  signal: AbortSignal,
): AsyncGenerator<Value, void, undefined> {
  const iterator = values[Symbol.asyncIterator]();
  let abort = () => {};
  const onAbort = () => abort();
  // Not Promise.race with one promise for the signal: that would keep every value until the signal comes.
  const nextOrAborted = () =>
    new Promise<IteratorResult<Value, unknown>>((resolve, reject) => {
      abort = () => resolve({ done: true, value: undefined });
      iterator.next().then(resolve, reject);
    });
  signal.addEventListener('abort', onAbort);
  try {
    while (!signal.aborted) {
      const next = await nextOrAborted();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    // Not awaited: what is waited for may never come.
    Promise.resolve(iterator.return?.()).catch(() => {});
  }
}
