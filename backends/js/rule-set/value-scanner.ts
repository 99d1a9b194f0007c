import type { Scalar } from '../../../src/event/values.js';
import { textOf } from '../../../src/event/values.js';
import { compilePattern } from '../../../src/predicate/match-pattern.js';
import { numberOf } from '../../../src/predicate/number.js';
import { anyRun, literalPattern, type Pattern } from '../../../src/predicate/pattern.js';
import type { NumberValue } from '../../../src/predicate/predicate.js';
import { foldCase } from '../../../src/predicate/text-case.js';
import { ForeignLetters, isAscii } from './foreign-letters.js';
import { type Findings, LiteralAutomaton } from './literal-automaton.js';
import { LiteralFilter } from './literal-filter.js';
import type { LiteralTest, ScannedTest } from './prepared-test.js';

/** An automaton of so many bytes stays in the processor's own memory: walking it is as quick as any look-up. */
const quickBytes = 100_000;

/** What can be a part of the text of a number (also of one that is too large, or none) or of a boolean. */
const ofOthers = /^(?:[-+.\de]+|[-infinitya]+|[true]+|[false]+)$/;

/**
 * Finds out which tests of one field hold for a value. A class, as it keeps what it has found: most values are looked at
 * once, and making a list for each would cost more than finding what is in it.
 */
export class ValueScanner implements Findings {
  /** Tests of equality by their texts. */
  readonly #texts = new Map<string, number>();
  /** Whether some such text has so many units. */
  readonly #lengths = new Set<number>();
  readonly #numbers = new Map<NumberValue, number>();
  readonly #booleans = new Map<boolean, number>();
  readonly #automaton: LiteralAutomaton | undefined;
  /** What the automaton needs not look at; undefined where the automaton is quick. */
  readonly #filter: LiteralFilter | undefined;
  /** Whether something that is looked for can be in the text of a number or a boolean. */
  readonly #isForOthers: boolean;
  #foreign: ForeignLetters | undefined;
  /** The numbers of the tests that hold for the value at hand, each once. */
  readonly found: Int32Array;
  /** How many of them there are. */
  count = 0;
  #value: Exclude<Scalar, null> = '';
  /** Its text, as it is and folded, once something asks for it. */
  #text: string | undefined;
  #folded: string | undefined;
  /** Whether something that is looked for may be in it. */
  #isSearched = false;
  /** The length of the shortest text that is searched for: folding never changes how many units a text has. */
  readonly #shortest: number;
  /** By test: how it is completed where a fragment of it was found. */
  readonly #patterns = new Map<number, (folded: string) => boolean>();

  constructor(tests: readonly ScannedTest[]) {
    this.found = new Int32Array(tests.length);
    const searched: LiteralTest[] = [];
    for (const test of tests) {
      if (test.kind === 'number') this.#numbers.set(comparable(test.value), test.id);
      else if (test.kind === 'boolean') this.#booleans.set(test.value, test.id);
      else if (test.kind !== 'literal') continue;
      else if (test.relation === 'equals') {
        this.#texts.set(test.text, test.id);
        this.#lengths.add(test.text.length);
      } else if (isAscii(test.text)) {
        searched.push(test);
      } else {
        this.#foreign ??= new ForeignLetters();
        this.#foreign.add(test);
      }
    }
    const lengths = tests.map((test) =>
      test.kind === 'literal' && test.relation !== 'equals' ? test.text.length : Number.POSITIVE_INFINITY,
    );
    this.#shortest = lengths.reduce((least, length) => Math.min(least, length), Number.POSITIVE_INFINITY);
    this.#isForOthers = searched.some(({ text }) => ofOthers.test(text));
    if (searched.length === 0) return;
    this.#automaton = new LiteralAutomaton(searched);
    if (this.#automaton.size > quickBytes) this.#filter = new LiteralFilter(searched.map(({ text }) => text));
  }

  /**
   * Takes a value, and says whether finding the tests that hold for it takes longer than remembering what was found for
   * such a text.
   */
  take(value: Exclude<Scalar, null>): boolean {
    this.count = 0;
    this.#value = value;
    this.#folded = undefined;
    if (typeof value !== 'string') {
      this.#text = undefined;
      this.#isSearched = this.#isForOthers;
      return false;
    }
    this.#text = value;
    const isLong = value.length >= this.#shortest;
    this.#isSearched = isLong && (this.#filter === undefined || this.#filter.mayPass(value));
    return isLong && (this.#foreign !== undefined || (this.#isSearched && this.#filter !== undefined));
  }

  /** Finds the tests that hold for the value at hand. */
  scan(): void {
    if (this.#texts.size > 0) this.#scanTexts();
    if (this.#numbers.size > 0) this.#scanNumber();
    if (this.#booleans.size > 0) this.#scanBoolean();
    if (this.#isSearched) this.#automaton?.scan(this.#textAtHand(), this);
    if (this.#foreign !== undefined && typeof this.#value === 'string' && !isAscii(this.#value)) {
      for (const test of this.#foreign.candidates(this.#foldedText())) this.check(test);
    }
  }

  /** {@link Findings} A test is told at most once. */
  add(test: number): void {
    this.found[this.count++] = test;
  }

  /** {@link Findings} */
  check(test: LiteralTest): void {
    if (this.#fits(test)) this.add(test.id);
  }

  #fits(test: LiteralTest): boolean {
    let fits = this.#patterns.get(test.id);
    if (fits === undefined) {
      fits = compilePattern(patternOf(test), false);
      this.#patterns.set(test.id, fits);
    }
    return fits(this.#foldedText());
  }

  #textAtHand(): string {
    this.#text ??= textOf(this.#value);
    return this.#text;
  }

  #foldedText(): string {
    this.#folded ??= foldCase(this.#textAtHand());
    return this.#folded;
  }

  #scanTexts(): void {
    // Folding never changes how many units a text has.
    if (!this.#lengths.has(this.#textAtHand().length)) return;
    const test = this.#texts.get(this.#foldedText());
    if (test !== undefined) this.add(test);
  }

  #scanNumber(): void {
    const number = numberOf(this.#value);
    const test = number === undefined ? undefined : this.#numbers.get(comparable(number));
    if (test !== undefined) this.add(test);
  }

  #scanBoolean(): void {
    const value = this.#value;
    for (const [wanted, test] of this.#booleans) {
      const isSame =
        value === wanted || (typeof value === 'string' && value.length <= 5 && value.toLowerCase() === String(wanted));
      if (isSame) this.add(test);
    }
  }
}

/** A key that numbers share exactly if they are equal, whatever their types. */
function comparable(value: NumberValue): NumberValue {
  if (typeof value === 'bigint') {
    return value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER ? Number(value) : value;
  }
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value) : value;
}

function patternOf({ relation, text }: LiteralTest): Pattern {
  const literal = literalPattern(text);
  switch (relation) {
    case 'equals':
      return literal;
    case 'startswith':
      return [...literal, anyRun];
    case 'endswith':
      return [anyRun, ...literal];
    case 'contains':
      return [anyRun, ...literal, anyRun];
  }
}
