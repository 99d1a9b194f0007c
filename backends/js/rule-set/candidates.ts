import type { Condition, ScannedTest } from './prepared-test.js';
import type { Facts, ScannedField } from './scanned-fields.js';
import type { ValueScanner } from './value-scanner.js';
import { chooseWitness, expectedShare } from './witness.js';

/** After so many events the witnesses are chosen anew by what was seen in them; then no longer. */
const lessons = [200, 2000];

const nothing: readonly number[] = [];
const noFacts: Facts = { tests: new Int32Array(0), candidates: nothing };

/**
 * The rules that can match an event at all: those of whose witness a test holds, and those that have no witness. A
 * class, as it collects what the event at hand has, and learns from the first events which tests rarely hold.
 */
export class Candidates {
  readonly #conditions: readonly Condition[];
  readonly #fields: readonly ScannedField[];
  /** By test: the places of the rules of whose witness it is. */
  #placesOf: readonly (readonly number[] | undefined)[] = [];
  /** By place: the last generation in which the rule was a candidate. */
  readonly #marked: Int32Array;
  /** How often tests held, until the lessons are learnt. */
  #seen: Int32Array | undefined;
  #events = 0;
  #lesson = 0;
  #generation = 0;
  #state: Int32Array = new Int32Array(0);
  /** The places of the rules that may match the event at hand. */
  readonly found: Int32Array;
  /** How many of them there are. */
  count = 0;
  /** The places of rules without a witness. */
  always: readonly number[] = [];

  /** Tests have numbers below `tests`; the fields are those that the conditions name. */
  constructor(conditions: readonly Condition[], fields: readonly ScannedField[], tests: number) {
    this.#conditions = conditions;
    this.#fields = fields;
    this.#marked = new Int32Array(conditions.length);
    this.found = new Int32Array(conditions.length);
    this.#seen = new Int32Array(tests);
    this.#chooseWitnesses(expectedShare, tests);
  }

  /** Forgets the event before. The state of the tests is kept up to date with everything that is marked. */
  begin(generation: number, state: Int32Array): void {
    // Generations start again after very many events, and marks of the same number must not be left.
    if (generation <= this.#generation) {
      this.#marked.fill(0);
      for (const field of this.#fields) field.literally = 0;
    }
    this.#generation = generation;
    this.#state = state;
    this.count = 0;
  }

  /** Learns from the event at hand, if there is still something to learn. */
  end(): void {
    if (this.#seen !== undefined && ++this.#events === lessons[this.#lesson]) this.#learn(this.#seen);
  }

  /** Takes what is known of a value. */
  mark({ tests, candidates }: Facts): void {
    const state = this.#state;
    const generation = this.#generation;
    for (let index = 0; index < tests.length; index++) state[tests[index] as number] = generation;
    this.#markPlaces(candidates);
    if (this.#seen !== undefined) countIn(this.#seen, tests, tests.length);
  }

  /** Takes what was found for a value. */
  markFound({ found, count }: ValueScanner): void {
    const state = this.#state;
    const generation = this.#generation;
    for (let index = 0; index < count; index++) {
      const test = found[index] as number;
      state[test] = generation;
      const places = this.#placesOf[test];
      if (places !== undefined) this.#markPlaces(places);
    }
    if (this.#seen !== undefined) countIn(this.#seen, found, count);
  }

  /** What was found for a value, to be remembered. */
  factsOf({ found, count }: ValueScanner): Facts {
    if (count === 0) return noFacts;
    const candidates = new Set<number>();
    for (let index = 0; index < count; index++) {
      for (const place of this.#placesOf[found[index] as number] ?? nothing) candidates.add(place);
    }
    return { tests: found.slice(0, count), candidates: [...candidates] };
  }

  #markPlaces(places: readonly number[]): void {
    const marked = this.#marked;
    const generation = this.#generation;
    for (let index = 0; index < places.length; index++) {
      const place = places[index] as number;
      if (marked[place] === generation) continue;
      marked[place] = generation;
      this.found[this.count++] = place;
    }
  }

  #chooseWitnesses(shareOf: (test: ScannedTest) => number, tests: number): void {
    const placesOf: (number[] | undefined)[] = new Array(tests).fill(undefined);
    const always: number[] = [];
    for (const [place, condition] of this.#conditions.entries()) {
      const witness = chooseWitness(condition, shareOf);
      if (witness === undefined) always.push(place);
      for (const test of witness?.tests ?? nothing) {
        const places = placesOf[test];
        if (places === undefined) placesOf[test] = [place];
        else places.push(place);
      }
    }
    this.always = always;
    this.#placesOf = placesOf;
    const factsOf = (test: number | undefined): Facts | undefined =>
      test === undefined ? undefined : { tests: Int32Array.of(test), candidates: placesOf[test] ?? nothing };
    for (const field of this.#fields) {
      field.cache.clear();
      field.presentFacts = factsOf(field.present);
      field.valuedFacts = factsOf(field.valued);
    }
  }

  /** Chooses the witnesses by what was seen: which tests hold often depends on the logs, and no guess knows them. */
  #learn(seen: Int32Array): void {
    const events = this.#events;
    // What was not seen yet is still judged by what it looks like, and less so the more events there were.
    this.#chooseWitnesses((test) => ((seen[test.id] as number) + expectedShare(test)) / (events + 1), seen.length);
    this.#lesson++;
    if (this.#lesson === lessons.length) this.#seen = undefined;
  }
}

function countIn(seen: Int32Array, tests: Int32Array, count: number): void {
  for (let index = 0; index < count; index++) {
    const test = tests[index] as number;
    seen[test] = (seen[test] as number) + 1;
  }
}
