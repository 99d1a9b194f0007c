import { lowerCodePoint } from '../predicate/text-case.js';
import type { CodePointRange, CodePointSet } from './ast.js';
import { codePointsOf, makeSet } from './code-points.js';

/** All code points that equal this one when case is ignored, itself included, in ascending order. */
export function sameIgnoringCase(codePoint: number): readonly number[] {
  if (codePoint >= 0x80) return caseTables().families.get(lowerCodePoint(codePoint)) ?? [codePoint];
  const lower = codePoint | 0x20;
  if (lower < 0x61 || lower > 0x7a) return [codePoint];
  return lower === 0x6b ? [0x4b, 0x6b, kelvinSign] : [lower - 0x20, lower];
}

/** Whether some other code point equals this one when case is ignored. */
export const hasCase = (codePoint: number): boolean => sameIgnoringCase(codePoint).length > 1;

/** The set together with everything that equals one of its code points when case is ignored. */
export function closeUnderCase(set: CodePointSet): CodePointSet {
  const added: CodePointRange[] = [];
  for (const range of set) {
    // A few code points are looked up one by one; a wide range takes whole rows of letters at once.
    if (range.last - range.first < 8) {
      for (const codePoint of codePointsOf([range])) {
        for (const same of sameIgnoringCase(codePoint)) if (same !== codePoint) added.push({ first: same, last: same });
      }
    } else {
      addShifted(range, added);
    }
  }
  return added.length === 0 ? set : makeSet([...set, ...added]);
}

function addShifted(range: CodePointRange, added: CodePointRange[]): void {
  for (const row of caseTables().rows) {
    if (row.first > range.last) break;
    const inRow = Math.max(row.first, range.first);
    // From the first letter of the row that is in the range, the row's steps are counted.
    const first = row.first + Math.ceil((inRow - row.first) / row.step) * row.step;
    const last = Math.min(row.last, range.last - ((range.last - row.first) % row.step));
    if (first > last) continue;
    // With a step of two the letters between are those that the row's letters equal: all but the outermost are there.
    const from = row.step === 2 && row.shift > 0 ? last : first;
    const to = row.step === 2 && row.shift < 0 ? first : last;
    const shifted = { first: from + row.shift, last: to + row.shift };
    if (shifted.first < range.first || shifted.last > range.last) added.push(shifted);
  }
}

/** The only code point beyond ASCII whose lower case is an ASCII letter. */
const kelvinSign = 0x212a;

/** Code points with case end long before this one; a test holds it against all of Unicode. */
const endOfCase = 0x20000;

/** So many code points are looked at together. */
const blockSize = 256;

/** A row of letters, each of which equals the code point that lies `shift` further on. */
interface CaseRow extends CodePointRange {
  /** One after the other, or every second one: then the shift is one, to the letter between. */
  readonly step: 1 | 2;
  readonly shift: number;
}

interface CaseTables {
  /** The families of at least two code points that are equal ignoring case, by their lower case. */
  readonly families: ReadonlyMap<number, readonly number[]>;
  /** The same as some two hundred rows, by their first letters. */
  readonly rows: readonly CaseRow[];
}

let tables: CaseTables | undefined;

/** Made at first use. */
function caseTables(): CaseTables {
  tables ??= makeTables();
  return tables;
}

function makeTables(): CaseTables {
  const families = new Map<number, number[]>();
  for (let start = 0; start < endOfCase; start += blockSize) {
    const block: number[] = [];
    for (let codePoint = start; codePoint < start + blockSize; codePoint++) block.push(codePoint);
    // Nearly all blocks have no capitals, and asking for each character takes ten times as long.
    const text = String.fromCodePoint(...block);
    if (text === text.toLowerCase()) continue;
    for (const codePoint of block) {
      const lower = lowerCodePoint(codePoint);
      if (lower === codePoint) continue;
      const family = families.get(lower);
      if (family === undefined) families.set(lower, [lower, codePoint]);
      else family.push(codePoint);
    }
  }
  for (const family of families.values()) family.sort((a, b) => a - b);
  return { families, rows: makeRows([...families.values()]) };
}

function makeRows(families: readonly (readonly number[])[]): readonly CaseRow[] {
  const pairs = families
    .flatMap((family) => family.flatMap((from) => family.map((to) => ({ from, shift: to - from }))))
    .filter(({ shift }) => shift !== 0)
    .sort((a, b) => a.shift - b.shift || a.from - b.from);
  const rows: { -readonly [Key in keyof CaseRow]: CaseRow[Key] }[] = [];
  for (const { from, shift } of pairs) {
    const row = rows.at(-1);
    const step = row === undefined ? 0 : from - row.last;
    const fits = step === 1 || (step === 2 && Math.abs(shift) === 1);
    if (row?.shift === shift && fits && (row.first === row.last || row.step === step)) {
      row.last = from;
      row.step = step === 1 ? 1 : 2;
    } else {
      rows.push({ first: from, last: from, step: 1, shift });
    }
  }
  return rows.sort((a, b) => a.first - b.first);
}
