import type { Placed } from '../../../diagnostic/diagnostic.js';
import type { FieldPredicate, KeywordPredicate, Predicate } from '../../../predicate/predicate.js';
import { leafKey } from '../../../predicate/same.js';
import { foldCase } from '../../../predicate/text-case.js';
import { covers } from '../detection/covers.js';

export type Leaf = FieldPredicate | KeywordPredicate;

/** One thing that is taken to hold, or not to. */
interface Assumption {
  readonly holds: boolean;
  readonly leaf: Leaf;
  /** Made when somebody asks about its subject. */
  key: string | undefined;
}

/** What is taken to hold, or not to, while a part of a predicate is looked at; the last is forgotten first. */
export class Assumptions {
  readonly #byKey = new Map<string, Assumption>();
  readonly #bySubject = new Map<string, Assumption[]>();
  /** For each assumption those of its subject, of which it is the last one when its turn to be forgotten comes. */
  readonly #stack: Assumption[][] = [];
  /** Each test is asked about several times, and its key takes long to make. */
  readonly #keys = new Map<Leaf, string>();
  /** Comparisons of patterns that are left; hostile rules have many. */
  #comparisons = 20_000;

  get size(): number {
    return this.#stack.length;
  }

  /** Adds one. */
  add(leaf: Leaf, holds: boolean): void {
    const subject = subjectOf(leaf);
    let same = this.#bySubject.get(subject);
    if (same === undefined) {
      same = [];
      this.#bySubject.set(subject, same);
    }
    same.push({ holds, leaf, key: undefined });
    this.#stack.push(same);
  }

  /** Forgets all but the first `size`. */
  cutTo(size: number): void {
    while (this.#stack.length > size) {
      const last = this.#stack.pop()?.pop();
      if (last?.key !== undefined && this.#byKey.get(last.key) === last) this.#byKey.delete(last.key);
    }
  }

  /** Whether the leaf must hold (or cannot), and what says so; undefined if that is open. */
  decide(leaf: Leaf): { readonly holds: boolean; readonly because: Placed } | undefined {
    const others = this.#bySubject.get(subjectOf(leaf));
    if (others === undefined || others.length === 0) return undefined;
    this.#enterKeys(others);
    const same = this.#byKey.get(this.#keyOf(leaf));
    if (same !== undefined) return { holds: same.holds, because: same.leaf.origin };
    for (const other of others) {
      if (--this.#comparisons < 0) return undefined;
      const because = other.leaf.origin;
      if (other.holds && leafImplies(other.leaf, leaf)) return { holds: true, because };
      if (!other.holds && leafImplies(leaf, other.leaf)) return { holds: false, because };
      if (other.holds && leafExcludes(other.leaf, leaf)) return { holds: false, because };
    }
    return undefined;
  }

  /** Makes the keys that are missing: those of the last ones. */
  #enterKeys(others: readonly Assumption[]): void {
    let first = others.length;
    while (first > 0 && others[first - 1]?.key === undefined) first--;
    for (const one of others.slice(first)) {
      one.key = this.#keyOf(one.leaf);
      if (!this.#byKey.has(one.key)) this.#byKey.set(one.key, one);
    }
  }

  #keyOf(leaf: Leaf): string {
    let key = this.#keys.get(leaf);
    if (key === undefined) {
      key = keyOf(leaf);
      this.#keys.set(leaf, key);
    }
    return key;
  }
}

/** Two leaves with one key mean the same. */
function keyOf(leaf: Leaf): string {
  const key = leafKey(leaf);
  return leaf.test.kind === 'pattern' && !leaf.test.cased ? `~${foldCase(key)} ${subjectOf(leaf)}` : key;
}

/** Keywords are about the event, and no field is named so. */
export const subjectOf = (leaf: Leaf): string => (leaf.kind === 'keyword' ? '' : leaf.field);

/** Whether the first holds only where the second does too. Both are about one field. */
function leafImplies(one: Leaf, other: Leaf): boolean {
  if (other.test.kind === 'exists') return one.kind === 'field' && one.test.kind !== 'null' && needsValue(one);
  if (one.test.kind === 'pattern' && other.test.kind === 'pattern') return covers(other.test, one.test);
  return false;
}

/** Whether no event has both: a field that is null has no value that passes another test. */
function leafExcludes(one: Leaf, other: Leaf): boolean {
  if (one.test.kind === 'null') return other.kind === 'field' && needsValue(other);
  return other.test.kind === 'null' && one.kind === 'field' && needsValue(one);
}

const needsValue = ({ test }: FieldPredicate): boolean =>
  test.kind !== 'null' && test.kind !== 'exists' && test.kind !== 'query-expression';

/** A test or its negation. */
export interface Literal {
  readonly leaf: Leaf;
  readonly isNegated: boolean;
}

/** The predicate as a test or its negation, if it is one. */
export function literalOf(predicate: Predicate): Literal | undefined {
  const isNegated = predicate.kind === 'not';
  const leaf = isNegated ? predicate.operand : predicate;
  return leaf.kind === 'field' || leaf.kind === 'keyword' ? { leaf, isNegated } : undefined;
}
