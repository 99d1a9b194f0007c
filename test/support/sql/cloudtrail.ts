import { findShipped, tableOf } from '../../../backends/sql/table/shipped.js';
import type { Table } from '../../../backends/sql/table/table.js';
import type { Event, JsonValue } from '../../../src/event/event.js';
import { type Scalar, textOf } from '../../../src/event/values.js';
import { junction } from '../../../src/predicate/build.js';
import { momentOf } from '../../../src/predicate/date-time.js';
import { compileReference } from '../../../src/predicate/evaluate.js';
import { makePattern } from '../../../src/predicate/pattern.js';
import type { Predicate } from '../../../src/predicate/predicate.js';
import { readSigmaFile } from '../../../src/rule/read-file.js';
import type { SigmaRule } from '../../../src/rule/sigma-rule.js';
import { Source } from '../../../src/source/source.js';
import { nowhere } from '../arbitrary-predicate.js';
import { type ColumnTypeWriter, loadStatements } from './load-table.js';
import type { MeantRule } from './rules.js';
import { type Row, serdeRow } from './serde-row.js';

/** The statements that load events into a table for CloudTrail that we ship, as its SerDe reads them. */
export function loadCloudTrail(name: string, events: readonly Event[], writer: ColumnTypeWriter): readonly string[] {
  const shipped = findShipped(name);
  if (shipped === undefined) throw new Error(`there is no table ${name}`);
  const table = tableOf(shipped);
  const rows = events.map((event) => cloudTrailRow(event, table));
  return loadStatements(table.name.join('.'), [...table.columns, ...table.partitions], rows, writer);
}

/** CloudTrail writes a file some minutes after the events in it, and its folder is named by that time. */
const delivery = 15 * 60_000;

function cloudTrailRow(event: Event, { columns, partitions }: Table): Row {
  const written = new Date((timeOf(event) ?? 0) + delivery).toISOString();
  const [year = '', month = '', day = ''] = written.slice(0, 10).split('-');
  const region = typeof event.awsRegion === 'string' ? event.awsRegion : 'us-east-1';
  const known: Row = { region, year, month, day, timestamp: `${year}/${month}/${day}` };
  const folders = partitions.map(({ name }) => [name, known[name] ?? null]);
  return { ...serdeRow(event, columns), ...Object.fromEntries(folders) };
}

/**
 * The events with the names in `userIdentity` as CloudTrail spells them. A few were written out of such a table, where
 * names are in small letters; put into one they are like all others.
 */
export function withSpelledNames(events: readonly Event[]): readonly Event[] {
  const spelled = new Map<string, string>();
  const learn = (value: JsonValue | undefined): void => {
    if (!isObject(value)) return;
    for (const [key, member] of Object.entries(value)) {
      if (key !== key.toLowerCase()) spelled.set(key.toLowerCase(), key);
      learn(member);
    }
  };
  for (const { userIdentity } of events) learn(userIdentity);
  const spell = (value: JsonValue): JsonValue =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, member]) => [spelled.get(key) ?? key, spell(member)]))
      : value;
  return events.map((event) =>
    event.userIdentity === undefined ? event : { ...event, userIdentity: spell(event.userIdentity) },
  );
}

const isObject = (value: JsonValue | undefined): value is Event =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** When an event was, in milliseconds since 1970. */
export const timeOf = ({ eventTime = null }: Event): number | undefined => momentOf(eventTime as Scalar);

/** A period of time from the time of an event until that of another one. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly isInside: (event: Event) => boolean;
}

/** A period that has about half of the events in it; the first of them is inside, the one that it ends with is not. */
export function middlePeriod(events: readonly Event[]): Period {
  const times = events.flatMap((event) => timeOf(event) ?? []).sort((one, other) => one - other);
  const [from = 0, to = 0] = [times[Math.floor(times.length / 4)], times[Math.floor((times.length * 3) / 4)]];
  const isInside = (event: Event): boolean => {
    const time = timeOf(event);
    return time !== undefined && from <= time && time < to;
  };
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), isInside };
}

/** Rules that ask for what no table for CloudTrail has a column for. */
export const refusedRules = {
  // It asks for `status`, which CloudTrail's records do not have.
  'cloud/aws/cloudtrail/aws_delete_saml_provider.yml': ['sql/unknown-field'],
};

const valuesPerField = 3;

/** Rules that ask for some values of every field of the events, of `size` fields at a time. */
export function rulesOfFields(events: readonly Event[], size: number): readonly MeantRule[] {
  const valuesOf = new Map<string, Set<string>>();
  const collect = (value: JsonValue, path: string): void => {
    if (Array.isArray(value)) {
      for (const element of value as readonly JsonValue[]) collect(element, path);
    } else if (isObject(value)) {
      for (const [key, member] of Object.entries(value)) collect(member, path === '' ? key : `${path}.${key}`);
    } else if (value !== null) {
      const values = valuesOf.get(path) ?? new Set();
      if (values.size < valuesPerField) values.add(textOf(value as Exclude<Scalar, null>));
      valuesOf.set(path, values);
    }
  };
  for (const event of events) collect(event, '');
  const fields = [...valuesOf.keys()].filter((field) => !isOdd(field));
  return Array.from({ length: Math.ceil(fields.length / size) }, (_, index) => {
    const some = fields.slice(index * size, (index + 1) * size);
    const tests = some.flatMap((field) => [...(valuesOf.get(field) ?? [])].map((text) => equalTo(field, text)));
    const predicate = junction('or', tests, nowhere);
    return { path: some.join(), rule: anyRule, predicate, holds: compileReference(predicate) };
  });
}

/**
 * What is in no column: what was added to the events later, a field that AWS's tables do not have, a slip of the pen.
 * One event has a text among its resources, which is in no column of structs.
 */
const isOdd = (field: string): boolean =>
  field.startsWith('p_') || ['managementEvent', 'userIdentity.accesKeyId', 'resources'].includes(field);

const equalTo = (field: string, text: string): Predicate => ({
  kind: 'field',
  field,
  test: { kind: 'pattern', pattern: makePattern([{ kind: 'literal', text }]), cased: true },
  origin: nowhere,
});

const anyRule: SigmaRule = (() => {
  const text = 'title: Any\nlogsource: {product: aws, service: cloudtrail}\ndetection: {a: {b: c}, condition: a}\n';
  const { document } = readSigmaFile(new Source('any.yml', text)).documents[0] ?? {};
  if (document?.kind !== 'rule') throw new Error('no rule');
  return document;
})();
