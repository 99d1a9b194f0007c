import { type Diagnostic, error, type Location } from '../diagnostic/diagnostic.js';
import type { Event } from './event.js';
import { isJsonObject } from './own-key.js';
import { parseJson } from './parse-json.js';
import type { Piece } from './piece.js';
import { type PieceBatch, readPieces, type SplitOptions } from './read-pieces.js';
import { JsonSyntaxError } from './strict-json.js';
import { type Position, positionIn } from './text-position.js';
import { flattenWindowsEvent, isWindowsEvent } from './windows-event.js';

/** An event, or a complaint about something that is none. */
export type EventRead =
  | {
      readonly kind: 'event';
      readonly event: Event;
      readonly source: string;
      /** The line (from 1) in which the event begins. */
      readonly line: number;
      /** The place (from 1) of the event among all elements of its source, the broken ones counted too. */
      readonly index: number;
    }
  | { readonly kind: 'fault'; readonly diagnostic: Diagnostic };

/** How events are read. */
export interface ReadEventsOptions extends SplitOptions {
  /** Leaves Windows events as they are. */
  readonly keepsWindows?: boolean;
}

/**
 * The events of an input, in batches of what a chunk completes. `auto` finds out how they are put together; Windows
 * events are made flat wherever they occur. `windows` does the same and refuses all other events.
 *
 * What is broken becomes a fault, and reading goes on after it. An InputError of `chunks` becomes a fault too, the last
 * one; other errors of `chunks` are thrown.
 */
export async function* readEvents(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadEventsOptions,
): AsyncGenerator<readonly EventRead[], void, undefined> {
  const toEvents = batchReader(options);
  for await (const batch of readPieces(chunks, options)) {
    const reads = toEvents(batch);
    if (reads.length > 0) yield reads;
  }
}

/** Makes events of the pieces of an input. */
export function batchReader({
  source,
  format,
  keepsWindows,
}: ReadEventsOptions): (batch: PieceBatch) => readonly EventRead[] {
  const toRead = pieceReader(source, format === 'windows', keepsWindows === true);
  return ({ pieces, firstIndex, faults, isCutOff }) => {
    let index = firstIndex - 1;
    const reads = pieces.map((piece) => toRead(piece, piece.kind === 'element' || piece.isElement ? ++index : index));
    const ofInput = faults.map((diagnostic): EventRead => ({ kind: 'fault', diagnostic }));
    // What is pending at the end may happen to be whole. If it is not, the reason is known.
    if (isCutOff) return [...reads.filter(({ kind }) => kind === 'event'), ...ofInput];
    return ofInput.length === 0 ? reads : [...ofInput, ...reads];
  };
}

function pieceReader(
  source: string,
  mustBeWindows: boolean,
  keepsWindows: boolean,
): (piece: Piece, index: number) => EventRead {
  return (piece, index) => {
    const fault = (code: string, message: string, at: Position = piece): EventRead => {
      return { kind: 'fault', diagnostic: error(code, message, { at: placeOf(source, at) }) };
    };
    if (piece.kind === 'fault') return fault(piece.code, piece.message);
    try {
      const value = parseJson(piece.text);
      if (!isJsonObject(value)) return fault('event/not-an-object', `an event is a JSON object, not ${kindOf(value)}`);
      if (mustBeWindows && !isWindowsEvent(value)) {
        return fault('event/not-windows', 'not a Windows event: it has no "Event" with a "System"');
      }
      const event = keepsWindows ? value : flattenWindowsEvent(value);
      return { kind: 'event', event, source, line: piece.line, index };
    } catch (failure) {
      if (!(failure instanceof JsonSyntaxError)) throw failure;
      const at = positionIn(piece.text, failure.offset, piece);
      return fault('event/broken-json', `this event is not valid JSON: ${failure.message}`, at);
    }
  };
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value === 'bigint' ? 'number' : typeof value}`;
}

function placeOf(file: string, { line, column }: Position): Location {
  return { file, line, column, endLine: line, endColumn: column + 1 };
}
