import { describe, expect, test } from 'vitest';
import { readDdl } from '../../backends/sql/table/read-ddl.js';
import { findShipped, shippedNames, tableOf } from '../../backends/sql/table/shipped.js';
import { Source } from '../../src/source/source.js';

const read = (text: string) => readDdl(new Source('tables.sql', text));
const faults = (text: string) =>
  (read(text).diagnostics ?? []).map(({ code, message, location, notes }) => [
    `${location?.line}:${location?.column} ${code}: ${message}`,
    ...notes.map((note) => note.message),
  ]);

describe('definitions of tables', () => {
  test('as SHOW CREATE TABLE prints them', () => {
    const text = `CREATE EXTERNAL TABLE \`lake.trail\`(
  \`useridentity\` struct<type:string,sessioncontext:struct<attributes:struct<mfaauthenticated:string>>> COMMENT 'from ''deserializer''',
  \`resources\` array<struct<arn:string,accountid:string>>,
  \`labels\` map<string,string>,
  \`size\` bigint,
  \`ratio\` decimal(10,2),
  \`raw\` binary)
COMMENT 'it has ; and ( in it'
PARTITIONED BY (
  \`region\` string,
  \`day\` date)
ROW FORMAT SERDE
  'org.apache.hive.hcatalog.data.JsonSerDe'
WITH SERDEPROPERTIES (
  'ignore.malformed.json'='true')
STORED AS INPUTFORMAT
  'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
OUTPUTFORMAT
  'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION
  's3://bucket/prefix'
TBLPROPERTIES (
  'projection.day.type'='date',
  'transigma.time'='eventtime')
`;
    const table = read(text).tables?.[0];
    expect(table?.name).toEqual(['lake.trail']);
    expect(table?.columns.map(({ name, type }) => `${name} ${type.kind}`)).toEqual([
      ...['useridentity struct', 'resources array', 'labels map', 'size integer', 'ratio decimal', 'raw other'],
    ]);
    expect(table?.partitions.map(({ name, type }) => `${name} ${type.kind}`)).toEqual(['region text', 'day date']);
    expect([...(table?.properties ?? [])]).toEqual([
      ['projection.day.type', 'date'],
      ['transigma.time', 'eventtime'],
    ]);
  });

  test('what else stands in such files is left out', () => {
    const text = `createtab_stmt
CREATE EXTERNAL TABLE \`a\`(
  \`x\` uniontype<int,string>, \`y\` interval day to second)
CLUSTERED BY ( \`x\` ) INTO 4 BUCKETS;
USE db;
CREATE OR REPLACE VIEW v AS SELECT ';' AS "create", (x) FROM a;
MSCK REPAIR TABLE a
CREATE TABLE b (ts timestamp) PARTITIONED BY (day(\`ts\`), bucket(16, \`ts\`)) TBLPROPERTIES ('table_type'='iceberg');
DROP TABLE c`;
    expect(
      read(text).tables?.map(({ name, columns }) => [name.join('.'), columns.map(({ type }) => type.kind)]),
    ).toEqual([
      ['a', ['other', 'other']],
      ['b', ['timestamp']],
    ]);
  });

  test('several in a file, with comments, of Iceberg, of Trino and of DuckDB', () => {
    const text = `-- the first
create table if not exists db.a (x string, t timestamp) partitioned by (day(t), bucket(16, x));
/* the ; second */
CREATE TABLE "b ""c""" (x row(a varchar(10), b array(map(varchar, double precision))), y timestamp(3) with time zone);
CREATE TABLE c (x STRUCT("a b" VARCHAR, c INTEGER[])[], y DECIMAL(18,3), z JSON)`;
    expect(read(text).tables?.map(({ name, columns }) => [name.join('.'), columns.length])).toEqual([
      ['db.a', 2],
      ['b "c"', 2],
      ['c', 3],
    ]);
  });

  test.each([
    ['', ['1:1 sql/ddl-file: there is no CREATE TABLE statement in the file']],
    ['SELECT 1', ['1:1 sql/ddl-file: there is no CREATE TABLE statement in the file']],
    [
      'CREATE TABLE t a int',
      ['1:16 sql/ddl-file: the table definition cannot be read: "a" stands where it should go on'],
    ],
    [
      'CREATE TABLE t (a',
      ['1:18 sql/ddl-file: the table definition cannot be read: the file ends where it should go on'],
    ],
    [
      'CREATE TABLE t (\n  a strnig,\n  b int)',
      ['2:5 sql/unknown-type: there is no type "strnig"', 'did you mean "string"?'],
    ],
    ['CREATE TABLE t (a struct<b:geometry>)', ['1:28 sql/unknown-type: there is no type "geometry"']],
    [
      'CREATE TABLE t (a int, b int, A string)',
      ['1:31 sql/repeated-column: there are two columns "A" (names ignore case)', 'first here'],
    ],
    [
      'CREATE TABLE t (a int) PARTITIONED BY (a string)',
      ['1:40 sql/repeated-column: there are two columns "a" (names ignore case)', 'first here'],
    ],
    [
      'CREATE TABLE t (s struct<x:int,X:int>)',
      ['1:32 sql/repeated-column: there are two fields "X" (names ignore case)', 'first here'],
    ],
  ])('%j is refused with its place', (text, expected) => {
    expect(faults(text).flat().slice(0, expected.length)).toEqual(expected);
  });

  test('a definition that is nested without end is refused', () => {
    expect(faults(`CREATE TABLE t (a ${'array<'.repeat(50_000)}int)`)).toHaveLength(1);
  });

  test('all shipped definitions can be read, and know their event time', () => {
    expect(shippedNames.length).toBe(19);
    for (const name of shippedNames) {
      const shipped = findShipped(name);
      if (shipped === undefined) throw new Error(name);
      const table = tableOf(shipped);
      expect(table.properties.get('transigma.time'), name).toBeDefined();
      expect(table.columns.length, name).toBeGreaterThan(5);
    }
  });
});
