import { findText } from './find-text.js';
import { type Pattern, type PatternPart, plainText } from './pattern.js';
import { foldCase } from './text-case.js';

/** A pattern's parts between two `*`, or between one and an end. */
type Segment = readonly Exclude<PatternPart, { kind: 'any-run' }>[];

/**
 * Makes the test whether a whole text fits the pattern (design: rows "string"); without `cased` the text comes folded
 * ({@link foldCase}). Takes time proportional to the text for plain text between `*`; `?` and choices may multiply that
 * by the length of what stands between two `*`.
 */
export function compilePattern(pattern: Pattern, cased: boolean): (text: string) => boolean {
  const prepare = cased ? (text: string) => text : foldCase;
  const plain = plainText(pattern);
  if (plain !== undefined) {
    const wanted = prepare(plain);
    return (text) => text === wanted;
  }
  const [first = [], ...others] = segmentsOf(pattern, prepare);
  const last = others.pop();
  if (last === undefined) return (text) => endOfMatch(text, 0, first) === text.length;
  const isAtEnd = compileEnd(last);
  const middle = others.map(compileFinder);
  return (text) => {
    let at = endOfMatch(text, 0, first);
    // The first place is the best one: what comes before the last `*` never has to be tried again.
    for (const find of middle) {
      if (at === -1) return false;
      at = find(text, at);
    }
    return at !== -1 && isAtEnd(text, at);
  };
}

function segmentsOf(pattern: Pattern, prepare: (text: string) => string): readonly Segment[] {
  const segments: Segment[number][][] = [[]];
  for (const part of pattern) {
    if (part.kind === 'any-run') segments.push([]);
    else if (part.kind === 'literal') segments.at(-1)?.push({ kind: 'literal', text: prepare(part.text) });
    else if (part.kind === 'any-one') segments.at(-1)?.push(part);
    else segments.at(-1)?.push({ kind: 'one-of', characters: part.characters.map(prepare) });
  }
  return segments;
}

/** Where the segment ends when it begins exactly at `start`, -1 if it does not fit there. */
function endOfMatch(text: string, start: number, segment: Segment): number {
  let at = start;
  for (const part of segment) {
    if (part.kind === 'literal') {
      if (!text.startsWith(part.text, at)) return -1;
      at += part.text.length;
      if (!isBoundary(text, at)) return -1;
    } else {
      const next = nextBoundary(text, at);
      if (next === at || (part.kind === 'one-of' && !part.characters.includes(text.slice(at, next)))) return -1;
      at = next;
    }
  }
  return at;
}

/** Finds the end of the segment's first match at or after a place, -1 without one. */
function compileFinder(segment: Segment): (text: string, from: number) => number {
  const [first] = segment;
  if (first?.kind !== 'literal') {
    return (text, from) => {
      for (let at = from; at < text.length; at = nextBoundary(text, at)) {
        const end = endOfMatch(text, at, segment);
        if (end !== -1) return end;
      }
      return endOfMatch(text, text.length, segment);
    };
  }
  const find = findText(first.text);
  const rest = segment.slice(1);
  return (text, from) => {
    for (let at = find(text, from); at !== -1; at = find(text, at + 1)) {
      const after = at + first.text.length;
      const end = isBoundary(text, at) && isBoundary(text, after) ? endOfMatch(text, after, rest) : -1;
      if (end !== -1) return end;
    }
    return -1;
  };
}

/** Tells whether the text ends with the segment, which begins at `from` at the earliest. */
function compileEnd(segment: Segment): (text: string, from: number) => boolean {
  const only = segment[0];
  if (only === undefined) return () => true;
  if (only.kind === 'literal' && segment.length === 1) {
    return (text, from) => {
      const start = text.length - only.text.length;
      return start >= from && text.endsWith(only.text) && isBoundary(text, start);
    };
  }
  const length = segment.reduce((sum, part) => sum + (part.kind === 'literal' ? [...part.text].length : 1), 0);
  return (text, from) => {
    let start = text.length;
    for (let left = length; left > 0 && start > 0; left--) start = previousBoundary(text, start);
    return start >= from && endOfMatch(text, start, segment) === text.length;
  };
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Whether no character goes on beyond this place: two halves of a surrogate pair are one character. */
const isBoundary = (text: string, at: number): boolean =>
  !(isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at)));

/** Where the character that begins here ends; the place itself at the end of the text. */
const nextBoundary = (text: string, at: number): number =>
  at >= text.length ? at : at + (isBoundary(text, at + 1) ? 1 : 2);

/** Where the character that ends here begins. */
const previousBoundary = (text: string, at: number): number => at - (isBoundary(text, at - 1) ? 1 : 2);
