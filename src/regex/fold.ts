import { lowerCodePoint } from '../predicate/text-case.js';
import type { CodePointRange, CodePointSet } from './ast.js';
import { codePointsOf, makeSet, setContains, setSize } from './code-points.js';

/** All code points that equal this one when case is ignored, itself included, in ascending order. */
export function sameIgnoringCase(codePoint: number): readonly number[] {
  if (codePoint >= 0x80) return caseFamilies().get(lowerCodePoint(codePoint)) ?? [codePoint];
  const lower = codePoint | 0x20;
  if (lower < 0x61 || lower > 0x7a) return [codePoint];
  return lower === 0x6b ? [0x4b, 0x6b, kelvinSign] : [lower - 0x20, lower];
}

/** Whether some other code point equals this one when case is ignored. */
export const hasCase = (codePoint: number): boolean => sameIgnoringCase(codePoint).length > 1;

/** The set together with everything that equals one of its code points when case is ignored. */
export function closeUnderCase(set: CodePointSet): CodePointSet {
  const added: CodePointRange[] = [];
  const add = (codePoint: number) => added.push({ first: codePoint, last: codePoint });
  // A few code points are looked up one by one; a wide range is compared with the 1,400 families instead.
  if (setSize(set) <= 512) {
    for (const codePoint of codePointsOf(set)) sameIgnoringCase(codePoint).forEach(add);
  } else {
    for (const family of caseFamilies().values()) {
      if (family.some((codePoint) => setContains(set, codePoint))) family.forEach(add);
    }
  }
  return makeSet([...set, ...added]);
}

/** The only code point beyond ASCII whose lower case is an ASCII letter. */
const kelvinSign = 0x212a;

/** Code points with case end long before this one; a test holds it against all of Unicode. */
const endOfCase = 0x20000;

let families: ReadonlyMap<number, readonly number[]> | undefined;

/** The families of at least two code points that are equal ignoring case, by their lower case. Made at first use. */
function caseFamilies(): ReadonlyMap<number, readonly number[]> {
  if (families !== undefined) return families;
  const byLower = new Map<number, number[]>();
  for (let codePoint = 0; codePoint < endOfCase; codePoint++) {
    const lower = lowerCodePoint(codePoint);
    if (lower === codePoint) continue;
    const family = byLower.get(lower);
    if (family === undefined) byLower.set(lower, [lower, codePoint]);
    else family.push(codePoint);
  }
  for (const family of byLower.values()) family.sort((a, b) => a - b);
  families = byLower;
  return families;
}
