import type { Event, JsonValue } from '../../../src/event/event.js';
import { allScalars, type Scalar, walkField } from '../../../src/event/values.js';
import type { EventTruth } from './event-truth.js';
import type { Condition, ScannedTest } from './prepared-test.js';
import { visitTests } from './prepared-test.js';
import type { RuleMeter } from './rule-meter.js';
import type { RuleProgram } from './rule-program.js';
import { everything, type TestTable } from './test-table.js';
import { ValueCache } from './value-cache.js';
import { ValueScanner } from './value-scanner.js';
import { chooseWitness, expectedShare } from './witness.js';

/** After so many events the witnesses are chosen anew by what was seen in them; then no longer. */
const lessons = [200, 2000];

/** What was found for a value. */
interface Facts {
  /** The numbers of the tests that hold. */
  readonly tests: Int32Array;
  /** The places of the rules that may hold because of one of them. */
  readonly candidates: readonly number[];
}

const noFacts: Facts = { tests: new Int32Array(0), candidates: [] };

/** A field that some rule names. */
interface ScannedField {
  readonly name: string;
  readonly tests: ScannedTest[];
  /** Made with the first value. */
  scanner: ValueScanner | undefined;
  readonly cache: ValueCache<Facts>;
  /** What holds if the walk ends at anything, and at anything that is not null; undefined if no rule asks. */
  present: number | undefined;
  valued: number | undefined;
  presentFacts: Facts | undefined;
  valuedFacts: Facts | undefined;
  /** The generation of the last event that has a key with exactly this name. */
  literally: number;
}

/** A rule of a part of the rule set. */
export interface EngineRule {
  /** Its number in the whole set. */
  readonly index: number;
  readonly condition: Condition;
  /** Made when the rule is a candidate for the first time. */
  readonly program: () => RuleProgram;
}

const nothing: readonly number[] = [];

/**
 * Matches events against some rules of a set. Each value of an event is looked at once, for all tests of its field;
 * what holds there points to the few rules that can match at all, and only these are evaluated.
 */
export class Engine {
  readonly #rules: readonly EngineRule[];
  readonly #truth: EventTruth;
  readonly #fields = new Map<string, ScannedField>();
  /** Fields with dots by their first step. */
  readonly #dotted = new Map<string, ScannedField[]>();
  #everything: ScannedField | undefined;
  /** By test: the places of the rules of whose witness it is. */
  #candidatesOf: readonly (readonly number[] | undefined)[] = [];
  /** The places of rules without a witness. */
  #always: readonly number[] = [];
  readonly #programs: (RuleProgram | undefined)[] = [];
  /** By place: the last generation in which the rule was a candidate. */
  readonly #marked: Int32Array;
  /** How many tests there are in the whole set. */
  readonly #tests: number;
  readonly #candidates: Int32Array;
  #count = 0;
  /** How often tests held, until the lessons are learnt. */
  #seen: Int32Array | undefined;
  #events = 0;
  #lesson = 0;

  constructor(rules: readonly EngineRule[], table: TestTable, truth: EventTruth) {
    this.#rules = rules;
    this.#tests = table.tests.length;
    this.#truth = truth;
    this.#marked = new Int32Array(rules.length);
    this.#candidates = new Int32Array(rules.length);
    this.#seen = new Int32Array(this.#tests);
    this.#addTests(table);
    this.#chooseWitnesses(expectedShare);
  }

  /** The numbers of the rules that match, in ascending order. */
  match(event: Event, meter?: RuleMeter): readonly number[] {
    const generation = this.#truth.begin(event);
    this.#count = 0;
    this.#scan(event, generation);
    const result = this.#evaluate(meter === undefined ? undefined : this.#measured(meter));
    this.#truth.end();
    if (this.#seen !== undefined && ++this.#events === lessons[this.#lesson]) this.#learn();
    return result;
  }

  /** How many rules were evaluated for the last event. */
  get candidates(): number {
    return this.#count + this.#always.length;
  }

  #scan(event: Event, generation: number): void {
    let dotted: ScannedField[][] | undefined;
    const fields = this.#fields;
    const keys = Object.keys(event);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string;
      const field = fields.get(key);
      if (field !== undefined) {
        const value = event[key];
        if (value === undefined) continue;
        field.literally = generation;
        if (typeof value === 'string') this.#takeScalar(field, value, generation);
        else this.#take(field, value, generation);
      }
      if (this.#dotted.size > 0) {
        const below = this.#dotted.get(key);
        if (below === undefined || typeof event[key] !== 'object') continue;
        dotted ??= [];
        dotted.push(below);
      }
    }
    if (dotted !== undefined) {
      for (const below of dotted) {
        for (const field of below) if (field.literally !== generation) this.#takeWalked(field, event, generation);
      }
    }
    if (this.#everything !== undefined) this.#takeAll(this.#everything, event, generation);
  }

  #take(field: ScannedField, value: JsonValue, generation: number): void {
    if (typeof value !== 'object') {
      this.#takeScalar(field, value, generation);
    } else if (value === null) {
      this.#markIfAsked(field.presentFacts, generation);
    } else if (Array.isArray(value)) {
      this.#takeElements(field, value, generation);
    } else {
      this.#markIfAsked(field.presentFacts, generation);
      this.#markIfAsked(field.valuedFacts, generation);
    }
  }

  #takeElements(field: ScannedField, elements: readonly JsonValue[], generation: number): void {
    const pending: JsonValue[] = [...elements];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (Array.isArray(next)) for (const element of next as readonly JsonValue[]) pending.push(element);
      else this.#take(field, next, generation);
    }
  }

  #takeScalar(field: ScannedField, value: Exclude<Scalar, null>, generation: number): void {
    field.scanner ??= new ValueScanner(field.tests);
    const { scanner, cache } = field;
    const isKept = typeof value === 'string' && scanner.isSlow && value.length >= scanner.shortest;
    const known = isKept ? cache.get(value) : undefined;
    if (known !== undefined) {
      this.#mark(known, generation);
    } else {
      scanner.scan(value);
      if (isKept && cache.isWorthKeeping(value)) {
        const facts = this.#collect(scanner);
        cache.keep(value, facts);
        this.#mark(facts, generation);
      } else {
        this.#markFound(scanner, generation);
      }
    }
    this.#markIfAsked(field.presentFacts, generation);
    this.#markIfAsked(field.valuedFacts, generation);
  }

  #takeAll(field: ScannedField, event: Event, generation: number): void {
    for (const value of Object.values(event)) {
      if (typeof value !== 'object') this.#takeScalar(field, value, generation);
      else if (value !== null) for (const one of allScalars({ value })) this.#takeScalar(field, one, generation);
    }
  }

  #takeWalked(field: ScannedField, event: Event, generation: number): void {
    const { present, values, sawObject } = walkField(event, field.name);
    if (!present) return;
    this.#markIfAsked(field.presentFacts, generation);
    if (sawObject) this.#markIfAsked(field.valuedFacts, generation);
    for (const value of values) if (value !== null) this.#takeScalar(field, value, generation);
  }

  #markIfAsked(facts: Facts | undefined, generation: number): void {
    if (facts !== undefined) this.#mark(facts, generation);
  }

  #mark({ tests, candidates }: Facts, generation: number): void {
    const { state } = this.#truth;
    for (let index = 0; index < tests.length; index++) state[tests[index] as number] = generation;
    this.#markCandidates(candidates, generation);
    if (this.#seen !== undefined) this.#countSeen(tests, tests.length);
  }

  #markFound({ found, count }: ValueScanner, generation: number): void {
    const { state } = this.#truth;
    for (let index = 0; index < count; index++) {
      const test = found[index] as number;
      state[test] = generation;
      const candidates = this.#candidatesOf[test];
      if (candidates !== undefined) this.#markCandidates(candidates, generation);
    }
    if (this.#seen !== undefined) this.#countSeen(found, count);
  }

  #markCandidates(places: readonly number[], generation: number): void {
    const marked = this.#marked;
    for (let index = 0; index < places.length; index++) {
      const place = places[index] as number;
      if (marked[place] === generation) continue;
      marked[place] = generation;
      this.#candidates[this.#count++] = place;
    }
  }

  #countSeen(tests: Int32Array, count: number): void {
    const seen = this.#seen;
    if (seen === undefined) return;
    for (let index = 0; index < count; index++) {
      const test = tests[index] as number;
      seen[test] = (seen[test] as number) + 1;
    }
  }

  #evaluate(measured: ((place: number) => boolean) | undefined): readonly number[] {
    let found: number[] | undefined;
    for (let index = 0; index < this.#count; index++) {
      const place = this.#candidates[index] as number;
      if (!(measured === undefined ? this.#program(place)() : measured(place))) continue;
      found ??= [];
      found.push((this.#rules[place] as EngineRule).index);
    }
    for (const place of this.#always) {
      if (!(measured === undefined ? this.#program(place)() : measured(place))) continue;
      found ??= [];
      found.push((this.#rules[place] as EngineRule).index);
    }
    return found === undefined ? nothing : found.sort((a, b) => a - b);
  }

  #measured(meter: RuleMeter): (place: number) => boolean {
    return (place) => {
      const program = this.#program(place);
      const started = performance.now();
      const holds = program();
      meter((this.#rules[place] as EngineRule).index, performance.now() - started, holds);
      return holds;
    };
  }

  #program(place: number): RuleProgram {
    let program = this.#programs[place];
    if (program === undefined) {
      program = (this.#rules[place] as EngineRule).program();
      this.#programs[place] = program;
    }
    return program;
  }

  #addTests(table: TestTable): void {
    const known = new Set<number>();
    const add = (test: ScannedTest) => {
      if (known.has(test.id)) return;
      known.add(test.id);
      const field = this.#fieldOf(test.field, table);
      if (test.kind === 'present') field.present = test.id;
      else if (test.kind === 'valued') field.valued = test.id;
      else field.tests.push(test);
    };
    for (const { condition } of this.#rules) {
      visitTests(condition, (test) => {
        if (test.kind === 'asked') for (const needed of test.needs) add(needed);
        else add(test);
      });
    }
  }

  #fieldOf(number: number, table: TestTable): ScannedField {
    const name = table.fieldNames[number] ?? '';
    let field = number === everything ? this.#everything : this.#fields.get(name);
    if (field !== undefined) return field;
    field = {
      name,
      tests: [],
      scanner: undefined,
      cache: new ValueCache(),
      present: undefined,
      valued: undefined,
      presentFacts: undefined,
      valuedFacts: undefined,
      literally: 0,
    };
    if (number === everything) {
      this.#everything = field;
      return field;
    }
    this.#fields.set(name, field);
    const dot = name.indexOf('.');
    if (dot !== -1) {
      const first = name.slice(0, dot);
      const below = this.#dotted.get(first);
      if (below === undefined) this.#dotted.set(first, [field]);
      else below.push(field);
    }
    return field;
  }

  #collect({ found, count }: ValueScanner): Facts {
    if (count === 0) return noFacts;
    const candidates = new Set<number>();
    for (let index = 0; index < count; index++) {
      for (const place of this.#candidatesOf[found[index] as number] ?? nothing) candidates.add(place);
    }
    return { tests: found.slice(0, count), candidates: [...candidates] };
  }

  #factsOf(test: number | undefined): Facts | undefined {
    if (test === undefined) return undefined;
    return { tests: Int32Array.of(test), candidates: this.#candidatesOf[test] ?? nothing };
  }

  #chooseWitnesses(shareOf: (test: ScannedTest) => number): void {
    const candidatesOf: (number[] | undefined)[] = new Array(this.#tests).fill(undefined);
    const always: number[] = [];
    for (const [place, { condition }] of this.#rules.entries()) {
      const witness = chooseWitness(condition, shareOf);
      if (witness === undefined) always.push(place);
      for (const test of witness?.tests ?? nothing) {
        const places = candidatesOf[test];
        if (places === undefined) candidatesOf[test] = [place];
        else places.push(place);
      }
    }
    this.#always = always;
    this.#candidatesOf = candidatesOf;
    for (const field of [...this.#fields.values(), this.#everything]) {
      if (field === undefined) continue;
      field.cache.clear();
      field.presentFacts = this.#factsOf(field.present);
      field.valuedFacts = this.#factsOf(field.valued);
    }
  }

  /** Chooses the witnesses by what was seen: which tests hold often depends on the logs, and no guess knows them. */
  #learn(): void {
    const seen = this.#seen ?? new Int32Array(this.#tests);
    const events = this.#events;
    // What was not seen yet is still judged by what it looks like, and less so the more events there were.
    this.#chooseWitnesses((test) => ((seen[test.id] as number) + expectedShare(test)) / (events + 1));
    this.#lesson++;
    if (this.#lesson === lessons.length) this.#seen = undefined;
  }
}
