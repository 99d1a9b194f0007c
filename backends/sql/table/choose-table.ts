import { type Diagnostic, error } from '../../../src/diagnostic/diagnostic.js';
import { didYouMean } from '../../../src/diagnostic/suggest.js';
import type { LogSource, SigmaRule } from '../../../src/rule/sigma-rule.js';
import type { Source } from '../../../src/source/source.js';
import { readDdl } from './read-ddl.js';
import { findShipped, shippedFor, shippedNames, tableOf } from './shipped.js';
import { type Table, tableName } from './table.js';

/** What is known of the table that a rule is for. */
export interface TableWish {
  /** The definitions of the user's tables. */
  readonly ddl: Source | undefined;
  /** The name of the table, as an option says; empty if it does not. */
  readonly table: string;
  /** The definition, of the user or shipped, whose columns the table has; empty if that is not said. */
  readonly columns: string;
  /** The name of the table that pipelines say. */
  readonly state: unknown;
}

/** A table, under the name that the query gives it; or why there is none. */
export type ChosenTable = { readonly table: Table; readonly ddl: string | undefined } | { readonly error: Diagnostic };

/**
 * Chooses the table of a rule. An option goes before what a pipeline says, and that before the rule's log source. A
 * name that no definition has stands for a table with the columns of the definition for the log source.
 */
export function chooseTable(rule: SigmaRule, wish: TableWish): ChosenTable {
  const tables = wish.ddl === undefined ? undefined : readDdl(wish.ddl).tables;
  const ofState = typeof wish.state === 'string' ? wish.state.trim() : '';
  const wanted = wish.table === '' ? ofState : wish.table;
  const name = nameParts(wanted);
  if (name.includes('') || /\p{Surrogate}/u.test(wanted)) {
    const message = 'the pipelines say a name of a table that no table can have';
    return { error: error('sql/no-table', message, { at: rule.origin, notes: ['-O table=NAME goes before it'] }) };
  }
  if (wish.columns !== '') return named(definition(rule, wish.columns, tables), name);
  if (tables !== undefined) return fromUser(rule, tables, name, wish.table !== '');
  const byName = name.length === 0 ? undefined : findShipped(name.at(-1) ?? '');
  const shipped = byName ?? shippedFor(logSourceKeys(rule.logsource));
  if (shipped !== undefined) return named({ table: tableOf(shipped), ddl: shipped.text }, name);
  const notes = [
    '-O ddl=FILE gives its definition, as SHOW CREATE TABLE prints it',
    `-O columns=NAME says that it has the columns of a shipped one: ${shippedNames.join(', ')}`,
  ];
  const about = describeLogSource(rule.logsource);
  return { error: error('sql/no-table', `no table is known for the log source ${about}`, { at: rule.origin, notes }) };
}

/** Whether a text can be the name of a table, with those of its database and catalog or without. */
export const isTableName = (text: string): boolean =>
  !/[\p{Cc}\p{Surrogate}]/u.test(text) &&
  nameParts(text).length <= 3 &&
  /^(?:"(?:[^"]|"")+"|`[^`]+`|[^."`]+|\.)*$/.test(text);

/** The parts of a table's name: `catalog.database.table`, quoted or not. */
export const nameParts = (text: string): readonly string[] =>
  [...text.matchAll(/"((?:[^"]|"")*)"|`([^`]*)`|[^."`]+/g)].map(
    ([whole, double, back]) => double?.replaceAll('""', '"') ?? back ?? whole,
  );

/** The log source as tables name it: most precise first. */
function logSourceKeys({ product = '', service = '', category = '' }: LogSource): readonly string[] {
  const keys = [
    ...(service === '' ? [] : [`${product}/${service}`]),
    ...(category === '' ? [] : [`${product}//${category}`, `//${category}`]),
    ...(service === '' && category === '' ? [product] : []),
  ];
  return keys.map((key) => key.toLowerCase());
}

type Defined = { readonly table: Table; readonly ddl: string | undefined };

function named(chosen: Defined | { readonly error: Diagnostic }, name: readonly string[]): ChosenTable {
  if ('error' in chosen) return chosen;
  const { table, ddl } = chosen;
  // A shipped definition may be asked for by the name of its file.
  const isDefinition = name.length === 1 && shippedNames.includes((name[0] ?? '').toLowerCase());
  return name.length === 0 || isDefinition ? { table, ddl } : { table: { ...table, name }, ddl };
}

function definition(
  rule: SigmaRule,
  name: string,
  tables: readonly Table[] | undefined,
): Defined | { readonly error: Diagnostic } {
  const own = tables?.find((table) => isNamed(table, nameParts(name)));
  if (own !== undefined) return { table: own, ddl: undefined };
  const shipped = findShipped(name);
  if (shipped !== undefined) return { table: tableOf(shipped), ddl: shipped.text };
  const names = [...(tables ?? []).map(tableName), ...shippedNames];
  const notes = [...didYouMean(name, names), `there are ${names.join(', ')}`];
  return { error: error('sql/no-table', `there is no definition of a table "${name}"`, { at: rule.origin, notes }) };
}

function fromUser(
  rule: SigmaRule,
  tables: readonly Table[],
  name: readonly string[],
  isFromOption: boolean,
): ChosenTable {
  const found = tables.find((table) => isNamed(table, name));
  if (found !== undefined) return named({ table: found, ddl: undefined }, name.length > 1 ? name : []);
  const only = tables.length === 1 ? tables[0] : undefined;
  // A pipeline names a shipped table; the user's own one may be called otherwise.
  if (only !== undefined && !isFromOption) return { table: only, ddl: undefined };
  const keys = logSourceKeys(rule.logsource);
  const ofLogSource = tables.filter(({ properties }) =>
    (properties.get('transigma.logsource') ?? '').split(/\s+/).some((one) => keys.includes(one.toLowerCase())),
  );
  const shipped = shippedFor(keys)?.table;
  const byLogSource = ofLogSource[0] ?? tables.find((table) => table.name.at(-1) === shipped);
  if (byLogSource !== undefined && name.length === 0) return { table: byLogSource, ddl: undefined };
  const names = tables.map(tableName);
  const notes =
    name.length === 0
      ? [
          `the definitions are of ${names.join(', ')}`,
          "-O table=NAME says which, or TBLPROPERTIES ('transigma.logsource'='product/service')",
        ]
      : [
          ...didYouMean(name.join('.'), names),
          `the definitions are of ${names.join(', ')}`,
          '-O columns=NAME says whose columns it has',
        ];
  const message =
    name.length === 0
      ? `none of the tables is known to be for the log source ${describeLogSource(rule.logsource)}`
      : `there is no definition of the table "${name.join('.')}"`;
  return { error: error('sql/no-table', message, { at: rule.origin, notes }) };
}

/** Whether a name, with or without its database, is the table's. */
function isNamed(table: Table, name: readonly string[]): boolean {
  if (name.length === 0) return false;
  const [own, wanted] = [table.name, name].map((parts) => parts.map((part) => part.toLowerCase()).reverse());
  const length = Math.min(own?.length ?? 0, wanted?.length ?? 0);
  return own?.slice(0, length).join('\n') === wanted?.slice(0, length).join('\n');
}

const describeLogSource = ({ product, service, category }: LogSource): string =>
  [product, category, service].filter((part) => part !== undefined).join('/') || 'without a product';
