import type { Placed } from '../../../diagnostic/diagnostic.js';
import type { FieldPredicate, KeywordPredicate, Predicate } from '../../../predicate/predicate.js';
import { leafKey } from '../../../predicate/same.js';
import { foldCase } from '../../../predicate/text-case.js';
import { covers } from '../detection/covers.js';

export type Leaf = FieldPredicate | KeywordPredicate;

/** What is taken to hold, or not to, while a part of a predicate is looked at; the last is forgotten first. */
export class Assumptions {
  readonly #byKey = new Map<string, { readonly holds: boolean; readonly leaf: Leaf }>();
  readonly #byField = new Map<string, { readonly holds: boolean; readonly leaf: Leaf; readonly key: string }[]>();
  readonly #stack: { readonly key: string; readonly field: string }[] = [];
  /** Each test is asked about several times, and its key takes long to make. */
  readonly #keys = new Map<Leaf, string>();
  /** Comparisons of patterns that are left; hostile rules have many. */
  #comparisons = 20_000;

  get size(): number {
    return this.#stack.length;
  }

  /** Adds one. */
  add(leaf: Leaf, holds: boolean): void {
    const key = this.#keyOf(leaf);
    if (this.#byKey.has(key)) return;
    const field = subjectOf(leaf);
    this.#byKey.set(key, { holds, leaf });
    const sameField = this.#byField.get(field);
    if (sameField === undefined) this.#byField.set(field, [{ holds, leaf, key }]);
    else sameField.push({ holds, leaf, key });
    this.#stack.push({ key, field });
  }

  /** Forgets all but the first `size`. */
  cutTo(size: number): void {
    while (this.#stack.length > size) {
      const last = this.#stack.pop();
      if (last === undefined) return;
      this.#byKey.delete(last.key);
      this.#byField.get(last.field)?.pop();
    }
  }

  /** Whether the leaf must hold (or cannot), and what says so; undefined if that is open. */
  decide(leaf: Leaf): { readonly holds: boolean; readonly because: Placed } | undefined {
    const same = this.#byKey.get(this.#keyOf(leaf));
    if (same !== undefined) return { holds: same.holds, because: same.leaf.origin };
    for (const other of this.#byField.get(subjectOf(leaf)) ?? []) {
      if (--this.#comparisons < 0) return undefined;
      const because = other.leaf.origin;
      if (other.holds && leafImplies(other.leaf, leaf)) return { holds: true, because };
      if (!other.holds && leafImplies(leaf, other.leaf)) return { holds: false, because };
      if (other.holds && leafExcludes(other.leaf, leaf)) return { holds: false, because };
    }
    return undefined;
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
