/**
 * Puts a text together that arrives in pieces, and forgets it once it is longer than the limit. A class, because it is
 * used anew for each of millions of events. It keeps a list: searching or scanning a growing string is quadratic.
 */
export class KeptText {
  readonly #limit: number;
  #parts: string[] = [];
  #length = 0;

  /** @param limit in UTF-16 code units */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get isTooLong(): boolean {
    return this.#length > this.#limit;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(text: string): void {
    this.#length += text.length;
    if (this.isTooLong) this.#parts = [];
    else this.#parts.push(text);
  }

  /** Gives the text, empty if it is too long, and begins anew. */
  take(): string {
    const text = this.#parts.length === 1 ? this.#parts[0]! : this.#parts.join('');
    this.#parts = [];
    this.#length = 0;
    return text;
  }
}
