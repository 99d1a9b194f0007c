import { writeOutput } from '../terminal.js';
import { type EventRows, headerOf } from './match-rows.js';
import type { MatchSettings } from './match-settings.js';

/** Prints rows so that all of them together are what the format says. Throws what `writeOutput` throws. */
export interface MatchSink {
  readonly add: (rows: readonly EventRows[]) => Promise<void>;
  /** To be called once after the last row; without it, what was printed is only a beginning. */
  readonly end: () => Promise<void>;
}

/** Rows are gathered to texts of about this length, in UTF-16 code units. */
const textLength = 65_536;

/** Rows on standard output. */
export function matchSink(settings: MatchSettings, width: number): MatchSink {
  return settings.format === 'json' ? arraySink() : lineSink(headerOf(settings, width));
}

function lineSink(header: string | undefined): MatchSink {
  let before = header === undefined ? '' : `${header}\n`;
  return {
    add: async (rows) => {
      if (rows.length === 0) return;
      await writeRows(rows, before, '', '\n');
      before = '';
    },
    // A table of nothing still has a head: programs that read CSV need one.
    end: () => writeOutput(before),
  };
}

function arraySink(): MatchSink {
  let isEmpty = true;
  return {
    add: async (rows) => {
      if (rows.length === 0) return;
      await writeRows(rows, isEmpty ? '[\n' : ',\n', ',\n', '');
      isEmpty = false;
    },
    end: () => writeOutput(isEmpty ? '[]\n' : '\n]\n'),
  };
}

/** Rows may be large, and all of them together no text any more. */
async function writeRows(rows: readonly EventRows[], before: string, between: string, after: string): Promise<void> {
  let text = '';
  let separator = before;
  for (const { own, shared } of rows) {
    for (const one of own) {
      text += `${separator}${one}${shared}${after}`;
      separator = between;
      if (text.length < textLength) continue;
      await writeOutput(text);
      text = '';
    }
  }
  await writeOutput(text);
}
