import { describe, expect, test } from 'vitest';
import { complaint, ddl, type SqlSettings, toSql } from './support.js';

const from = async (settings: SqlSettings): Promise<string> =>
  /\nFROM (.*)/.exec((await toSql('sel: {x: y}', settings)).output ?? '')?.[1] ?? '';

const one = ddl('CREATE TABLE a.one (x string)');
const two = ddl(`CREATE TABLE one (x string);
  CREATE TABLE b.two (x string) TBLPROPERTIES ('transigma.logsource'='okta/okta windows//process_creation');
  CREATE TABLE cloudtrail_logs (x string)`);

describe('the table of a rule', () => {
  test.each([
    [{ options: { ddl: one } }, 'a.one'],
    [{ options: { ddl: two, table: 'two' } }, 'b.two'],
    [{ options: { ddl: two, table: 'x.b.two' } }, 'x.b.two'],
    [{ options: { ddl: two }, logsource: '{product: windows, category: process_creation}' }, 'b.two'],
    [{ options: { ddl: two } }, 'cloudtrail_logs'],
    [{ options: { ddl: two, columns: 'one', table: '"my db".t' } }, '"my db".t'],
  ] as const)('%j', async (settings, expected) => {
    expect(await from(settings)).toBe(expected);
  });

  test.each([
    [{ logsource: '{product: windows}' }, 'sql/no-table: no table is known for the log source windows'],
    [
      { options: { ddl: two }, logsource: '{product: linux}' },
      'sql/no-table: none of the tables is known to be for the log source linux',
    ],
    [{ options: { ddl: two, table: 'tow' } }, 'sql/no-table: there is no definition of the table "tow"'],
    [{ options: { columns: 'cloudtrial' } }, 'sql/no-table: there is no definition of a table "cloudtrial"'],
    [
      { options: { ddl: one, event: 'y' } },
      'sql/unknown-column: the table a.one has no column "y", which the option event names',
    ],
    [
      { options: { from: '2024-05-02', to: '2024-05-01' } },
      'sql/window: the window of time is empty: "from" is not before "to"',
    ],
    [
      { options: { from: '2024-05-02', last: '1d' } },
      'sql/window: the options last and from both say where the window of time begins',
    ],
    [{ options: { ddl: one, last: '1d' } }, 'sql/no-time: the table a.one has no event time that is known'],
  ] as const)('%j is refused', async (settings, expected) => {
    expect((await complaint('sel: {x: y}', settings))[0]).toBe(expected);
  });

  test('a table of another name has the columns of the log source', async () => {
    const { output } = await toSql('sel: {eventName: y}', { options: { table: 'security.trail' } });
    expect(output).toContain('FROM security.trail\n');
  });
});

describe('a window of time', () => {
  const window = async (options: Readonly<Record<string, string>>, columns = '') =>
    (
      (await toSql('sel: {eventName: x}', { options: { ...options, ...(columns === '' ? {} : { columns }) } }))
        .output ?? ''
    )
      .split('WHERE ')[1]
      ?.split('\n  AND ')
      .slice(0, -1);

  test('asks the partitions and the event time', async () => {
    expect(await window({ from: '2024-05-06', to: '2024-05-07T12:00:00Z' })).toEqual([
      `year || '/' || month || '/' || day BETWEEN '2024/05/05' AND '2024/05/08'`,
      `TRY(from_iso8601_timestamp(replace(eventtime, ' ', 'T'))) >= TIMESTAMP '2024-05-06 00:00:00 UTC'`,
      `TRY(from_iso8601_timestamp(replace(eventtime, ' ', 'T'))) < TIMESTAMP '2024-05-07 12:00:00 UTC'`,
    ]);
    expect(await window({ last: '12h' }, 'cloudtrail_projected')).toEqual([
      `"timestamp" >= date_format(current_timestamp - INTERVAL '12' HOUR - INTERVAL '1' HOUR, '%Y/%m/%d')`,
      `TRY(from_iso8601_timestamp(replace(eventtime, ' ', 'T'))) >= current_timestamp - INTERVAL '12' HOUR`,
    ]);
  });

  test('to the last year that there is', async () => {
    expect(await window({ to: '9999-12-31' })).toContain(`year || '/' || month || '/' || day <= '9999/12/31'`);
  });

  test.each([
    ['waf_logs', `log_time >= '2024/05/05/23/00'`, '"timestamp" >= 1714953600000'],
    ['vpc_flow_logs', `day >= '2024/05/05'`, 'start >= 1714953600'],
    ['security_lake_v2_cloudtrail', `time_dt >= TIMESTAMP '2024-05-06 00:00:00 UTC'`],
    ['security_lake_v1_cloudtrail', `eventday >= '20240505'`],
    [
      's3_access_logs',
      `"timestamp" >= '2024/05/05'`,
      `TRY(parse_datetime(requestdatetime, 'dd/MMM/yyyy:HH:mm:ss Z')) >= TIMESTAMP '2024-05-06 00:00:00 UTC'`,
    ],
  ])('of %s', async (columns, ...expected) => {
    const { output } = await toSql('sel: [x]', { options: { columns, from: '2024-05-06' } });
    for (const condition of expected) expect(output).toContain(condition);
  });
});

test('a query that Athena would not take is refused, and says how to split', async () => {
  const values = Array.from({ length: 8000 }, (_, index) => `'*${String(index).padStart(30, 'x')}*'`).join(', ');
  const [message, ...hints] = await complaint(`sel: {eventName: [${values}]}`);
  expect(message).toMatch(/^sql\/too-long: the query has [0-9,]+ bytes, and Athena takes 262,144$/);
  expect(hints[0]).toContain('split the rule');
});
