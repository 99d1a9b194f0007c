import { harmlessJson, jsonText } from '../../diagnostic/json-text.js';
import { UsageError } from '../errors.js';
import { type MatchCells, tableLine, tableWidth } from '../match-table.js';
import { output } from '../terminal.js';
import type { HuntMatch } from './hunt-match.js';

/** How matches are printed. */
export const matchFormats = ['ndjson', 'table'] as const;

/** Prints a match. */
export type MatchPrinter = (match: HuntMatch) => void;

/** The printer of a format. Throws a UsageError for one that there is not. */
export function matchPrinter(format: string): MatchPrinter {
  if (format === 'ndjson') return printLine;
  if (format === 'table') return tablePrinter();
  throw new UsageError(`there is no output format "${format}"`, `the formats are ${matchFormats.join(', ')}`);
}

function printLine({ record, source, row }: HuntMatch): void {
  const event = source === undefined ? '' : `"event":{"source":${jsonText(source)}},`;
  output(`{"rule":${record},${event}"row":${oneLine(row)}}\n`);
}

/** A row may be laid out on several lines; line breaks in its texts are escaped, as JSON has it. */
const oneLine = (json: string): string => harmlessJson(json.replace(/[\r\n\t]+\s*/g, ' '));

function tablePrinter(): MatchPrinter {
  const width = tableWidth();
  const line = (...cells: MatchCells) => output(`${tableLine(cells, width)}\n`);
  let hasHeader = false;
  return ({ record, source = '', row }) => {
    if (!hasHeader) line('LEVEL', 'RULE', 'SOURCE', 'ROW');
    hasHeader = true;
    const { title, level } = JSON.parse(record) as { readonly title: string; readonly level: string | null };
    line(level ?? '', title, source, oneLine(row));
  };
}
