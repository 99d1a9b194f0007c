import { type Diagnostic, error, type Location, warning } from '../diagnostic/diagnostic.js';
import { decodeText } from './decode-text.js';
import { detectFormat, SAMPLE_LENGTH } from './detect-format.js';
import type { Event } from './event.js';
import { InputError } from './input-error.js';
import { isJsonObject } from './own-key.js';
import { parseJson } from './parse-json.js';
import type { Piece, Splitter } from './piece.js';
import { MAX_ELEMENT_LENGTH, splitJson } from './split-json.js';
import { JsonSyntaxError } from './strict-json.js';
import { type Position, positionIn } from './text-position.js';
import { flattenWindowsEvent, isWindowsEvent } from './windows-event.js';

/** How an input is to be read; see {@link readEvents}. */
export type InputFormat = 'auto' | 'ndjson' | 'array' | 'object' | 'records' | 'windows';

/** All input formats, the default first. */
export const INPUT_FORMATS: readonly InputFormat[] = ['auto', 'ndjson', 'array', 'object', 'records', 'windows'];

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

export interface ReadEventsOptions {
  /** What messages call the input. */
  readonly source: string;
  readonly format?: InputFormat | undefined;
  /** The longest event in UTF-16 code units; longer ones are reported and skipped. 64 Mi if not given. */
  readonly maxEventLength?: number | undefined;
  /** Leaves Windows events as they are. */
  readonly keepsWindows?: boolean;
}

/**
 * The events of an input, in batches of what a chunk completes. `auto` finds out how they are put together; Windows
 * events are made flat wherever they occur. `windows` does the same and refuses all other events.
 *
 * What is broken becomes a fault, and reading goes on after it. An {@link InputError} of `chunks` becomes a fault too,
 * the last one; other errors of `chunks` are thrown.
 */
export async function* readEvents(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadEventsOptions,
): AsyncGenerator<readonly EventRead[], void, undefined> {
  const { source, format = 'auto', maxEventLength = MAX_ELEMENT_LENGTH } = options;
  const decoding = decodeText();
  const toRead = eventReader(source, format === 'windows', options.keepsWindows === true);
  let splitter: Splitter | undefined =
    format === 'auto' || format === 'windows' ? undefined : splitJson(format, maxEventLength);
  let sample = '';
  let isReported = false;

  const split = (text: string, isLast: boolean): readonly Piece[] => {
    if (splitter !== undefined) return splitter.push(text);
    sample += text;
    const mayDecide = isLast || sample.length >= SAMPLE_LENGTH || text.includes('\n');
    const detected = mayDecide ? detectFormat(sample, isLast) : undefined;
    if (detected === undefined) return [];
    splitter = splitJson(detected, maxEventLength);
    const pieces = splitter.push(sample);
    sample = '';
    return pieces;
  };

  const read = (pieces: readonly Piece[]): EventRead[] => {
    const reads = pieces.map(toRead);
    if (isReported || !decoding.isMalformed()) return reads;
    isReported = true;
    const message = `${source} has bytes that are not UTF-8; they are read as "\uFFFD"`;
    return [{ kind: 'fault', diagnostic: warning('event/malformed-text', message) }, ...reads];
  };

  const readRest = (): EventRead[] => {
    const pieces = split(decoding.end(), true);
    return read([...pieces, ...(splitter?.end() ?? [])]);
  };

  try {
    for await (const bytes of chunks) {
      const reads = read(split(decoding.push(bytes), false));
      if (reads.length > 0) yield reads;
    }
  } catch (failure) {
    if (!(failure instanceof InputError)) throw failure;
    // What is pending may happen to be whole. If it is not, the reason is known.
    const events = readRest().filter((one) => one.kind === 'event');
    yield [...events, { kind: 'fault', diagnostic: error('event/unreadable-input', failure.message) }];
    return;
  }
  const reads = readRest();
  if (reads.length > 0) yield reads;
}

/** Makes events of pieces, which must come in their order. */
function eventReader(source: string, mustBeWindows: boolean, keepsWindows: boolean): (piece: Piece) => EventRead {
  let index = 0;
  return (piece) => {
    const fault = (code: string, message: string, at: Position = piece): EventRead => {
      return { kind: 'fault', diagnostic: error(code, message, { at: placeOf(source, at) }) };
    };
    if (piece.kind === 'fault') {
      if (piece.isElement) index++;
      return fault(piece.code, piece.message);
    }
    index++;
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
