import { type Diagnostic, error, warning } from '../diagnostic/diagnostic.js';
import { decodeText } from './decode-text.js';
import { detectFormat, SAMPLE_LENGTH } from './detect-format.js';
import { InputError } from './input-error.js';
import type { InputFormat } from './input-format.js';
import type { Piece, Splitter } from './piece.js';
import { MAX_ELEMENT_LENGTH, splitJson } from './split-json.js';

/** The texts of events that have come together; plain data, so that another thread can go on with them. */
export interface PieceBatch {
  readonly pieces: readonly Piece[];
  /** The place (from 1) of the first of them among all elements of its source. */
  readonly firstIndex: number;
  /** What is wrong with the input, and not with one of the pieces. */
  readonly faults: readonly Diagnostic[];
  /** Whether the input broke off here: a piece that is broken is so because of that. */
  readonly isCutOff: boolean;
}

/** How an input is taken apart. */
export interface SplitOptions {
  /** What messages call the input. */
  readonly source: string;
  readonly format?: InputFormat | undefined;
  /** The longest event in UTF-16 code units; longer ones are reported and skipped. 64 Mi if not given. */
  readonly maxEventLength?: number | undefined;
}

/**
 * Takes an input apart into the texts of its events, in batches of what a chunk completes; they are not parsed. `auto`
 * finds out how they are put together. An {@link InputError} of `chunks` becomes a fault, the last one; other errors of
 * `chunks` are thrown.
 */
export async function* readPieces(
  chunks: AsyncIterable<Uint8Array>,
  { source, format = 'auto', maxEventLength = MAX_ELEMENT_LENGTH }: SplitOptions,
): AsyncGenerator<PieceBatch, void, undefined> {
  const decoding = decodeText();
  let splitter: Splitter | undefined =
    format === 'auto' || format === 'windows' ? undefined : splitJson(format, maxEventLength);
  let sample = '';
  let isReported = false;
  let index = 1;

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

  const batchOf = (pieces: readonly Piece[], failure?: Diagnostic): PieceBatch => {
    const firstIndex = index;
    for (const piece of pieces) if (piece.kind === 'element' || piece.isElement) index++;
    const faults = failure === undefined ? [] : [failure];
    if (!isReported && decoding.isMalformed()) {
      isReported = true;
      faults.unshift(
        warning('event/malformed-text', `${source} has bytes that are not UTF-8; they are read as "\uFFFD"`),
      );
    }
    return { pieces, firstIndex, faults, isCutOff: failure !== undefined };
  };

  const rest = (): readonly Piece[] => {
    const pieces = split(decoding.end(), true);
    return [...pieces, ...(splitter?.end() ?? [])];
  };

  try {
    for await (const bytes of chunks) {
      const pieces = split(decoding.push(bytes), false);
      if (pieces.length > 0) yield batchOf(pieces);
    }
  } catch (failure) {
    if (!(failure instanceof InputError)) throw failure;
    yield batchOf(rest(), error('event/unreadable-input', failure.message));
    return;
  }
  const pieces = rest();
  if (pieces.length > 0 || (!isReported && decoding.isMalformed())) yield batchOf(pieces);
}
