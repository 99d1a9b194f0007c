/**
 * Takes things together, so many at once, in their order. With several threads fewer towards the end, down to a quarter: no
 * thread should still be at work long after the others.
 */
export function* batches<Item>(
  items: readonly Item[],
  atOnce: number,
  threads = 1,
): Generator<readonly Item[], void, undefined> {
  const least = Math.ceil(atOnce / 4);
  let start = 0;
  while (start < items.length) {
    const share = threads === 1 ? atOnce : Math.ceil((items.length - start) / (4 * threads));
    const end = start + Math.min(atOnce, Math.max(least, share));
    yield items.slice(start, end);
    start = end;
  }
}
