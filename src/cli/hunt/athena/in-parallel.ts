import { setMaxListeners } from 'node:events';

/** Work that gives items as it goes, and ends soon after its signal is aborted. */
export type Work<Item> = (signal: AbortSignal) => AsyncGenerator<Item, void, void>;

type Arrival<Item> = { readonly from: AsyncGenerator<Item, void, void> } & (
  | { readonly result: IteratorResult<Item, void> }
  | { readonly thrown: unknown }
);

/**
 * Does works at once, at most so many, and gives their items as they come; of each work one item waits to be taken, no more.
 * When the signal is aborted, a work throws, or nobody takes items any more, no other work begins, all that are under way
 * are aborted, and their end is awaited. Throws what the first work threw.
 */
export async function* inParallel<Item>(
  works: Iterable<Work<Item>>,
  limit: number,
  signal: AbortSignal,
): AsyncGenerator<Item, void, void> {
  const ending = new AbortController();
  // Every work listens, often more than once: that many are no leak.
  setMaxListeners(0, ending.signal);
  const end = () => ending.abort();
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();

  const waiting = works[Symbol.iterator]();
  const running = new Set<AsyncGenerator<Item, void, void>>();
  const arrivals: Arrival<Item>[] = [];
  let wake = () => {};
  let fault: { readonly thrown: unknown } | undefined;
  const arrive = (arrival: Arrival<Item>) => {
    arrivals.push(arrival);
    wake();
  };
  const pull = (from: AsyncGenerator<Item, void, void>) => {
    from.next().then(
      (result) => arrive({ from, result }),
      (thrown) => arrive({ from, thrown }),
    );
  };

  try {
    for (;;) {
      while (running.size < limit && !ending.signal.aborted) {
        const next = waiting.next();
        if (next.done === true) break;
        const work = next.value(ending.signal);
        running.add(work);
        pull(work);
      }
      if (running.size === 0) break;
      const arrival = arrivals.shift();
      if (arrival === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if ('thrown' in arrival) {
        running.delete(arrival.from);
        fault ??= { thrown: arrival.thrown };
        end();
      } else if (arrival.result.done === true) {
        running.delete(arrival.from);
      } else {
        pull(arrival.from);
        yield arrival.result.value;
      }
    }
    if (fault !== undefined) throw fault.thrown;
  } finally {
    signal.removeEventListener('abort', end);
    end();
    await Promise.allSettled([...running].map((work) => work.return()));
  }
}
