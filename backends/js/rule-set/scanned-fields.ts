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

/** The fields that some rules name. */
export interface ScannedFields {
  readonly byName: ReadonlyMap<string, ScannedField>;
  /** Those with dots by their first step. */
  readonly dotted: ReadonlyMap<string, readonly ScannedField[]>;
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
  return { byName, dotted: dottedOf(byName.values()), everything: ofEverything };
}

function dottedOf(fields: Iterable<ScannedField>): ReadonlyMap<string, readonly ScannedField[]> {
  const dotted = new Map<string, ScannedField[]>();
  for (const field of fields) {
    const dot = field.name.indexOf('.');
    if (dot === -1) continue;
    const first = field.name.slice(0, dot);
    const below = dotted.get(first);
    if (below === undefined) dotted.set(first, [field]);
    else below.push(field);
  }
  return dotted;
}
