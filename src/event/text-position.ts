const NEWLINE = 0x0a;

/** Line and column, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Knows where a character stands in a text of which only the current chunk is at hand. A class, because it is changed
 * at every line of gigabytes of input. Offsets are those in the current chunk.
 */
export class TextPosition {
  #line = 1;
  /** How much text came before this chunk. */
  #base = 0;
  /** Where the line begins in the whole text. */
  #lineStart = 0;
  /** Whether this line has nothing but blanks and commas before this chunk. */
  #isBlankBefore = true;

  /** Tells that a line begins at `at`. */
  beginLine(at: number): void {
    this.#line++;
    this.#lineStart = this.#base + at;
  }

  /** The place of the character at `at`, in the current line. */
  at(at: number): Position {
    return { line: this.#line, column: this.#base + at - this.#lineStart + 1 };
  }

  /** Whether only blanks and commas stand before `at` in its line. */
  isFirstInLine(chunk: string, at: number): boolean {
    const lineStart = this.#lineStart - this.#base;
    for (let before = at - 1; before >= Math.max(lineStart, 0); before--) {
      if (!' \t,\ufeff'.includes(chunk[before]!)) return false;
    }
    return lineStart >= 0 || this.#isBlankBefore;
  }

  /** Tells that the next chunk comes. */
  endChunk(chunk: string): void {
    this.#isBlankBefore = this.isFirstInLine(chunk, chunk.length);
    this.#base += chunk.length;
  }
}

/** The place of `offset` in a text that begins at `start`. */
export function positionIn(text: string, offset: number, start: Position): Position {
  let { line, column } = { line: start.line, column: start.column + offset };
  for (let at = 0; at < offset; at++) {
    if (text.charCodeAt(at) === NEWLINE) {
      line++;
      column = offset - at;
    }
  }
  return { line, column };
}
