import { grouped } from '../diagnostic/grouped.js';
import type { Position } from './text-position.js';

/** What a splitter finds. The position is that of its beginning. */
export type Piece =
  | (Position & { readonly kind: 'element'; readonly text: string })
  | (Position & {
      readonly kind: 'fault';
      readonly code: string;
      readonly message: string;
      /** Whether it stands for an element that is lost, and not for a fault between elements. */
      readonly isElement: boolean;
    });

/** Takes the chunks of an input one after the other; each call gives the pieces that are complete by then. */
export interface Splitter {
  readonly push: (text: string) => readonly Piece[];
  /** To be called once after the last chunk. */
  readonly end: () => readonly Piece[];
}

/** The fault of an element that is longer than the limit. */
export function tooLong(limit: number, line: number, column: number): Piece {
  const message = `an event of more than ${grouped(limit)} characters is skipped`;
  return { kind: 'fault', code: 'event/too-long', message, line, column, isElement: true };
}
