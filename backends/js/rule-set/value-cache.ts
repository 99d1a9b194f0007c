import type { Scalar } from '../../../src/event/values.js';

/** Longer texts are not kept: they rarely come again, and take memory. */
const longestKept = 2048;
/** So many looks are taken at how often values come again. */
const period = 4096;
/** Below this share of values that come again, remembering them costs more than it saves. */
const leastShare = 0.15;
/** So many periods long nothing is remembered then, before it is tried again. */
const pause = 15;

/**
 * Remembers what was found for values, as values of logs come again and again: at most so many, the ones that were used
 * last. A field of which values do not come again is given up for a while. Values of different types are different keys.
 */
export class ValueCache<T> {
  #young = new Map<Exclude<Scalar, null>, T>();
  #old = new Map<Exclude<Scalar, null>, T>();
  readonly #capacity: number;
  #looks = 0;
  #hits = 0;
  #paused = 0;

  /** At most twice the capacity is kept. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** What was found for the value, or what `find` finds now. */
  get(value: Exclude<Scalar, null>, find: (value: Exclude<Scalar, null>) => T): T {
    if (++this.#looks === period) this.#judge();
    if (this.#paused > 0 || (typeof value === 'string' && value.length > longestKept)) return find(value);
    const known = this.#young.get(value);
    if (known !== undefined) {
      this.#hits++;
      return known;
    }
    let found = this.#old.get(value);
    if (found === undefined) found = find(value);
    else this.#hits++;
    if (this.#young.size >= this.#capacity) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(value, found);
    return found;
  }

  /** Forgets everything. */
  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }

  #judge(): void {
    if (this.#paused > 0) {
      this.#paused--;
    } else if (this.#hits < period * leastShare) {
      this.#paused = pause;
      this.clear();
    }
    this.#looks = 0;
    this.#hits = 0;
  }
}
