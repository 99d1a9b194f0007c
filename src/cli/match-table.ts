import { visible } from './visible.js';

/** The cells of a line: a level, the title of a rule, where its event is, and what there is to say of that. */
export type MatchCells = readonly [level: string, rule: string, source: string, rest: string];

/** The widths of all columns but the last, which gets what is left of the line. */
const widths = { level: 13, rule: 44, source: 32 } as const;

/** How wide the lines may be, in characters: as the terminal, or as most logs can be read. */
export const tableWidth = (): number => (process.stdout.isTTY ? process.stdout.columns : 200);

/** Makes lines for people of cells, each cut to its column. */
export function tableLine(cells: MatchCells, width: number): string {
  const rest = Math.max(20, width - widths.level - widths.rule - widths.source - 3);
  // Of a value of megabytes only the beginning can be seen, and of a path the end.
  const shown = (cell: string) =>
    visible(cell.length > 4 * width ? cell.slice(0, 2 * width) + cell.slice(-2 * width) : cell);
  const [level, rule, source, row] = cells.map(shown) as [string, string, string, string];
  const end = fit(row, rest).trimEnd();
  return `${fit(level, widths.level)} ${fit(rule, widths.rule)} ${fit(source, widths.source, 'end')} ${end}`.trimEnd();
}

/** The text in so many characters; of paths the end says more. */
function fit(text: string, width: number, kept: 'start' | 'end' = 'start'): string {
  const characters = [...text];
  if (characters.length <= width) return text.padEnd(width + text.length - characters.length);
  return kept === 'start' ? `${characters.slice(0, width - 1).join('')}…` : `…${characters.slice(1 - width).join('')}`;
}
