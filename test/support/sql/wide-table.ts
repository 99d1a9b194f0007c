import type { ResolvedRule } from '../../../src/condition/resolve.js';
import type { Event } from '../../../src/event/event.js';
import { textOf, walkField } from '../../../src/event/values.js';
import type { Predicate } from '../../../src/predicate/predicate.js';
import { Source } from '../../../src/source/source.js';

/** A table that has every field of some rules as a column of text. */
export interface WideTable {
  /** As a rule spells them; of names that differ in case the first. */
  readonly columns: readonly string[];
  /** Its definition for the backend. */
  readonly ddl: Source;
  /** The statement that makes it in an engine, with a column `row_id`. */
  readonly create: string;
  /** The row that holds of an event what its columns can hold: one text in each. */
  readonly row: (event: Event) => readonly (string | null)[];
  /** The event that such a row is, under every name that rules have for a column. */
  readonly eventOf: (row: readonly (string | null)[]) => Event;
}

/** The table for all fields of the rules. */
export function wideTable(rules: readonly ResolvedRule[]): WideTable {
  const spellings = new Map<string, Set<string>>();
  for (const field of rules.flatMap(({ predicate }) => fieldsOf(predicate))) {
    const key = field.toLowerCase();
    spellings.set(key, (spellings.get(key) ?? new Set()).add(field));
  }
  const names = [...spellings.values()].map((some) => [...some]);
  const columns = names.map(([first = '']) => first);
  const definition = columns.map((name) => `\`${name}\` string`).join(',\n  ');
  const made = columns.map((name) => `"${name.replaceAll('"', '""')}" varchar`).join(', ');
  return {
    columns,
    ddl: new Source('wide.sql', `CREATE EXTERNAL TABLE wide (\n  ${definition}\n)`),
    create: `CREATE TABLE wide (row_id integer, ${made})`,
    row: (event) => names.map((some) => some.map((name) => textAt(event, name)).find((text) => text !== null) ?? null),
    eventOf: (row) =>
      Object.fromEntries(
        row.flatMap((text, index) => (text === null ? [] : (names[index] ?? []).map((name) => [name, text] as const))),
      ),
  };
}

/** The text of the only value of a field. */
function textAt(event: Event, field: string): string | null {
  const { values } = walkField(event, field);
  const value = values.length === 1 ? values[0] : undefined;
  return value === undefined || value === null ? null : textOf(value);
}

function fieldsOf(predicate: Predicate): readonly string[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands.flatMap(fieldsOf);
    case 'not':
      return fieldsOf(predicate.operand);
    case 'field': {
      const { field, test } = predicate;
      return test.kind === 'field-reference' ? [field, test.field] : [field];
    }
    case 'keyword':
    case 'constant':
      return [];
  }
}
