import type { OptionValues } from '../../src/backend/options.js';
import type { Source } from '../../src/source/source.js';
import { isTableName, nameParts } from './table/choose-table.js';
import { readDdl } from './table/read-ddl.js';
import { shippedNames } from './table/shipped.js';
import { readDuration, readMoment } from './window/period.js';

/** Names with commas between; commas in quotes are part of a name. */
export const listOf = (text: string): readonly string[] =>
  (text.match(/(?:"(?:[^"]|"")*"|`[^`]*`|[^,"`]|["`])+/g) ?? [])
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** A name that is wholly in quotes, without them. */
export const unquoted = (name: string): string => {
  const parts = nameParts(name);
  return parts.length === 1 && /^["`]/.test(name) ? (parts[0] ?? name) : name;
};

const isMoment = (text: string): boolean => text === '' || readMoment(text) !== undefined;

const momentForm = 'a date or date-time such as 2024-05-06 or 2024-05-06T12:00:00Z';

/** The options that all backends of the family have. */
export const sqlOptions = {
  ddl: {
    type: 'file',
    description: 'the definitions of your tables, as SHOW CREATE TABLE prints them; several may stand in one file',
    check: (source: Source) => readDdl(source).diagnostics,
  },
  table: {
    type: 'text',
    default: '',
    description:
      'the table to query; without it the one that a pipeline says, or the one for the log source of the rule',
    takes: { form: 'the name of a table: table, database.table or catalog.database.table', accepts: isTableName },
  },
  columns: {
    type: 'text',
    default: '',
    description: `the definition that says which columns the table has: one of the file, or ${shippedNames.join(', ')}`,
    takes: { form: 'the name of a table that is defined', accepts: isTableName },
  },
  json: {
    type: 'text',
    default: '',
    description: 'text columns that hold JSON, with commas between; those of the shipped tables are known',
  },
  event: {
    type: 'text',
    default: '',
    description: 'the text column that holds the whole event as JSON; fields without a column are looked for in it',
  },
  keywords: {
    type: 'text',
    default: '',
    description: 'the columns to search for keywords, with commas between; all of the table without it',
  },
  'unknown-fields': {
    type: 'choice',
    choices: ['error', 'absent'],
    default: 'error',
    description: 'a field that the table does not have is an error, or taken as missing in all events',
  },
  select: {
    type: 'text',
    default: '*',
    description: 'what the query gives: columns (paths into structs too) with commas between',
    takes: {
      form: 'names of columns with commas between, or *',
      accepts: (text: string) =>
        listOf(text).length > 0 && listOf(text).every((name) => name === '*' || isTableName(name)),
    },
  },
  time: { type: 'text', default: '', description: 'the column of the event time; that of the shipped tables is known' },
  from: {
    type: 'text',
    default: '',
    description: 'events from then on (ISO 8601, UTC without a zone)',
    takes: { form: momentForm, accepts: isMoment },
  },
  to: { type: 'text', default: '', description: 'events before then', takes: { form: momentForm, accepts: isMoment } },
  last: {
    type: 'text',
    default: '',
    description: 'events of that long before the query runs: 30m, 12h, 7d, 2w',
    takes: {
      form: 'a duration such as 30m, 12h, 7d or 2w',
      accepts: (text: string) => text === '' || readDuration(text) !== undefined,
    },
  },
} as const;

/** The values of these options. */
export type SqlOptions = OptionValues<typeof sqlOptions>;
