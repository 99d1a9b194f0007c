/** Longer texts are not kept: they rarely come again, and take memory. */
const longestKept = 2048;
/** How many values were seen lately is kept track of by so many places. */
const places = 4096;

/**
 * Remembers what was found for texts, as those of logs come again and again: the ones that came last, at most twice the
 * capacity. What comes for the first time is not kept, but for a sign that it came.
 */
export class ValueCache<T> {
  #young = new Map<string, T>();
  #old = new Map<string, T>();
  readonly #capacity: number;
  readonly #signs = new Int32Array(places);

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** What was found for a text, if it is known. */
  get(text: string): T | undefined {
    const known = this.#young.get(text);
    if (known !== undefined) return known;
    const older = this.#old.get(text);
    if (older !== undefined) this.#keep(text, older);
    return older;
  }

  /** Whether a text that is not known seems to have come before, so that it is worth keeping. */
  isWorthKeeping(text: string): boolean {
    if (text.length > longestKept) return false;
    const sign = signOf(text);
    const place = sign & (places - 1);
    if (this.#signs[place] === sign) return true;
    this.#signs[place] = sign;
    return false;
  }

  set(text: string, found: T): void {
    this.#keep(text, found);
  }

  /** Forgets everything. */
  clear(): void {
    this.#young = new Map();
    this.#old = new Map();
  }

  #keep(text: string, found: T): void {
    if (this.#young.size >= this.#capacity) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(text, found);
  }
}

/** A number of some of a text: most of two different ones have two. */
function signOf(text: string): number {
  const { length } = text;
  let sign = length;
  const step = 1 + (length >> 5);
  for (let at = length - 1; at >= 0; at -= step) sign = (Math.imul(sign, 0x01000193) ^ text.charCodeAt(at)) | 0;
  return sign ^ (sign >>> 15);
}
