import { type Condition, type ScannedTest, visitTests } from './prepared-test.js';
import { everything, type TestTable } from './test-table.js';
import { ValueCache } from './value-cache.js';
import { ValueScanner } from './value-scanner.js';

/** What was found for a value. */
export interface Facts {
  /** The numbers of the tests that hold. */
  readonly tests: Int32Array;
  /** The places of the rules that may hold because of one of them. */
  readonly candidates: readonly number[];
}

/** A field that some rule names. A class, as it is made bit by bit and keeps what it has seen. */
export class ScannedField {
  readonly name: string;
  readonly tests: ScannedTest[] = [];
  readonly cache = new ValueCache<Facts>();
  /** The tests that hold if the walk ends at anything, and at anything that is not null; undefined if no rule asks. */
  present: number | undefined;
  valued: number | undefined;
  presentFacts: Facts | undefined;
  valuedFacts: Facts | undefined;
  /** The generation of the last event that has a key with exactly this name. */
  literally = 0;
  #scanner: ValueScanner | undefined;

  constructor(name: string) {
    this.name = name;
  }

  /** Made with the first value. */
  get scanner(): ValueScanner {
    this.#scanner ??= new ValueScanner(this.tests);
    return this.#scanner;
  }
}

/** What the keys of an object lead to. A class, as steps are made when some event gets so far: names may have many. */
export class FieldStep {
  /** The field that ends here. */
  field: ScannedField | undefined;
  readonly #through: { readonly field: ScannedField; readonly from: number }[] = [];
  #below: ReadonlyMap<string, FieldStep> | undefined;

  /** Adds a field of which the rest of the name, from an offset on, is still to be walked. */
  add(field: ScannedField, from: number): void {
    this.#through.push({ field, from });
  }

  /** The next steps by their names. */
  get below(): ReadonlyMap<string, FieldStep> {
    this.#below ??= this.#split();
    return this.#below;
  }

  #split(): ReadonlyMap<string, FieldStep> {
    const below = new Map<string, FieldStep>();
    for (const { field, from } of this.#through) {
      const dot = field.name.indexOf('.', from);
      const name = field.name.slice(from, dot === -1 ? undefined : dot);
      let step = below.get(name);
      if (step === undefined) {
        step = new FieldStep();
        below.set(name, step);
      }
      if (dot === -1) step.field = field;
      else step.add(field, dot + 1);
    }
    return below;
  }
}

/** The fields that some rules name. */
export interface ScannedFields {
  readonly byName: ReadonlyMap<string, ScannedField>;
  /** The first steps of those with dots. */
  readonly dotted: ReadonlyMap<string, FieldStep>;
  /** What keywords are looked for in. */
  readonly everything: ScannedField | undefined;
}

/** Puts each test of some conditions to its field, once. */
export function collectFields(conditions: Iterable<Condition>, table: TestTable): ScannedFields {
  const byName = new Map<string, ScannedField>();
  let ofEverything: ScannedField | undefined;
  const fieldOf = (number: number): ScannedField => {
    if (number === everything) {
      ofEverything ??= new ScannedField('');
      return ofEverything;
    }
    const name = table.fieldNames[number] ?? '';
    let field = byName.get(name);
    if (field === undefined) {
      field = new ScannedField(name);
      byName.set(name, field);
    }
    return field;
  };
  const known = new Set<number>();
  const add = (test: ScannedTest) => {
    if (known.has(test.id)) return;
    known.add(test.id);
    const field = fieldOf(test.field);
    if (test.kind === 'present') field.present = test.id;
    else if (test.kind === 'valued') field.valued = test.id;
    else field.tests.push(test);
  };
  for (const condition of conditions) {
    visitTests(condition, (test) => {
      if (test.kind === 'asked') for (const needed of test.needs) add(needed);
      else add(test);
    });
  }
  const root = new FieldStep();
  for (const field of byName.values()) if (field.name.includes('.')) root.add(field, 0);
  return { byName, dotted: root.below, everything: ofEverything };
}
