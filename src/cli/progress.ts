import { draw, say } from './terminal.js';

/** Shows how far long work is, on a terminal only. */
export interface Progress {
  /** Called often; draws rarely. */
  readonly advance: (done: number, total: number | undefined) => void;
  /** Removes the line. */
  readonly clear: () => void;
}

/** Work shorter than this shows nothing; then the line is drawn again after so long. In milliseconds. */
const firstAfter = 700;
const every = 100;

/** Makes a progress line: `converting 1,200 of 3,141 rules`. */
export function makeProgress(doing: string, things: string): Progress {
  if (process.stderr.isTTY !== true) return { advance: () => {}, clear: () => {} };
  let next = performance.now() + firstAfter;
  let drawn = false;
  return {
    advance: (done, total) => {
      const now = performance.now();
      if (now < next) return;
      next = now + every;
      drawn = true;
      const amount = total === undefined ? '' : ` of ${total.toLocaleString('en')}`;
      draw(`\r\u001b[K${doing} ${done.toLocaleString('en')}${amount} ${things}`);
    },
    clear: () => {
      if (drawn) draw('\r\u001b[K');
      drawn = false;
    },
  };
}

/** Clears the progress line and says something under it. */
export function sayOver(progress: Progress, text: string): void {
  progress.clear();
  say(text);
}
