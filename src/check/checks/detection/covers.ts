import { anyRun, type Pattern } from '../../../predicate/pattern.js';
import type { PatternTest } from '../../../predicate/predicate.js';
import { foldCase } from '../../../predicate/text-case.js';

/** Longer patterns than this are not compared: it would take too long. */
const maxSymbols = 300;
const maxCharacters = 2000;

/** Whether every text that fits the second test fits the first too. False if it is not sure. */
export function covers(wide: PatternTest, narrow: PatternTest): boolean {
  if (wide.cased && !narrow.cased) return false;
  const fold = wide.cased ? (text: string) => text : foldCase;
  const [simpleWide, simpleNarrow] = [simple(wide.pattern), simple(narrow.pattern)];
  if (simpleWide === undefined || simpleNarrow === undefined) {
    return matches(symbolsOf(wide.pattern, fold), symbolsOf(narrow.pattern, fold));
  }
  if (simpleNarrow.text.length > maxCharacters) return false;
  // Where the narrow one is open, the wide one must be.
  if ((simpleNarrow.openStart && !simpleWide.openStart) || (simpleNarrow.openEnd && !simpleWide.openEnd)) return false;
  if (simpleWide.text.length > simpleNarrow.text.length) return false;
  if (!simpleWide.openEnd && areUnlike(simpleWide.text, simpleNarrow.text, -1)) return false;
  if (!simpleWide.openStart && areUnlike(simpleWide.text, simpleNarrow.text, 0)) return false;
  const [needle, text] = [fold(simpleWide.text), fold(simpleNarrow.text)];
  if (simpleWide.openStart) return simpleWide.openEnd ? text.includes(needle) : text.endsWith(needle);
  return simpleWide.openEnd ? text.startsWith(needle) : text === needle;
}

/** Whether two texts surely differ, in any case, in their first or last character (at 0 or -1): most of them do. */
function areUnlike(one: string, other: string, at: 0 | -1): boolean {
  const code = one.charCodeAt(at === 0 ? 0 : one.length - 1);
  const otherCode = other.charCodeAt(at === 0 ? 0 : other.length - 1);
  // Beyond ASCII a letter may be half a pair, or have its other case elsewhere.
  return code < 0x80 && otherCode < 0x80 && (code | 0x20) !== (otherCode | 0x20);
}

/** A text with at most outer wildcards. */
export interface SimplePattern {
  readonly text: string;
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

/** The pattern as a text with at most outer wildcards; undefined for any other. */
export function simple(pattern: Pattern): SimplePattern | undefined {
  const openStart = pattern[0] === anyRun || pattern[0]?.kind === 'any-run';
  const at = openStart ? 1 : 0;
  const middle = pattern[at];
  if (middle?.kind !== 'literal') return undefined;
  if (pattern.length === at + 1) return { text: middle.text, openStart, openEnd: false };
  const isLast = pattern.length === at + 2 && pattern[at + 1]?.kind === 'any-run';
  return isLast ? { text: middle.text, openStart, openEnd: true } : undefined;
}

/** A character, a wildcard, or one of several characters in one order. */
type Symbols = readonly string[];

const run = '**';
const one = '??';

function symbolsOf(pattern: Pattern, fold: (text: string) => string): Symbols {
  const symbols: string[] = [];
  for (const part of pattern) {
    switch (part.kind) {
      case 'literal':
        for (const character of fold(part.text)) symbols.push(character);
        break;
      case 'any-run':
        symbols.push(run);
        break;
      case 'any-one':
        symbols.push(one);
        break;
      case 'one-of':
        symbols.push(`[${part.characters.map(fold).sort().join('')}`);
        break;
    }
    if (symbols.length > maxSymbols) return [];
  }
  return symbols;
}

/** Whether the wide pattern matches the narrow one read as a text, in which a wildcard is a character of its own. */
function matches(wide: Symbols, narrow: Symbols): boolean {
  if (wide.length === 0 || narrow.length === 0 || wide.length * narrow.length > 4000) return false;
  let [at, position] = [0, 0];
  let retry: { readonly at: number; position: number } | undefined;
  while (position < narrow.length) {
    const wanted = wide[at];
    const found = narrow[position];
    if (wanted === run) {
      retry = { at, position };
      at++;
    } else if (wanted !== undefined && found !== run && (wanted === found || wanted === one)) {
      at++;
      position++;
    } else if (retry !== undefined) {
      retry.position++;
      at = retry.at + 1;
      position = retry.position;
    } else {
      return false;
    }
  }
  while (wide[at] === run) at++;
  return at === wide.length;
}
