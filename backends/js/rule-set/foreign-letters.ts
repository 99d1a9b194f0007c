import type { LiteralTest } from './prepared-test.js';

/**
 * Finds the tests whose texts have something beyond ASCII in them (another script, a homoglyph, one of thousands of
 * emoji): by one such unit each, as most values have none and a table with a column for each would be huge.
 */
export class ForeignLetters {
  readonly #tests = new Map<number, LiteralTest[]>();

  add(test: LiteralTest): void {
    const unit = rarestUnit(test.text);
    const known = this.#tests.get(unit);
    if (known === undefined) this.#tests.set(unit, [test]);
    else known.push(test);
  }

  /** The tests that can hold for a folded value, each once. */
  *candidates(folded: string): Generator<LiteralTest> {
    const seen = new Set<number>();
    for (let at = 0; at < folded.length; at++) {
      const unit = folded.charCodeAt(at);
      if (unit < 128 || seen.has(unit)) continue;
      seen.add(unit);
      yield* this.#tests.get(unit) ?? [];
    }
  }
}

/** Whether all of a text is ASCII. */
export const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** The first halves of surrogate pairs are few; any other unit beyond ASCII tells more. */
function rarestUnit(text: string): number {
  let best = -1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 128) continue;
    if (unit < 0xd800 || unit >= 0xdc00) return unit;
    best = unit;
  }
  return best;
}
