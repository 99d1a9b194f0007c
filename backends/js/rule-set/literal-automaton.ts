import { chooseFragments, type Fragment, type Place } from './fragments.js';
import type { LiteralTest } from './prepared-test.js';

/** More cells than this (64 MB) no automaton gets; it then knows only pieces of its texts. */
const maxCells = 1 << 24;
/** The last number of a walk before they would no longer be small ones for the engine. */
const lastWalk = 2 ** 30 - 1;
/** The one code point beyond ASCII that is an ASCII letter when case is ignored. */
export const kelvinSign = 0x212a;

/** Where an automaton puts what it finds. */
export interface Findings {
  /** Takes the number of a test that holds. */
  readonly add: (test: number) => void;
  /** Takes a test of whose text only a piece was found. */
  readonly check: (test: LiteralTest) => void;
}

/**
 * Finds all texts of many in one walk over a value (Aho and Corasick), ignoring case as `foldCase` does, without
 * folding. States are rows of a dense table, a column per character that occurs in some text and one for all others. A
 * cell is the place of the next state's row, or the complement of the state's number where something ends. A class, as
 * it keeps what one walk has told.
 */
export class LiteralAutomaton {
  readonly #columns = new Uint8Array(128);
  readonly #width: number;
  readonly #table: Int32Array;
  /** By state: its longest proper end that is a state, and how long it is. */
  readonly #failure: Int32Array;
  readonly #depth: Int32Array;
  /** What has to be told of the states, by place. */
  readonly #anywhere: Tellings;
  readonly #start: Tellings;
  readonly #end: Tellings;
  /** By state: the walk that has told what is anywhere there. */
  readonly #told: Int32Array;
  readonly #last: number;
  #walk = 0;

  /** The tests are not `equals`, and their texts are ASCII. Walks are counted from the start again after the last. */
  constructor(tests: readonly LiteralTest[], last = lastWalk) {
    this.#last = last;
    let width = 1;
    for (const { text } of tests) {
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        if (this.#columns[unit] === 0) this.#columns[unit] = width++;
      }
    }
    for (let upper = 0x41; upper <= 0x5a; upper++) this.#columns[upper] = this.#columns[upper + 0x20] ?? 0;
    this.#width = width;

    const { fragments, states } = chooseFragments(tests, Math.floor(maxCells / width));
    this.#table = new Int32Array(states * width);
    this.#failure = new Int32Array(states);
    this.#depth = new Int32Array(states);
    this.#told = new Int32Array(states);
    this.#anywhere = new Tellings(states);
    this.#start = new Tellings(states);
    this.#end = new Tellings(states);
    this.#build(fragments);
  }

  /** How many bytes the tables take, roughly. */
  get size(): number {
    return this.#table.byteLength + 9 * this.#failure.byteLength;
  }

  /** Tells every test whose text, or a piece of it, stands in the value where it has to, each once. */
  scan(text: string, findings: Findings): void {
    const table = this.#table;
    const columns = this.#columns;
    const told = this.#told;
    const width = this.#width;
    const kelvin = columns[0x6b] as number;
    const walk = this.#nextWalk();
    const { length } = text;
    if (this.#start.any) this.#tellStart(text, findings);
    let row = 0;
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      const cell = table[row + (unit < 128 ? (columns[unit] as number) : unit === kelvinSign ? kelvin : 0)] as number;
      if (cell >= 0) {
        row = cell;
      } else {
        row = ~cell * width;
        if (told[~cell] !== walk) this.#tellAnywhere(~cell, findings);
      }
    }
    if (this.#end.any) this.#tellEnd((row / width) | 0, findings);
  }

  #nextWalk(): number {
    if (this.#walk === this.#last) {
      this.#walk = 0;
      this.#told.fill(0);
    }
    return ++this.#walk;
  }

  /** What begins the value lies on the states that the walk reaches without ever falling back. */
  #tellStart(text: string, findings: Findings): void {
    let row = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const column = this.#columns[unit === kelvinSign ? 0x6b : unit] ?? 0;
      const cell = this.#table[row + column] as number;
      const state = cell < 0 ? ~cell : (cell / this.#width) | 0;
      if (this.#depth[state] !== at + 1) return;
      this.#start.tell(state, findings);
      row = state * this.#width;
    }
  }

  /** Each state is told once a walk, so that a value cannot make the same findings again and again. */
  #tellAnywhere(from: number, findings: Findings): void {
    const { nearest } = this.#anywhere;
    this.#told[from] = this.#walk;
    for (let state = nearest[from] as number; state !== 0; state = nearest[this.#failure[state] as number] as number) {
      if (state !== from && this.#told[state] === this.#walk) return;
      this.#told[state] = this.#walk;
      this.#anywhere.tell(state, findings);
    }
  }

  #tellEnd(from: number, findings: Findings): void {
    const { nearest } = this.#end;
    for (let state = nearest[from] as number; state !== 0; state = nearest[this.#failure[state] as number] as number) {
      this.#end.tell(state, findings);
    }
  }

  /** Makes the states in order of their depth: all that a state falls back to is complete by then. */
  #build(fragments: readonly Fragment[]): void {
    const table = this.#table;
    const width = this.#width;
    // Of each state: which of the sorted fragments begin with its text.
    const firsts = new Int32Array(this.#failure.length);
    const ends = new Int32Array(this.#failure.length);
    ends[0] = fragments.length;
    let made = 1;
    for (let state = 0; state < made; state++) {
      const depth = this.#depth[state] as number;
      const row = state * width;
      const failure = this.#failure[state] as number;
      if (state > 0) table.copyWithin(row, failure * width, (failure + 1) * width);
      const end = ends[state] as number;
      let at = firsts[state] as number;
      while (at < end && fragments[at]?.text.length === depth) at++;
      while (at < end) {
        const unit = (fragments[at] as Fragment).text.charCodeAt(depth);
        const child = made++;
        firsts[child] = at;
        while (at < end && (fragments[at] as Fragment).text.charCodeAt(depth) === unit) at++;
        ends[child] = at;
        this.#depth[child] = depth + 1;
        const cell = row + (this.#columns[unit] as number);
        const fallback = state === 0 ? 0 : (table[cell] as number);
        this.#failure[child] = fallback < 0 ? ~fallback : (fallback / width) | 0;
        this.#addTellings(child, fragments, firsts[child] as number, at);
        table[cell] = this.#anywhere.nearest[child] === 0 ? child * width : ~child;
      }
    }
  }

  #addTellings(state: number, fragments: readonly Fragment[], first: number, end: number): void {
    const depth = this.#depth[state] as number;
    const failure = this.#failure[state] as number;
    const own: Record<Place, Fragment[]> | undefined =
      fragments[first]?.text.length === depth ? { start: [], end: [], anywhere: [] } : undefined;
    for (let at = first; own !== undefined && at < end && fragments[at]?.text.length === depth; at++) {
      const fragment = fragments[at] as Fragment;
      own[fragment.place].push(fragment);
    }
    this.#start.add(state, failure, own?.start ?? none);
    this.#end.add(state, failure, own?.end ?? none);
    this.#anywhere.add(state, failure, own?.anywhere ?? none);
  }
}

const none: readonly Fragment[] = [];

/** What is told where a state is reached. A class, as it is filled state by state. */
class Tellings {
  /** By state: the nearest state, itself or one that it falls back to, that has something to tell; 0 without. */
  readonly nearest: Int32Array;
  any = false;
  readonly #first: Int32Array;
  readonly #count: Int32Array;
  /** Numbers of tests, or the complement of a place in the list of pieces. */
  readonly #tests: number[] = [];
  readonly #pieces: LiteralTest[] = [];

  constructor(states: number) {
    this.nearest = new Int32Array(states);
    this.#first = new Int32Array(states);
    this.#count = new Int32Array(states);
  }

  add(state: number, failure: number, fragments: readonly Fragment[]): void {
    this.nearest[state] = fragments.length > 0 ? state : (this.nearest[failure] as number);
    this.#first[state] = this.#tests.length;
    this.#count[state] = fragments.length;
    for (const { test, sure } of fragments) {
      this.any = true;
      this.#tests.push(sure ? test.id : ~this.#pieces.length);
      if (!sure) this.#pieces.push(test);
    }
  }

  tell(state: number, findings: Findings): void {
    const first = this.#first[state] as number;
    const end = first + (this.#count[state] as number);
    for (let at = first; at < end; at++) {
      const test = this.#tests[at] as number;
      if (test >= 0) findings.add(test);
      else findings.check(this.#pieces[~test] as LiteralTest);
    }
  }
}
