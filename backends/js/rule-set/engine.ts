import type { Event, JsonValue } from '../../../src/event/event.js';
import { getOwn } from '../../../src/event/own-key.js';
import { allScalars, type Scalar } from '../../../src/event/values.js';
import { Candidates } from './candidates.js';
import type { EventTruth } from './event-truth.js';
import type { Condition } from './prepared-test.js';
import type { RuleMeter } from './rule-meter.js';
import type { RuleProgram } from './rule-program.js';
import { collectFields, type Facts, type FieldStep, type ScannedField, type ScannedFields } from './scanned-fields.js';
import type { TestTable } from './test-table.js';

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
  readonly #fields: ScannedFields;
  readonly #candidates: Candidates;
  readonly #programs: (RuleProgram | undefined)[] = [];
  /** What was reached on the way to fields with dots, and by which steps; empty between events. */
  readonly #reached: JsonValue[] = [];
  readonly #steps: FieldStep[] = [];

  constructor(rules: readonly EngineRule[], table: TestTable, truth: EventTruth) {
    this.#rules = rules;
    this.#truth = truth;
    const conditions = rules.map(({ condition }) => condition);
    this.#fields = collectFields(conditions, table);
    const { byName, everything } = this.#fields;
    const fields = everything === undefined ? [...byName.values()] : [...byName.values(), everything];
    this.#candidates = new Candidates(conditions, fields, table.tests.length);
  }

  /** The numbers of the rules that match, in ascending order. */
  match(event: Event, meter?: RuleMeter): readonly number[] {
    const generation = this.#truth.begin(event);
    this.#candidates.begin(generation, this.#truth.state);
    this.#scan(event, generation);
    const result = this.#evaluate(meter === undefined ? undefined : this.#measured(meter));
    this.#truth.end();
    this.#candidates.end();
    return result;
  }

  /** How many rules were evaluated for the last event. */
  get candidates(): number {
    return this.#candidates.count + this.#candidates.always.length;
  }

  #scan(event: Event, generation: number): void {
    const { byName, dotted, everything } = this.#fields;
    const keys = Object.keys(event);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string;
      const value = event[key];
      if (value === undefined) continue;
      const field = byName.get(key);
      if (field !== undefined) {
        field.literally = generation;
        if (typeof value === 'string') this.#takeScalar(field, value);
        else this.#take(field, value);
      }
      if (everything !== undefined) this.#takeInside(everything, value);
      if (dotted.size > 0 && typeof value === 'object') {
        const step = dotted.get(key);
        if (step !== undefined) this.#reach(value, step);
      }
    }
    // Last, as a key with exactly the name of a field wins over the steps to it.
    if (this.#reached.length > 0) this.#walk(generation);
  }

  #reach(value: JsonValue, step: FieldStep): void {
    this.#reached.push(value);
    this.#steps.push(step);
  }

  /** Walks on from all that was reached, all fields together (`walkField` says what they mean). */
  #walk(generation: number): void {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      const value = this.#reached.pop() as JsonValue;
      if (Array.isArray(value)) {
        for (const element of value as readonly JsonValue[]) this.#reach(element, step);
        continue;
      }
      if (step.field !== undefined && step.field.literally !== generation) this.#take(step.field, value);
      if (typeof value !== 'object' || value === null) continue;
      for (const [name, next] of step.below) {
        const child = getOwn(value as Event, name);
        if (child !== undefined) this.#reach(child, next);
      }
    }
  }

  #take(field: ScannedField, value: JsonValue): void {
    if (typeof value !== 'object') {
      this.#takeScalar(field, value);
    } else if (value === null) {
      this.#markIfAsked(field.presentFacts);
    } else if (Array.isArray(value)) {
      this.#takeElements(field, value);
    } else {
      this.#markIfAsked(field.presentFacts);
      this.#markIfAsked(field.valuedFacts);
    }
  }

  #takeElements(field: ScannedField, elements: readonly JsonValue[]): void {
    const pending: JsonValue[] = [...elements];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (Array.isArray(next)) for (const element of next as readonly JsonValue[]) pending.push(element);
      else this.#take(field, next);
    }
  }

  #takeScalar(field: ScannedField, value: Exclude<Scalar, null>): void {
    this.#lookAt(field, value);
    this.#markIfAsked(field.presentFacts);
    this.#markIfAsked(field.valuedFacts);
  }

  #lookAt(field: ScannedField, value: Exclude<Scalar, null>): void {
    const { scanner, cache } = field;
    if (!scanner.take(value) || typeof value !== 'string') {
      scanner.scan();
      if (scanner.count > 0) this.#candidates.markFound(scanner);
      return;
    }
    const known = cache.get(value);
    if (known !== undefined) {
      this.#candidates.mark(known);
      return;
    }
    scanner.scan();
    if (cache.isWorthKeeping(value)) {
      const facts = this.#candidates.factsOf(scanner);
      cache.keep(value, facts);
      this.#candidates.mark(facts);
    } else {
      this.#candidates.markFound(scanner);
    }
  }

  #takeInside(field: ScannedField, value: JsonValue): void {
    if (typeof value !== 'object') this.#takeScalar(field, value);
    else if (value !== null) for (const one of allScalars({ value })) this.#takeScalar(field, one);
  }

  #markIfAsked(facts: Facts | undefined): void {
    if (facts !== undefined) this.#candidates.mark(facts);
  }

  #evaluate(measured: ((place: number) => boolean) | undefined): readonly number[] {
    let result: number[] | undefined;
    const { found, count, always } = this.#candidates;
    for (let index = 0; index < count + always.length; index++) {
      const place = (index < count ? found[index] : always[index - count]) as number;
      if (!(measured === undefined ? this.#program(place)() : measured(place))) continue;
      result ??= [];
      result.push((this.#rules[place] as EngineRule).index);
    }
    return result === undefined ? nothing : result.sort((a, b) => a - b);
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
}
