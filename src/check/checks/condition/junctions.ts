import type { Placed } from '../../../diagnostic/diagnostic.js';
import type { Predicate } from '../../../predicate/predicate.js';
import { leafKey } from '../../../predicate/same.js';
import { literalOf } from './literals.js';

export type Junction = Extract<Predicate, { kind: 'and' | 'or' }>;

interface KnownJunction {
  readonly junction: Junction;
  readonly holds: boolean;
}

/** Which junctions are taken to hold, or not to, while a part of a predicate is looked at; the last is forgotten first. */
export class KnownJunctions {
  readonly #known: KnownJunction[] = [];
  /** The tests of an `or` by their keys; undefined if it has anything else. */
  readonly #keys = new Map<Junction, ReadonlySet<string> | undefined>();
  /** Comparisons of tests that are left; hostile rules have many. */
  #comparisons = 20_000;

  get size(): number {
    return this.#known.length;
  }

  /** Adds one. */
  add(junction: Junction, holds: boolean): void {
    this.#known.push({ junction, holds });
  }

  /** Forgets all but the first `size`. */
  cutTo(size: number): void {
    this.#known.length = size;
  }

  /**
   * Whether a junction must hold (or cannot), and what says so: it is one that is known (a detection's predicate is one
   * object, wherever the condition names it), or an `or` that lets in all of one that holds. Undefined if that is open. What
   * was added before place `from` does not count.
   */
  decide(junction: Junction, from: number): { readonly holds: boolean; readonly because: Placed } | undefined {
    for (const { junction: other, holds } of this.#known.slice(from)) {
      if (--this.#comparisons < 0) return undefined;
      if (other === junction) return { holds, because: other.origin };
      if (holds && this.#letsIn(junction, other)) return { holds, because: other.origin };
      if (!holds && this.#letsIn(other, junction)) return { holds, because: other.origin };
    }
    return undefined;
  }

  /** Whether each test of `other` is one of `junction`. */
  #letsIn(junction: Junction, other: Junction): boolean {
    if (junction.kind !== 'or' || other.kind !== 'or' || other.operands.length > junction.operands.length) return false;
    const [wide, narrow] = [this.#keysOf(junction), this.#keysOf(other)];
    if (wide === undefined || narrow === undefined) return false;
    for (const key of narrow) {
      this.#comparisons--;
      if (!wide.has(key)) return false;
    }
    return true;
  }

  #keysOf(junction: Junction): ReadonlySet<string> | undefined {
    if (!this.#keys.has(junction)) this.#keys.set(junction, keysOf(junction));
    return this.#keys.get(junction);
  }
}

function keysOf({ operands }: Junction): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  for (const operand of operands) {
    const literal = literalOf(operand);
    if (literal === undefined || literal.isNegated) return undefined;
    keys.add(leafKey(literal.leaf));
  }
  return keys;
}
