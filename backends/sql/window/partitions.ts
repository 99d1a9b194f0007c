import type { Table } from '../table/table.js';
import type { Column } from '../types/column-type.js';

/** Partition columns that hold a piece of the event time, the largest pieces first. */
export interface TimePartitions {
  readonly columns: readonly Column[];
  /** The Java date pattern of their texts, joined by `separator`; undefined for one column of type date. */
  readonly pattern: string | undefined;
}

export const separator = '/';

/** Patterns of what partition columns are usually called. */
const usualPatterns: Readonly<Record<string, string>> = {
  year: 'yyyy',
  month: 'MM',
  day: 'dd',
  hour: 'HH',
  eventday: 'yyyyMMdd',
};

const order = ['y', 'M', 'd', 'H', 'm'];

/**
 * The partition columns of a table that say when its events were. What they hold is said by the properties of the
 * table (its own or those of Athena's partition projection), or is usual for columns of that name.
 */
export function timePartitions(table: Table): TimePartitions | undefined {
  const stated = table.properties.get('transigma.partitions');
  const found: { column: Column; pattern: string }[] = [];
  for (const column of table.partitions) {
    const name = column.name.toLowerCase();
    const pattern = stated === undefined ? guessedPattern(table, column) : statedPattern(stated, name);
    if (pattern === undefined) continue;
    if (pattern === 'date' || column.type.kind === 'date') return { columns: [column], pattern: undefined };
    if (isSortable(pattern)) found.push({ column, pattern });
  }
  found.sort((a, b) => order.indexOf(a.pattern[0] ?? '') - order.indexOf(b.pattern[0] ?? ''));
  // Days of no known year say nothing.
  if (found[0]?.pattern[0] !== 'y') return undefined;
  const whole = found.find(({ pattern }) => pattern.includes('d') && pattern.startsWith('y')) ?? undefined;
  const used = whole === undefined ? found : [whole];
  return { columns: used.map(({ column }) => column), pattern: used.map(({ pattern }) => pattern).join(separator) };
}

const statedPattern = (stated: string, name: string): string | undefined =>
  stated
    .split(',')
    .map((one) => one.split(/:(.*)/s).map((part) => part.trim()))
    .find(([column]) => column?.toLowerCase() === name)?.[1];

function guessedPattern({ properties }: Table, { name }: Column): string | undefined {
  const projected = properties.get(`projection.${name.toLowerCase()}.format`);
  return (
    projected ?? (Object.hasOwn(usualPatterns, name.toLowerCase()) ? usualPatterns[name.toLowerCase()] : undefined)
  );
}

/** Whether texts of that pattern are in the order of their times. */
function isSortable(pattern: string): boolean {
  const pieces = pattern.match(/([a-zA-Z])\1*/g) ?? [];
  const places = pieces.map((piece) => order.indexOf(piece[0] ?? ''));
  const lengths = pieces.every((piece) => piece.length === (piece.startsWith('y') ? 4 : 2));
  return lengths && places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? 0)));
}
