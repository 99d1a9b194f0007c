/** How big a part of an expression is for an engine that unrolls counts. */
export interface Measure {
  /** Roughly the number of instructions. */
  readonly size: number;
  /** The largest product of nested counts; RE2 has a limit for it. */
  readonly counts: number;
}

/** The measure of one character, class or place. */
export const measureOfOne: Measure = { size: 1, counts: 1 };

/** The measure of nothing. */
export const measureOfNothing: Measure = { size: 0, counts: 1 };

/** The measure of something measured, repeated: the copies, and a branch for each that may be left out. */
export function measureRepeat(inner: Measure, min: number, max: number | undefined): Measure {
  const copies = max ?? Math.max(min, 1);
  if (copies === 0) return measureOfOne;
  const branches = max === undefined ? 1 : max - min;
  return { size: copies * Math.max(inner.size, 1) + branches, counts: copies * inner.counts };
}

/** The measure of two parts of one expression. */
export const measureBoth = (a: Measure, b: Measure): Measure => ({
  size: a.size + b.size,
  counts: Math.max(a.counts, b.counts),
});
