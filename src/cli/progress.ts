import { grouped } from '../diagnostic/grouped.js';
import { draw, say } from './terminal.js';

/** Shows how far long work is, on a terminal only. */
export interface Progress {
  /** Called often; draws rarely, and then asks for what else there is to say. */
  readonly advance: (done: number, total: number | undefined, detail?: () => string) => void;
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
    advance: (done, total, detail = () => '') => {
      const now = performance.now();
      if (now < next) return;
      next = now + every;
      drawn = true;
      const amount = total === undefined ? '' : ` of ${grouped(total)}`;
      draw(`\r\u001b[K${doing} ${grouped(done)}${amount} ${things}${detail()}`);
    },
    clear: () => {
      if (drawn) draw('\r\u001b[K');
      drawn = false;
    },
  };
}

/** How fast things go, and how long the rest will take if the size of the whole is known: `, 31,000 a second, 42 %, 0:25 left`. */
export function rateText(
  done: number,
  size: { readonly done: number; readonly total: number | undefined },
  milliseconds: number,
): string {
  const seconds = milliseconds / 1000;
  const rate = `, ${grouped(Math.round(done / Math.max(seconds, 0.001)))} a second`;
  if (size.total === undefined || size.total === 0 || size.done === 0) return rate;
  const share = Math.min(1, size.done / size.total);
  const left = Math.round((seconds / share) * (1 - share));
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return `${rate}, ${Math.floor(share * 100)} %, ${clock} left`;
}

/** Clears the progress line and says something under it. */
export function sayOver(progress: Progress, text: string): void {
  progress.clear();
  say(text);
}
