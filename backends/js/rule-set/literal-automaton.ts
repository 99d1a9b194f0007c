import type { LiteralTest } from './prepared-test.js';

/** More cells than this (64 MB) no automaton gets; it then knows only the beginnings of its texts. */
const maxCells = 1 << 24;
/** So much of a text is looked for; what is longer is compared once that is found. */
const fragmentLengths = [64, 32, 16, 8, 4, 3, 2, 1];
/** The one code point beyond ASCII that is an ASCII letter when case is ignored. */
const kelvinSign = 0x212a;

/** Tells a test that was found; `sure` is false where the whole text is still to be compared. */
export interface Findings {
  found(test: LiteralTest, sure: boolean): void;
}

/** A piece of a test's text that the automaton looks for. */
interface Fragment {
  readonly text: string;
  readonly test: LiteralTest;
  /** Where it has to stand. */
  readonly place: 'start' | 'end' | 'anywhere';
  /** Whether it is all that the test asks for. */
  readonly sure: boolean;
}

/**
 * Finds all texts of many in one walk over a value (Aho and Corasick), ignoring case as `foldCase` does, without
 * folding. States are rows of a dense table, a column per character that occurs in some text and one for all others;
 * cells are the places of rows, complemented where something ends. A class, as it keeps what one walk has seen.
 */
export class LiteralAutomaton {
  readonly #columns = new Uint8Array(128);
  readonly #width: number;
  readonly #table: Int32Array;
  /** By state: its longest proper end that is a state, how long it is, and what ends there. */
  readonly #failure: Int32Array;
  readonly #depth: Int32Array;
  readonly #fragments: (readonly Fragment[] | undefined)[];
  /** By state: the nearest state at it or on its failures that something `anywhere` (`end`) belongs to; 0 without. */
  readonly #anywhere: Int32Array;
  readonly #end: Int32Array;
  readonly #hasStarts: boolean;
  /** By state: the walk that has told what is anywhere there. */
  readonly #told: Int32Array;
  #walk = 0;

  /** The tests are not `equals`, and their texts are ASCII. */
  constructor(tests: readonly LiteralTest[]) {
    const characters = new Set(tests.flatMap(({ text }) => [...text]));
    let width = 1;
    for (const character of characters) this.#columns[character.charCodeAt(0)] = width++;
    for (let upper = 0x41; upper <= 0x5a; upper++) this.#columns[upper] = this.#columns[upper + 0x20] ?? 0;
    this.#width = width;

    const { fragments, states } = chooseFragments(tests, width);
    this.#table = new Int32Array(states * width);
    this.#failure = new Int32Array(states);
    this.#depth = new Int32Array(states);
    this.#fragments = new Array(states);
    this.#anywhere = new Int32Array(states);
    this.#end = new Int32Array(states);
    this.#told = new Int32Array(states);
    this.#hasStarts = fragments.some(({ place }) => place === 'start');
    this.#build(fragments);
  }

  /** How many bytes the tables take. */
  get size(): number {
    return this.#table.byteLength + 5 * this.#failure.byteLength;
  }

  /** Tells every test whose text (or its fragment) stands in the value where it has to, each once. */
  scan(text: string, findings: Findings): void {
    const table = this.#table;
    const columns = this.#columns;
    const kelvin = columns[0x6b] ?? 0;
    const { length } = text;
    this.#walk++;
    if (this.#hasStarts) this.#tellStarts(text, findings);
    let row = 0;
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      const column = unit < 128 ? (columns[unit] as number) : unit === kelvinSign ? kelvin : 0;
      row = table[row + column] as number;
      if (row < 0) {
        row = ~row;
        this.#tellAnywhere((row / this.#width) | 0, findings);
      }
    }
    for (
      let state = this.#end[(row / this.#width) | 0] ?? 0;
      state !== 0;
      state = this.#end[this.#failure[state] ?? 0] ?? 0
    ) {
      this.#tell(state, 'end', findings);
    }
  }

  /** What begins the value lies on the states that the walk reaches without ever falling back. */
  #tellStarts(text: string, findings: Findings): void {
    const kelvin = this.#columns[0x6b] ?? 0;
    let row = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const column = unit < 128 ? (this.#columns[unit] ?? 0) : unit === kelvinSign ? kelvin : 0;
      row = this.#table[row + column] ?? 0;
      if (row < 0) row = ~row;
      const state = (row / this.#width) | 0;
      if (this.#depth[state] !== at + 1) return;
      if (this.#fragments[state] !== undefined) this.#tell(state, 'start', findings);
    }
  }

  /** Each state is told once a walk, so that a value cannot make the same findings again and again. */
  #tellAnywhere(from: number, findings: Findings): void {
    for (let state = this.#anywhere[from] ?? 0; state !== 0; state = this.#anywhere[this.#failure[state] ?? 0] ?? 0) {
      if (this.#told[state] === this.#walk) return;
      this.#told[state] = this.#walk;
      this.#tell(state, 'anywhere', findings);
    }
  }

  #tell(state: number, place: Fragment['place'], findings: Findings): void {
    for (const fragment of this.#fragments[state] ?? []) {
      if (fragment.place === place) findings.found(fragment.test, fragment.sure);
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
      const depth = this.#depth[state] ?? 0;
      const row = state * width;
      const failure = this.#failure[state] ?? 0;
      if (state > 0) table.copyWithin(row, failure * width, (failure + 1) * width);
      const end = ends[state] ?? 0;
      let at = firsts[state] ?? 0;
      while (at < end && fragments[at]?.text.length === depth) at++;
      while (at < end) {
        const unit = fragments[at]?.text.charCodeAt(depth) ?? 0;
        const child = made++;
        firsts[child] = at;
        while (at < end && fragments[at]?.text.charCodeAt(depth) === unit) at++;
        ends[child] = at;
        this.#depth[child] = depth + 1;
        const cell = row + (this.#columns[unit] ?? 0);
        const fallback = state === 0 ? 0 : (table[cell] ?? 0);
        this.#failure[child] = ((fallback < 0 ? ~fallback : fallback) / width) | 0;
        this.#addFragments(child, fragments, firsts[child] ?? 0, at);
        table[cell] = this.#anywhere[child] === 0 ? child * width : ~(child * width);
      }
    }
  }

  #addFragments(state: number, fragments: readonly Fragment[], first: number, end: number): void {
    const depth = this.#depth[state] ?? 0;
    const own: Fragment[] = [];
    for (let at = first; at < end; at++) {
      const fragment = fragments[at];
      if (fragment?.text.length !== depth) break;
      own.push(fragment);
    }
    if (own.length > 0) this.#fragments[state] = own;
    const failure = this.#failure[state] ?? 0;
    this.#anywhere[state] = own.some(({ place }) => place === 'anywhere') ? state : (this.#anywhere[failure] ?? 0);
    this.#end[state] = own.some(({ place }) => place === 'end') ? state : (this.#end[failure] ?? 0);
  }
}

/** The longest fragments with which the table stays small, sorted, and how many states they make. */
function chooseFragments(tests: readonly LiteralTest[], width: number) {
  for (const length of fragmentLengths) {
    const fragments = tests.map((test) => makeFragment(test, length)).sort(byText);
    let states = 1;
    for (const [index, { text }] of fragments.entries()) {
      states += text.length - commonLength(fragments[index - 1]?.text ?? '', text);
    }
    if (states * width <= maxCells || length === 1) return { fragments, states };
  }
  throw new Error('there is a least length');
}

function makeFragment(test: LiteralTest, length: number): Fragment {
  const { text, relation } = test;
  const place = relation === 'startswith' ? 'start' : relation === 'endswith' ? 'end' : 'anywhere';
  const fragment = place === 'end' ? text.slice(-length) : text.slice(0, length);
  return { text: fragment, test, place, sure: fragment === text };
}

const byText = (a: Fragment, b: Fragment): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}
