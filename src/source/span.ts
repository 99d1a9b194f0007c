import type { Location, Placed } from '../diagnostic/diagnostic.js';
import type { Source } from './source.js';

/**
 * A range of a source. Line and column are worked out only when somebody asks, because nearly all spans of a
 * corpus never appear in a message. A class for that one lazy getter.
 */
export class Span implements Placed {
  readonly source: Source;
  readonly start: number;
  readonly end: number;

  /** Offsets are zero-based UTF-16 code units; `end` is exclusive. */
  constructor(source: Source, start: number, end: number) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  get location(): Location {
    return this.source.locate(this.start, this.end);
  }
}
