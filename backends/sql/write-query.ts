import { lineText } from '../../src/backend/clean-text.js';
import { collectNotes } from '../../src/backend/conditions-of-exactness.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { type Diagnostic, error, type Placed } from '../../src/diagnostic/diagnostic.js';
import { didYouMean } from '../../src/diagnostic/suggest.js';
import { groupValuesOfOneField } from '../../src/predicate/passes/group-values.js';
import { lowerRegexToPattern } from '../../src/predicate/passes/lower-regex.js';
import { fieldNames, resolveField, type Schema, schemaOf, variableNames } from './access.js';
import { type Condition, junctionOf } from './condition.js';
import type { Dialect } from './dialect.js';
import { indent, whereLines } from './layout.js';
import { noteMessages } from './notes.js';
import { listOf, type SqlOptions, unquoted } from './options.js';
import { type ChosenTable, chooseTable } from './table/choose-table.js';
import { findColumn, tableName } from './table/table.js';
import { periodOf } from './window/period.js';
import { windowConditions } from './window/window-condition.js';
import { dotted, identifier } from './words.js';
import { isAskedOfValues, type Target, writePredicate } from './write-predicate.js';

/** A query and what was found out on the way; without output if there are errors. */
export type WrittenQuery =
  | { readonly query: string; readonly notes: readonly Diagnostic[]; readonly errors: readonly [] }
  | { readonly query?: undefined; readonly notes: readonly Diagnostic[]; readonly errors: readonly Diagnostic[] };

/** Why there is no query. */
const failed = (...errors: readonly Diagnostic[]): WrittenQuery => ({ notes: [], errors });

/** The table of a rule, as options and pipelines say. */
export const tableOfRule = ({ rule, state }: ResolvedRule, options: SqlOptions): ChosenTable =>
  chooseTable(rule, { ddl: options.ddl, table: options.table, columns: options.columns, state: state?.get('table') });

/** Writes the SELECT statement of a rule, without a semicolon. */
export function writeQuery(resolved: ResolvedRule, options: SqlOptions, dialect: Dialect): WrittenQuery {
  const chosen = tableOfRule(resolved, options);
  if ('error' in chosen) return failed(chosen.error);
  const { table } = chosen;
  const schema = schemaOf(table, listOf(options.json), options.event === '' ? undefined : options.event);
  const window = windowOf(schema, options, dialect, resolved.rule.origin);
  if ('errors' in window) return failed(...window.errors);
  const written = writeCondition(resolved, { schema, options, dialect });
  if (written.errors.length > 0) return { notes: [], errors: written.errors };
  const where = junctionOf('and', [...window.conditions, written.condition]);
  const select = listOf(options.select)
    .map((name) => (name === '*' ? name : selected(name, schema, dialect)))
    .join(', ');
  const query = [...header(resolved), `SELECT ${select}`, `FROM ${dotted(table.name)}`, ...whereClause(where)].join(
    '\n',
  );
  const finished = resolved.postprocess?.(query) ?? { query };
  return 'errors' in finished
    ? failed(...finished.errors)
    : { query: finished.query, notes: written.notes, errors: [] };
}

/** The conditions on the time of events that options ask for; or what is wrong with what they name. */
export function windowOf(
  schema: Schema,
  options: SqlOptions,
  dialect: Dialect,
  at: Placed,
): { readonly conditions: readonly Condition[] } | { readonly errors: readonly Diagnostic[] } {
  const faults = optionFaults(schema, options, dialect, at);
  if (faults.length > 0) return { errors: faults };
  if (options.last !== '' && options.from !== '') {
    return {
      errors: [error('sql/window', 'the options last and from both say where the window of time begins', { at })],
    };
  }
  const { from, to } = periodOf(options);
  if (from !== undefined && to !== undefined && from >= to) {
    return { errors: [error('sql/window', 'the window of time is empty: "from" is not before "to"', { at })] };
  }
  const conditions = windowConditions(periodOf(options), schema, options.time, dialect);
  if (conditions !== undefined) return { conditions };
  const notes = [...didYouMean(options.time, fieldNames(schema)), '-O time=COLUMN says which column has it'];
  const what = options.time === '' ? 'no event time that is known' : `no event time in "${options.time}"`;
  return { errors: [error('sql/no-time', `the table ${tableName(schema.table)} has ${what}`, { at, notes })] };
}

/** What a rule is written for. */
export interface ConditionTarget {
  readonly schema: Schema;
  readonly options: Pick<SqlOptions, 'keywords' | 'unknown-fields'>;
  readonly dialect: Dialect;
}

/** Writes what a rule asks of a row, without the table and the time. */
export function writeCondition(
  { predicate }: ResolvedRule,
  { schema, options, dialect }: ConditionTarget,
): { readonly condition: Condition; readonly notes: readonly Diagnostic[]; readonly errors: readonly Diagnostic[] } {
  const writing = { dialect, notes: collectNotes(), errors: [] as Diagnostic[] };
  const target: Target = {
    schema,
    unknownFields: options['unknown-fields'] === 'absent' ? 'absent' : 'error',
    keywordColumns: listOf(options.keywords),
  };
  const grouped = groupValuesOfOneField(
    lowerRegexToPattern(predicate),
    (leaf, linking) => linking === 'or' && isAskedOfValues(leaf),
  );
  const condition = writePredicate(grouped, target, writing);
  const notes = writing.notes
    .notes(noteMessages)
    // It says something of the rule, and the query is exact all the same.
    .map((note): Diagnostic => (note.code === 'sql/never' ? { ...note, severity: 'info' } : note));
  return { condition, notes, errors: writing.errors };
}

/** Options that name columns which the table does not have; what is selected may be more than its definition says. */
function optionFaults(schema: Schema, options: SqlOptions, dialect: Dialect, at: Placed): readonly Diagnostic[] {
  const { table, eventColumn } = schema;
  const isColumn = (name: string) => findColumn(table.columns, name) !== undefined;
  const isField = (name: string) => resolveField(name, schema, dialect, variableNames(table)) !== undefined;
  const checks: readonly (readonly [string, readonly string[], (name: string) => boolean])[] = [
    ['event', eventColumn === undefined ? [] : [eventColumn], isColumn],
    ['keywords', listOf(options.keywords), isColumn],
    ['json', listOf(options.json), isField],
    ['time', options.time === '' ? [] : [options.time], isField],
  ];
  return checks.flatMap(([option, names, isKnown]) =>
    names
      .filter((name) => !isKnown(name))
      .map((name) => {
        const message = `the table ${tableName(table)} has no column "${name}", which the option ${option} names`;
        return error('sql/unknown-column', message, { at, notes: didYouMean(name, fieldNames(schema)) });
      }),
  );
}

/** A column of the result, or a field of a struct under its own name. */
function selected(written: string, schema: Schema, dialect: Dialect): string {
  const name = unquoted(written);
  const access = resolveField(name, schema, dialect, variableNames(schema.table))?.access;
  switch (access?.kind) {
    case 'each':
      return access.list;
    case 'object':
      return access.expression;
    case 'value':
      return access.value.expression;
    default:
      return identifier(name);
  }
}

/** A rule must not be able to end a comment. */
const header = ({ rule: { metadata } }: ResolvedRule): readonly string[] => {
  const facts = [metadata.id, metadata.level].filter((fact) => fact !== undefined).map(lineText);
  // Composed, as Terraform would compose it.
  const lines = [lineText(metadata.title), facts.join(' · ')].filter((line) => line !== '');
  return lines.map((line) => `-- ${line.normalize('NFC')}`);
};

const whereClause = (condition: Condition): readonly string[] =>
  condition.kind === 'constant' && condition.value ? [] : [`WHERE ${indent(whereLines(condition)).trimStart()}`];
