import { eventText } from '../../../src/event/event-text.js';
import { Source } from '../../../src/source/source.js';
import { readCloudTrailEvents } from '../corpus.js';
import { loadCloudTrail, middlePeriod, refusedRules, rulesOfFields, withSpelledNames } from './cloudtrail.js';
import type { ColumnTypeWriter } from './load-table.js';
import { type Conversion, type Question, readCloudTrailRules, shippedPipeline, type Verdicts } from './rules.js';

/** A table of CloudTrail's events, and what rules have to find in it. */
export interface Shape {
  readonly name: string;
  /** The statements that make the table; it may need those of the shapes before it. */
  readonly load: (writer: ColumnTypeWriter) => readonly string[];
  readonly question: (target: Conversion['target']) => Question;
  readonly expected: Partial<Verdicts>;
}

/** The shapes that a table of CloudTrail's events may have. */
export async function cloudTrailShapes(): Promise<readonly Shape[]> {
  const events = readCloudTrailEvents();
  const spelled = withSpelledNames(events);
  const rules = readCloudTrailRules();
  const { from, to, isInside } = middlePeriod(events);
  const pipelines = await shippedPipeline('athena_cloudtrail_projected');
  const select = 'row_id';
  const keys = [...new Set(events.flatMap((event) => Object.keys(event)))];

  const ofEvents = { rules, events, negations: true };
  const ofRows = { ...ofEvents, events: spelled };
  const ofAll = { wrong: [], refused: {}, queries: 160, rulesThatMatch: 38, matches: 375 };
  // A rule finds two events more, whose names are in small letters; those of columns ignore case.
  const ofColumns = { ...ofAll, refused: refusedRules, queries: 158, matches: 377 };
  const ofPeriod = { ...ofColumns, queries: 79, rulesThatMatch: 29, matches: 308 };
  return [
    {
      name: 'partitions that are added by hand',
      load: (writer) => loadCloudTrail('cloudtrail', events, writer),
      question: (target) => ({ ...ofRows, conversion: { target, options: { select } } }),
      expected: { ...ofColumns, notes: { 'sql/nested-array': 13, 'sql/number-text': 3 } },
    },
    {
      name: 'the same, of a period of time',
      load: () => [],
      question: (target) => ({
        ...ofRows,
        conversion: { target, options: { select, from, to } },
        negations: false,
        isInside,
      }),
      expected: ofPeriod,
    },
    {
      name: 'the same, asked for some values of each field that the events have',
      load: () => [],
      question: (target) => ({
        ...ofRows,
        rules: rulesOfFields(spelled, target === 'athena' ? 12 : 1),
        conversion: { target, options: { select } },
        negations: false,
      }),
      expected: { wrong: [], refused: {} },
    },
    {
      name: 'projected partitions',
      load: (writer) => loadCloudTrail('cloudtrail_projected', events, writer),
      question: (target) => ({ ...ofRows, conversion: { target, options: { select }, pipelines }, negations: false }),
      expected: { ...ofColumns, queries: 79 },
    },
    {
      name: 'projected partitions, of a period of time',
      load: () => [],
      question: (target) => ({
        ...ofRows,
        conversion: { target, options: { select, from, to }, pipelines },
        negations: false,
        isInside,
      }),
      expected: ofPeriod,
    },
    {
      name: 'whole events as text',
      load: () => {
        const rows = events.map((event, row) => `(${row}, '${eventText(event).replaceAll("'", "''")}')`);
        return [
          'CREATE TABLE raw_events (row_id integer, event varchar)',
          `INSERT INTO raw_events VALUES ${rows.join(', ')}`,
        ];
      },
      question: (target) => {
        const ddl = new Source('raw.sql', 'CREATE EXTERNAL TABLE raw_events (row_id int, event string)');
        return { ...ofEvents, conversion: { target, options: { select, ddl, event: 'event' } } };
      },
      expected: { ...ofAll, notes: { 'sql/nested-array': 80, 'sql/number-text': 3 } },
    },
    {
      name: 'a column of JSON for each key',
      load: (writer) => {
        const columns = keys.map((key) => `${writer.member('event', key)} AS "${key}"`);
        return [`CREATE TABLE json_events AS SELECT row_id, ${columns.join(', ')} FROM raw_events`];
      },
      question: (target) => {
        const ddl = new Source('json.sql', `CREATE TABLE json_events (${keys.map((key) => `\`${key}\` json`).join()})`);
        return {
          ...ofEvents,
          conversion: { target, options: { select, ddl, 'unknown-fields': 'absent' } },
          negations: false,
        };
      },
      expected: {
        ...ofAll,
        queries: 80,
        notes: { 'sql/nested-array': 80, 'sql/number-text': 3, 'sql/unknown-field': 1 },
      },
    },
  ];
}
