import type { Splitter } from './piece.js';
import { splitLines } from './split-lines.js';
import { splitValues } from './split-values.js';

/** How the events of an input are put together. */
export type Container = 'ndjson' | 'array' | 'records' | 'object';

/** The longest element that is kept, in UTF-16 code units. */
export const MAX_ELEMENT_LENGTH = 64 * 1024 * 1024;

/**
 * Splits a text that arrives in chunks into the texts of its events:
 * - `ndjson`: the lines that are not blank;
 * - `object`: top-level JSON values, which may span lines and follow each other with anything or nothing between;
 * - `array`: the elements of top-level arrays;
 * - `records`: the elements of the `Records` array of each top-level object.
 *
 * Elements are found by their brackets and strings and not checked beyond that: parsing them does that. The time is
 * linear in the input, and what is kept is one element, and no more than `limit` of it.
 */
export function splitJson(container: Container, limit: number = MAX_ELEMENT_LENGTH): Splitter {
  return container === 'ndjson' ? splitLines(limit) : splitValues(container, limit);
}
