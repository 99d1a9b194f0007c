/** Longer texts are not kept: they rarely come again, and take memory. */
const longestKept = 2048;
/**
 * How many texts are kept at most, and of how many more is known that they came; powers of two. Small, as there is one
 * for every field of every part of a rule set, and what does not fit the processor's own memory is not worth having.
 */
const kept = 256;
const noted = 1024;

interface Entry<T> {
  readonly sign: number;
  readonly text: string;
  readonly found: T;
}

/**
 * Remembers what was found for texts, as those of logs come again and again. What comes for the first time leaves only a
 * sign that it came, and pushes nothing out. A table by signs and no Map: that would have to read all of each text.
 */
export class ValueCache<T> {
  readonly #entries: (Entry<T> | undefined)[] = new Array(kept).fill(undefined);
  readonly #came = new Int32Array(noted);
  /** The sign of the text that was last asked for. */
  #sign = 0;

  /** What was found for a text, if it is known. */
  get(text: string): T | undefined {
    const sign = signOf(text);
    const entry = this.#entries[sign & (kept - 1)];
    this.#sign = sign;
    return entry !== undefined && entry.sign === sign && entry.text === text ? entry.found : undefined;
  }

  /** Whether the text that was just asked for, and is not known, seems to have come before, so that it is worth keeping. */
  isWorthKeeping(text: string): boolean {
    if (text.length > longestKept) return false;
    const place = (this.#sign >>> 12) & (noted - 1);
    if (this.#came[place] === this.#sign) return true;
    this.#came[place] = this.#sign;
    return false;
  }

  /** Keeps what was found for the text that was just asked for. */
  keep(text: string, found: T): void {
    this.#entries[this.#sign & (kept - 1)] = { sign: this.#sign, text, found };
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.fill(undefined);
  }
}

/** A number of some of a text: few different ones that come together have the same. */
function signOf(text: string): number {
  const { length } = text;
  const step = 1 + (length >> 5);
  let sign = length;
  for (let at = length - 1; at >= 0; at -= step) sign = (Math.imul(sign, 0x01000193) ^ text.charCodeAt(at)) | 0;
  sign = Math.imul(sign ^ (sign >>> 16), 0x85ebca6b);
  return sign ^ (sign >>> 13);
}
