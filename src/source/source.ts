import type { Location } from '../diagnostic/diagnostic.js';

/**
 * A text with a name, able to say where an offset stands. A class because identity and the lazily built line
 * table matter: spans refer to their source, and most sources are never asked for a line.
 */
export class Source {
  readonly name: string;
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  /** @param name how messages call it, usually a path; @param text its whole content, without byte order mark */
  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
  }

  /** The place of the characters from offset `start` to before `end`. */
  locate(start: number, end: number = start): Location {
    const from = this.#position(start);
    const to = this.#position(Math.max(start, end));
    return { file: this.name, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /** The offset of a line and column, both counted from 1. */
  offsetOf(line: number, column: number): number {
    return (this.#starts()[line - 1] ?? this.text.length) + column - 1;
  }

  /** The text of a line (counted from 1) without its line break. */
  line(number: number): string {
    const starts = this.#starts();
    const start = starts[number - 1];
    if (start === undefined) return '';
    return this.text.slice(start, starts[number] ?? this.text.length).replace(/\r?\n?$/, '');
  }

  #position(offset: number): { line: number; column: number } {
    const starts = this.#starts();
    const clamped = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: clamped - (starts[low] ?? 0) + 1 };
  }

  #starts(): readonly number[] {
    if (this.#lineStarts === undefined) {
      const starts = [0];
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }
}
