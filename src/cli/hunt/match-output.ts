import { harmlessJson, jsonText } from '../../diagnostic/json-text.js';
import { UsageError } from '../errors.js';
import { output } from '../terminal.js';
import { visible } from '../visible.js';
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

/** The widths of all columns but the last, which gets what is left of the line. */
const widths = { level: 13, rule: 44, source: 32 } as const;

function tablePrinter(): MatchPrinter {
  const total = process.stdout.isTTY ? process.stdout.columns : 200;
  const rest = Math.max(20, total - widths.level - widths.rule - widths.source - 3);
  const line = (...cells: readonly [string, string, string, string]) => {
    const [level, rule, source, row] = cells.map((cell) => visible(cell)) as [string, string, string, string];
    output(
      `${fit(level, widths.level)} ${fit(rule, widths.rule)} ${fit(source, widths.source, 'end')} ${fit(row, rest).trimEnd()}\n`,
    );
  };
  let hasHeader = false;
  return ({ record, source = '', row }) => {
    if (!hasHeader) line('LEVEL', 'RULE', 'SOURCE', 'ROW');
    hasHeader = true;
    const { title, level } = JSON.parse(record) as { readonly title: string; readonly level: string | null };
    line(level ?? '', title, source, oneLine(row));
  };
}

/** The text in so many characters; of paths the end says more. */
function fit(text: string, width: number, kept: 'start' | 'end' = 'start'): string {
  const characters = [...text];
  if (characters.length <= width) return text.padEnd(width + text.length - characters.length);
  return kept === 'start' ? `${characters.slice(0, width - 1).join('')}…` : `…${characters.slice(1 - width).join('')}`;
}
