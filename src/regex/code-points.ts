import type { CodePointRange, CodePointSet } from './ast.js';

/** The last code point of Unicode. */
export const lastCodePoint = 0x10ffff;

/** Every code point. */
export const allCodePoints: CodePointSet = [{ first: 0, last: lastCodePoint }];

/** Brings ranges in any order, overlapping or not, into the form of a set. */
export function makeSet(ranges: Iterable<CodePointRange>): CodePointSet {
  const sorted = [...ranges].sort((a, b) => a.first - b.first);
  const result: CodePointRange[] = [];
  for (const range of sorted) {
    const before = result.at(-1);
    if (before !== undefined && range.first <= before.last + 1) {
      if (range.last > before.last) result[result.length - 1] = { first: before.first, last: range.last };
    } else {
      result.push(range);
    }
  }
  return result;
}

/** The code points that are not in the set. */
export function complement(set: CodePointSet): CodePointSet {
  const result: CodePointRange[] = [];
  let next = 0;
  for (const { first, last } of set) {
    if (next < first) result.push({ first: next, last: first - 1 });
    next = last + 1;
  }
  if (next <= lastCodePoint) result.push({ first: next, last: lastCodePoint });
  return result;
}

/** How many code points the set has. */
export const setSize = (set: CodePointSet): number => set.reduce((sum, { first, last }) => sum + last - first + 1, 0);

/** Whether the sets are the same. */
export const sameSet = (a: CodePointSet, b: CodePointSet): boolean =>
  a.length === b.length && a.every(({ first, last }, index) => first === b[index]?.first && last === b[index]?.last);

/** Whether the code point is in the set. */
export function setContains(set: CodePointSet, codePoint: number): boolean {
  let low = 0;
  let high = set.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = set[middle];
    if (range === undefined) return false;
    if (codePoint < range.first) high = middle - 1;
    else if (codePoint > range.last) low = middle + 1;
    else return true;
  }
  return false;
}

/** The code points of the set, in order. Only for sets that are known to be small. */
export function* codePointsOf(set: CodePointSet): Generator<number> {
  for (const { first, last } of set) {
    for (let codePoint = first; codePoint <= last; codePoint++) yield codePoint;
  }
}
