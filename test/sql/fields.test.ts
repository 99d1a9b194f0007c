import { describe, expect, test } from 'vitest';
import { complaint, ddl, toSql, where } from './support.js';

const table = ddl(`CREATE EXTERNAL TABLE logs (
  "message" string, "count" int, "ratio" double, "flag" boolean, "at" timestamp, "day" date, "raw" binary,
  "who" struct<name:string,"home dir":string,roles:array<string>>, "tags" array<string>, "labels" map<string,string>, "exact" decimal(38,2),
  "people" array<struct<name:string,age:int>>, "body" string, "Odd-Name" string, "select" string)
  PARTITIONED BY (region string)
  TBLPROPERTIES ('transigma.json'='body')`);
const options = { ddl: table };

describe('fields in columns with types', () => {
  test.each([
    ['{eventName: X}', `lower(eventname) = 'x'`],
    [
      '{userIdentity.sessionContext.sessionIssuer.userName: X}',
      `lower(useridentity.sessioncontext.sessionissuer.username) = 'x'`,
    ],
    ['{resources.ARN|cased: X}', `any_match(resources, v -> v.arn = 'X')`],
    ['{resources.type: [a, b*]}', `any_match(resources, v -> lower(v.type) = 'a' OR lower(v.type) LIKE 'b%')`],
    [
      '{requestParameters.ipPermissions.items.cidrIp: x}',
      `any_match(CAST(json_parse(json_query(requestparameters, 'lax $.ipPermissions.items.cidrIp[*]' WITH ARRAY WRAPPER)) AS array(json)), v -> lower(json_extract_scalar(v, '$')) = 'x')`,
    ],
    ['{readOnly: true}', `lower(readonly) = 'true'`],
    ['{awsRegion|cased: us-east-1, region: us-east-1}', `awsregion = 'us-east-1' AND lower(region) = 'us-east-1'`],
  ])('of CloudTrail: %s', async (items, expected) => {
    expect(await where(`sel: ${items}`)).toBe(expected);
  });

  test.each([
    [
      '{MESSAGE: 5}',
      `TRY_CAST(message AS double) = 5 AND regexp_like(message, '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?\\z')`,
    ],
    ['{count: 5}', 'count = 5'],
    ['{count: "5"}', 'count = 5'],
    ['{count: "05"}', 'FALSE'],
    ['{count|contains: "5"}', `CAST(count AS varchar) LIKE '%5%'`],
    ['{count|gt: 1.5}', 'count > 1.5'],
    ['{count: 18446744073709551615}', `count = DECIMAL '18446744073709551615'`],
    ['{ratio: "1.5"}', 'ratio = 1.5E0'],
    ['{ratio: "1.50"}', 'FALSE'],
    ['{ratio: "1e+21"}', 'FALSE'],
    ['{ratio: "1000000000000000000000"}', 'ratio = 1E21'],
    ['{ratio: "9007199254740993"}', 'FALSE'],
    ['{exact: "1.5"}', 'exact = 1.5'],
    ['{exact: "123456789012345678901234567890123456789"}', 'FALSE'],
    ['{exact: "12345678901234567890"}', `exact = DECIMAL '12345678901234567890'`],
    ['{exact|neq: "-12345678901234567890"}', `NOT coalesce(exact = DECIMAL '-12345678901234567890', FALSE)`],
    ['{flag: true}', 'flag'],
    ['{flag: "False"}', 'flag = FALSE'],
    ['{flag: x}', 'FALSE'],
    ['{at|hour: 5}', `TRY(hour("at" AT TIME ZONE 'UTC')) = 5`],
    ['{who.name: x}', `lower(who.name) = 'x'`],
    ['{who.home dir: x}', `lower(who."home dir") = 'x'`],
    ['{who.roles: x}', `any_match(who.roles, v -> lower(v) = 'x')`],
    ['{labels.Team: x}', `lower(element_at(labels, 'Team')) = 'x'`],
    ['{people.age|gte: 18}', 'any_match(people, v -> v.age >= 18)'],
    ['{people.name|exists: true}', 'any_match(people, v -> v.name IS NOT NULL)'],
    ['{tags|exists: true}', 'cardinality(tags) > 0'],
    ['{tags: null}', 'NOT coalesce(any_match(tags, v -> v IS NOT NULL), FALSE)'],
    ['{message: null}', 'message IS NULL'],
    ['{who: x}', 'FALSE'],
    ['{Odd-Name: x}', `lower("Odd-Name") = 'x'`],
    ['{select: x}', `lower("select") = 'x'`],
    ['{message: 50%*}', `message LIKE '50\\%%' ESCAPE '\\'`],
    ['{message: a?b}', `lower(message) LIKE 'a_b'`],
    ['{message|re: "a.c$"}', `regexp_like(message, 'a.c\\z')`],
    ['{message: aİ}', `regexp_like(message, '^[Aa]İ\\z')`],
    ['{message|re|i: "x{2}İ"}', `regexp_like(message, '[Xx][Xx]İ')`],
    ['{message|re|i: "A.c[0-9]"}', `regexp_like(lower(message), 'a.c[0-9]')`],
    [
      '{message|cidr: 10.0.0.0/8}',
      `contains('10.0.0.0/8', TRY_CAST(message AS ipaddress)) AND strpos(message, ':') = 0`,
    ],
    ['{message|fieldref: who.name}', 'lower(message) = lower(who.name)'],
    ['{tags|fieldref: people.name}', 'any_match(tags, v -> any_match(people, w -> lower(v) = lower(w.name)))'],
    ['{message|windash|contains: " -f"}', `regexp_like(lower(message), ' [\\-/–-―]f')`],
  ])('of a table of its own: %s', async (items, expected) => {
    expect(await where(`sel: ${items}`, { options })).toBe(expected);
  });

  test('negations are two-valued, and stay readable', async () => {
    const detection =
      'a: {eventName: X}\nb: {errorCode: null}\nc: {eventName: Y, awsRegion: z}\ncondition: a and not b and not c';
    expect(await where(detection)).toBe(
      `lower(eventname) = 'x' AND NOT errorcode IS NULL AND NOT coalesce(lower(eventname) = 'y' AND lower(awsregion) = 'z', FALSE)`,
    );
  });

  test('keywords are searched in all text columns, or in those that are named', async () => {
    const searched = await where('sel: [foo]', { options });
    expect(searched).toContain(
      `any_match(ARRAY[message, who.name, who."home dir", "Odd-Name", "select"], v5 -> lower(v5) LIKE '%foo%')`,
    );
    expect(searched).toContain('regexp_extract_all(body, ');
    expect(searched).not.toContain('region');
    expect(await where('sel: [foo]', { options: { ...options, keywords: 'message' } })).toBe(
      `lower(message) LIKE '%foo%'`,
    );
  });

  test('very many patterns are a list, which Trino does not have to compile', async () => {
    const patterns = (count: number, last: string) =>
      [...Array.from({ length: count }, (_, index) => `'*x${index}*'`), last].join(', ');
    expect(await where(`sel: {eventName: [${patterns(150, 'y')}]}`)).toContain(` OR lower(eventname) LIKE '%x149%'`);
    const many = await where(`sel: {eventName: [${patterns(250, 'y')}]}`);
    expect(many).toMatch(
      /any_match\(ARRAY\['%x0%', .*, '%x249%'\], p -> lower\(eventname\) LIKE p\) OR lower\(eventname\) = 'y'/,
    );
    const escaped = await where(`sel: {eventName: [${patterns(250, "'*a50%_\\\\*'")}]}`);
    expect(escaped).toContain(`'%a50\\%\\_\\\\%'], p -> lower(eventname) LIKE p ESCAPE '\\')`);
  });

  test('what a field is not', async () => {
    expect(await complaint('sel: {userIdentity.usrName: x}')).toEqual([
      'sql/unknown-field: the table cloudtrail_logs has no column for the field userIdentity.usrName',
      'did you mean "useridentity.username"?',
      '-O unknown-fields=absent takes it as missing in all events',
      'js renders it',
    ]);
    expect(await where('sel: {nowhere: x, eventName: y}', { options: { 'unknown-fields': 'absent' } })).toBe('FALSE');
    expect(await where('sel: {nowhere: null}', { options: { 'unknown-fields': 'absent' } })).toBe('');
    const { notes } = await toSql('sel: {message.a: x}', { options });
    expect(notes.map(({ code }) => code)).toEqual(['sql/nested-array', 'sql/json-assumed']);
    for (const [items, code] of [
      ['{at: x}', 'sql/type'],
      ['{raw|contains: x}', 'sql/type'],
      ['{ratio|contains: "5"}', 'sql/number-wildcard'],
      ['{count.x: 1}', 'sql/unknown-field'],
    ] as const) {
      expect((await complaint(`sel: ${items}`, { options }))[0]).toContain(`${code}: `);
    }
  });

  test('a key with a NUL is refused on Athena, whose paths are literals', async () => {
    const settings = { options: { ddl: ddl('CREATE TABLE t (event string)'), event: 'event' } };
    expect((await complaint('sel: {"a\\0b": x}', settings))[0]).toContain('sql/nul-in-path: ');
    expect(await where('sel: {"a\\0b": x}', { ...settings, target: 'duckdb' })).toContain('chr(0)');
  });

  test('is said once, whatever its place was asked for', async () => {
    const { errors } = await toSql('sel: ["\\uD800x"]');
    expect(errors.map(({ code }) => code)).toEqual(['sql/half-character']);
  });

  test('maps whose keys are whole paths', async () => {
    const map = ddl('CREATE TABLE t (unmapped map<string,string>)');
    expect(await where('sel: {unmapped.a.b: x}', { options: { ddl: map } })).toContain(
      `lower(element_at(unmapped, 'a.b')) = 'x' OR any_match(`,
    );
  });
});
