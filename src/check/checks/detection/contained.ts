import type { Placed } from '../../../diagnostic/diagnostic.js';
import type { PatternTest } from '../../../predicate/predicate.js';
import { foldCase } from '../../../predicate/text-case.js';
import { covers, type SimplePattern, simple } from './covers.js';

/** A pattern that a field is compared with. */
export interface FieldPattern {
  readonly test: PatternTest;
  readonly origin: Placed;
}

/** Everything that fits `narrow` fits `wide`. */
export interface ContainedPair {
  readonly wide: FieldPattern;
  readonly narrow: FieldPattern;
}

/** Up to so many patterns each is compared with each other one. */
const fewPatterns = 48;
/** Work that may still be done for a document: comparisons, and parts of texts that are looked up. */
export interface Budget {
  steps: number;
}

/** The patterns that another one contains, each once. In bounded time: of long lists only plain texts are looked at. */
export function containedPairs(patterns: readonly FieldPattern[], budget: Budget): readonly ContainedPair[] {
  return patterns.length <= fewPatterns ? comparingEach(patterns, budget) : lookingUp(patterns, budget);
}

interface Prepared {
  readonly one: FieldPattern;
  readonly simple: SimplePattern | undefined;
  readonly text: string;
}

function prepare(patterns: readonly FieldPattern[]): readonly Prepared[] {
  return patterns.map((one) => {
    const plain = simple(one.test.pattern);
    return { one, simple: plain, text: plain === undefined ? '' : foldCase(plain.text) };
  });
}

function comparingEach(patterns: readonly FieldPattern[], budget: Budget): readonly ContainedPair[] {
  const pairs: ContainedPair[] = [];
  const prepared = prepare(patterns);
  for (const [index, narrow] of prepared.entries()) {
    // Patterns with wildcards inside are compared character by character.
    budget.steps -= (1 + narrow.text.length / 64 + (narrow.simple === undefined ? 100 : 0)) * prepared.length;
    if (budget.steps < 0) break;
    const wide = prepared.find((other, at) => {
      if (at === index || !mayCover(other, narrow) || !covers(other.one.test, narrow.one.test)) return false;
      // Two that differ only in case are duplicates, which is another finding.
      return !covers(narrow.one.test, other.one.test);
    });
    if (wide !== undefined) pairs.push({ wide: wide.one, narrow: narrow.one });
  }
  return pairs;
}

/** Most texts are not part of each other: that is found out first. */
const mayCover = (wide: Prepared, narrow: Prepared): boolean =>
  wide.simple === undefined ||
  narrow.simple === undefined ||
  (narrow.text.length >= wide.text.length && narrow.text.includes(wide.text));

/** Looks up every part of each text among the texts of the other patterns. */
function lookingUp(patterns: readonly FieldPattern[], budget: Budget): readonly ContainedPair[] {
  const prepared = prepare(patterns);
  const byText = new Map<string, Prepared[]>();
  for (const one of prepared) {
    if (one.simple === undefined || (!one.simple.openStart && !one.simple.openEnd)) continue;
    const same = byText.get(one.text);
    if (same === undefined) byText.set(one.text, [one]);
    else if (same.length < 8) same.push(one);
  }
  const lengths = [...new Set([...byText.keys()].map((text) => text.length))];
  const pairs: ContainedPair[] = [];
  for (const narrow of prepared) {
    if (narrow.simple === undefined) continue;
    const wide = findWide(narrow);
    if (wide !== undefined) pairs.push({ wide: wide.one, narrow: narrow.one });
  }
  return pairs;

  function findWide(narrow: Prepared): Prepared | undefined {
    const { text } = narrow;
    for (const length of lengths) {
      for (let at = 0; at + length <= text.length; at++) {
        if (--budget.steps < 0) return undefined;
        for (const wide of byText.get(text.slice(at, at + length)) ?? []) {
          if (wide === narrow || !covers(wide.one.test, narrow.one.test)) continue;
          if (!covers(narrow.one.test, wide.one.test)) return wide;
        }
      }
    }
    return undefined;
  }
}
