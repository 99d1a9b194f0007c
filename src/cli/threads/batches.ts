/** Takes things together, so many at once, in their order. */
export function* batches<Item>(items: readonly Item[], atOnce: number): Generator<readonly Item[], void, undefined> {
  for (let start = 0; start < items.length; start += atOnce) yield items.slice(start, start + atOnce);
}
