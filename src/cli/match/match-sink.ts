import { output } from '../terminal.js';
import { headerOf } from './match-rows.js';
import type { MatchSettings } from './match-settings.js';

/** Prints rows so that all of them together are what the format says. */
export interface MatchSink {
  readonly add: (rows: readonly string[]) => void;
  /** Called once after the last row, however the run ended. */
  readonly end: () => void;
}

/** Rows on standard output. */
export function matchSink(settings: MatchSettings, width: number): MatchSink {
  return settings.format === 'json' ? arraySink() : lineSink(headerOf(settings, width));
}

function lineSink(header: string | undefined): MatchSink {
  let isBegun = header === undefined;
  const begin = () => {
    if (!isBegun) output(`${header}\n`);
    isBegun = true;
  };
  return {
    add: (rows) => {
      if (rows.length === 0) return;
      begin();
      output(`${rows.join('\n')}\n`);
    },
    // A table of nothing needs no head, but a program that reads CSV does.
    end: () => begin(),
  };
}

function arraySink(): MatchSink {
  let before = '[\n';
  return {
    add: (rows) => {
      for (const row of rows) {
        output(`${before}${row}`);
        before = ',\n';
      }
    },
    end: () => output(before === '[\n' ? '[]\n' : '\n]\n'),
  };
}
