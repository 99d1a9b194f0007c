import type { LoadedRule } from '../../load-rules.js';
import { hidden, quoteName } from './relation.js';

/** A rule as a condition of a row. */
export interface RuleCondition {
  readonly rule: LoadedRule;
  readonly condition: string;
}

/** What is asked of rows: what to take out of them beforehand, and the conditions of rules. */
export interface Question {
  readonly layers: readonly (readonly string[])[];
  readonly conditions: readonly RuleCondition[];
}

/**
 * The query that gives the file and text of a row for each rule that matches it, with the place of the rule in the list; -1
 * in its place for what is no event. Rows without matches vanish in `unnest`: a WHERE would be pushed down to where the
 * data are read, and work everything out twice.
 */
export function huntStatement(rows: string, { layers, conditions }: Question): string {
  const [file, row, isEvent] = [hidden.file, hidden.row, hidden.isEvent].map(quoteName);
  const extracted = layers.reduce((below, items) => `(SELECT *, ${items.join(', ')} FROM ${below})`, rows);
  const numbers = conditions.map((_, index) => index).join(', ');
  const flags = conditions.map(({ condition }) => condition).join(', ');
  const places = `CASE WHEN ${isEvent} THEN list_where([${numbers}], [${flags}]) ELSE [-1] END`;
  return `SELECT ${file}, ${row}, unnest(places) FROM (SELECT ${file}, ${row}, ${places} AS places FROM ${extracted})`;
}
