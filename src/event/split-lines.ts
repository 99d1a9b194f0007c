import { KeptText } from './kept-text.js';
import { type Piece, type Splitter, tooLong } from './piece.js';

/** The splitter for NDJSON: each line that is not blank is an element, lines of more than `limit` characters a fault. */
export function splitLines(limit: number): Splitter {
  let line = 1;
  // The beginning of a line whose end has not come yet.
  const kept = new KeptText(limit);

  const finish = (pieces: Piece[]): void => {
    if (kept.isTooLong) {
      pieces.push(tooLong(limit, line, 1));
      kept.take();
    } else if (!kept.isEmpty) {
      const text = kept.take();
      // Files with byte order marks are sometimes put together.
      const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
      if (!isBlank(text, start)) {
        pieces.push({ kind: 'element', text: start === 0 ? text : text.slice(start), line, column: start + 1 });
      }
    }
    line++;
  };

  return {
    push: (text) => {
      const pieces: Piece[] = [];
      let from = 0;
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
        kept.add(text.slice(from, at));
        finish(pieces);
        from = at + 1;
      }
      if (from < text.length) kept.add(text.slice(from));
      return pieces;
    },
    end: () => {
      const pieces: Piece[] = [];
      finish(pieces);
      return pieces;
    },
  };
}

function isBlank(text: string, start: number): boolean {
  return text.charCodeAt(start) !== 0x7b && !/[^ \t\r]/.test(start === 0 ? text : text.slice(start));
}
