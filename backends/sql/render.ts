import { type Format, type Rendering, refusal } from '../../src/backend/backend.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { error } from '../../src/diagnostic/diagnostic.js';
import { grouped } from '../../src/diagnostic/grouped.js';
import type { Dialect } from './dialect.js';
import type { SqlOptions } from './options.js';
import { writeQuery } from './write-query.js';

/** The query itself, in every dialect. */
export const queryFormat: Format = { title: 'a SELECT statement', extension: 'sql', separator: ';\n\n' };

/** Athena takes no longer query. */
const maxBytes = 262_144;

/** Renders the query of a rule; `finish` makes of it what a format wants. */
export function renderQuery(
  rule: ResolvedRule,
  options: SqlOptions,
  dialect: Dialect,
  finish: (query: string) => Rendering,
): Rendering {
  const { query, notes, errors } = writeQuery(rule, options, dialect);
  if (query === undefined) return refusal(errors);
  const rendering = finish(query);
  if (rendering.errors.length > 0) return rendering;
  return { ...rendering, notes: [...notes, ...rendering.notes] } as Rendering;
}

/** Refuses a query that Athena would not take. */
export function refuseLong(query: string, { rule }: ResolvedRule): Rendering | undefined {
  // A UTF-16 unit has three bytes at most.
  if (query.length * 3 <= maxBytes) return undefined;
  const bytes = new TextEncoder().encode(query).length;
  if (bytes <= maxBytes) return undefined;
  const notes = [
    'split the rule into several: one for each part of its longest list of values, or of its alternatives',
    ...(/any_match\(ARRAY\[/.test(query) ? ['-O keywords=COLUMN,… searches fewer columns for keywords'] : []),
  ];
  const size = `${grouped(bytes)} bytes, and Athena takes ${grouped(maxBytes)}`;
  return refusal([error('sql/too-long', `the query has ${size}`, { at: rule.origin, notes })]);
}
