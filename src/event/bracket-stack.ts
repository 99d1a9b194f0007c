/** Deeper brackets are counted but no longer told apart. The parser refuses such an element anyway. */
const MAX_KNOWN_DEPTH = 1024;

/**
 * The open brackets of one element, which may be broken. A class because it is changed at every bracket of
 * gigabytes of input and must not allocate.
 */
export class BracketStack {
  readonly #isObject = new Uint8Array(MAX_KNOWN_DEPTH);
  #depth = 0;
  #objects = 0;

  get depth(): number {
    return this.#depth;
  }

  /** Whether the innermost open bracket is a brace. */
  get inObject(): boolean {
    return this.#depth > 0 && this.#depth <= MAX_KNOWN_DEPTH && this.#isObject[this.#depth - 1] === 1;
  }

  clear(): void {
    this.#depth = 0;
    this.#objects = 0;
  }

  open(isObject: boolean): void {
    if (this.#depth < MAX_KNOWN_DEPTH) {
      this.#isObject[this.#depth] = isObject ? 1 : 0;
      if (isObject) this.#objects++;
    }
    this.#depth++;
  }

  /**
   * Closes the innermost bracket if it is of that kind, and tells so. Otherwise a closing bracket is missing or one
   * too many: closes the nearest one of that kind with all that are open in it, or nothing if none is.
   */
  close(isObject: boolean): boolean {
    if (this.#depth > MAX_KNOWN_DEPTH) {
      this.#depth--;
      return true;
    }
    if (this.#depth > 0 && this.inObject === isObject) {
      this.#pop();
      return true;
    }
    const ofThatKind = isObject ? this.#objects : this.#depth - this.#objects;
    if (ofThatKind > 0) while (this.#pop() !== isObject);
    return false;
  }

  #pop(): boolean {
    this.#depth--;
    const isObject = this.#isObject[this.#depth] === 1;
    if (isObject) this.#objects--;
    return isObject;
  }
}
