import { usualTimeNames } from '../../../src/event/time-names.js';
import { fieldNames, resolveField, type Schema, variableNames } from '../access.js';
import type { Dialect } from '../dialect.js';
import type { Table } from '../table/table.js';
import type { ScalarKind } from '../types/column-type.js';
import { textLiteral } from '../words.js';

/** The event time of a table, in SQL. */
export interface EventTime {
  /** A moment with a zone, or in UTC; NULL for a text that is none. */
  readonly moment: string;
  readonly kind: 'timestamp' | 'epoch-seconds' | 'epoch-milliseconds';
}

/** The event time of a table: the column that an option names, or the table's properties, or one with a usual name. */
export function eventTimeOf(schema: Schema, named: string, dialect: Dialect): EventTime | undefined {
  const { table } = schema;
  const known = table.properties.get('transigma.time');
  const candidates = named !== '' ? [named] : known !== undefined ? [known] : usualTimeNames;
  const names = new Set(
    fieldNames({ ...schema, table: { ...table, partitions: [] } }).map((name) => name.toLowerCase()),
  );
  const name = candidates.find((candidate) => names.has(candidate.toLowerCase()));
  if (name === undefined) return undefined;
  const resolved = resolveField(name, schema, dialect, variableNames(table));
  if (resolved?.access.kind !== 'value') return undefined;
  const { expression, kind } = resolved.access.value;
  return momentOf(expression, kind, table, dialect);
}

function momentOf(expression: string, kind: ScalarKind, table: Table, dialect: Dialect): EventTime | undefined {
  const format = table.properties.get('transigma.time.format');
  switch (kind) {
    case 'timestamp':
      return { moment: dialect.momentOfTimestamp(expression), kind: 'timestamp' };
    case 'date':
      return { moment: `CAST(${expression} AS timestamp)`, kind: 'timestamp' };
    case 'integer':
    case 'double':
    case 'decimal':
      return { moment: expression, kind: format === 'epoch-milliseconds' ? format : 'epoch-seconds' };
    case 'text':
      return {
        moment: dialect.parseTime(expression, format === undefined ? undefined : textLiteral(format)),
        kind: 'timestamp',
      };
    default:
      return undefined;
  }
}
