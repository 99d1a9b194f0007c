import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTrino, type Trino, TrinoError, trinoReady } from '../support/trino/trino.js';

const ready = trinoReady();
if (!ready.ok) console.warn(`The tests on Trino are skipped. ${ready.why}`);

describe.skipIf(!ready.ok)('Trino', () => {
  let trino: Trino;
  beforeAll(async () => {
    trino = await startTrino();
  });
  afterAll(() => trino?.stop());

  /** The only row of SELECT with these expressions. */
  const row = async (...expressions: readonly string[]) =>
    (await trino.query(`SELECT ${expressions.join(', ')}`)).rows[0];
  const value = async (expression: string) => (await row(expression))?.[0];
  const failure = async (work: Promise<unknown>): Promise<TrinoError> => {
    const error: unknown = await work.then(
      () => undefined,
      (reason) => reason,
    );
    if (!(error instanceof TrinoError)) throw new Error('it did not fail as Trino fails', { cause: error });
    return error;
  };
  const codeOf = async (...expressions: readonly string[]) => (await failure(row(...expressions))).errorCode;

  const many = 'UNNEST(sequence(1, 10000))';
  const slow = `SELECT count(*) FROM ${many} a(x), ${many} b(y), ${many} c(z) WHERE x * y % 7 = z % 11`;

  describe('the harness', () => {
    it('gives columns, types and values', async () => {
      expect(await trino.query(`SELECT 'x' AS a, 1 AS "B c", true, NULL, 1e0, BIGINT '7'`)).toEqual({
        columns: ['a', 'B c', '_col2', '_col3', '_col4', '_col5'],
        types: ['varchar(1)', 'integer', 'boolean', 'unknown', 'double', 'bigint'],
        rows: [['x', 1, true, null, 1, 7]],
      });
    });

    it('gives as text what JSON and JavaScript cannot hold', async () => {
      expect(await row('1.50', '9007199254740993', 'nan()', '-infinity()', "X'0aff'", "DATE '2024-02-29'")).toEqual([
        '1.50',
        '9007199254740993',
        'NaN',
        '-Infinity',
        '0aff',
        '2024-02-29',
      ]);
      expect(await row("CAST('10.0.0.1' AS IPADDRESS)", "from_iso8601_timestamp('2024-01-01T10:00:00')")).toEqual([
        '10.0.0.1',
        '2024-01-01 10:00:00.000 UTC',
      ]);
    });

    it('gives arrays, rows and maps as arrays and objects', async () => {
      expect(await row("ARRAY['x', NULL]", "ROW(1, ARRAY[ROW('y')])", "MAP(ARRAY['k'], ARRAY[2])")).toEqual([
        ['x', null],
        [1, [['y']]],
        { k: 2 },
      ]);
    });

    it.each([
      ['quotes', `it's "so"`],
      ['a backslash', 'C:\\new\\'],
      ['ends of lines', 'a\nb\r\nc\rd\u2028e\u0085f'],
      ['control characters', '\u0001\u0007\t\u001b\u007f'],
      ['other letters', 'Ä ß é ﬁ Ω 漢 אב'],
      ['a character of two units', '😀𐐨'],
      ['a comment that is none', '-- x /* y */ ;'],
    ])('keeps text as it is: %s', async (_, text) => {
      expect(await value(`'${text.replaceAll("'", "''")}'`)).toBe(text);
    });

    it('has no limit for the length of a line', async () => {
      const text = 'ä'.repeat(200_000);
      expect(await value(`'${text}'`)).toBe(text);
    });

    it("fails with Trino's code and place", async () => {
      expect(await failure(trino.query('SELECT\n  nothing'))).toMatchObject({
        errorCode: 'COLUMN_NOT_FOUND',
        line: 2,
        column: 3,
      });
      expect((await failure(trino.query('SELEC 1'))).errorCode).toBe('SYNTAX_ERROR');
      expect((await failure(trino.query('SELECT 1; SELECT 2'))).errorCode).toBe('SYNTAX_ERROR');
      expect((await failure(trino.query('SELECT 1 / 0'))).errorCode).toBe('DIVISION_BY_ZERO');
    });

    it('answers 100 requests that were sent at once, each its own', async () => {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          index % 10 === 0 ? trino.parse(`SELECT ${index}`) : value(`${index}`),
        ),
      );
      answers.forEach((answer, index) => {
        if (index % 10 === 0) expect(answer).toMatchObject({ numbers: [`${index}`] });
        else expect(answer).toBe(index);
      });
    });

    it('keeps the order of statements that make and change tables', async () => {
      const results = await Promise.all(
        [
          'CREATE TABLE kept (a VARCHAR, b ARRAY(ROW(c BIGINT)))',
          `INSERT INTO kept VALUES ('x', ARRAY[ROW(1)])`,
          'CREATE OR REPLACE VIEW seen AS SELECT a, b[1].c AS c FROM kept',
          'SELECT * FROM seen',
          'DROP VIEW seen',
          'DROP TABLE kept',
        ].map((sql) => trino.query(sql)),
      );
      expect(results[3]).toMatchObject({ columns: ['a', 'c'], rows: [['x', 1]] });
      expect((await failure(trino.query('SELECT * FROM kept'))).errorCode).toBe('TABLE_NOT_FOUND');
    });

    it('gives up a statement that takes too long, and goes on', async () => {
      expect((await failure(trino.query(slow, { seconds: 1 }))).errorCode).toBe('EXCEEDED_TIME_LIMIT');
      expect(await value('1')).toBe(1);
    });

    it('tells all who wait when the process ends, and any who ask after', async () => {
      const other = await startTrino();
      const waiting = failure(other.query(slow));
      await other.stop();
      expect(await waiting).toMatchObject({ errorCode: 'PROCESS_ENDED' });
      expect(await failure(other.query('SELECT 1'))).toMatchObject({ errorCode: 'PROCESS_ENDED' });
    });
  });

  describe('its parser', () => {
    it('lists what a statement is made of, in the order of the text', async () => {
      expect(
        await trino.parse(
          `SELECT "a""b", date, U&'\\0041' FROM t WHERE lower(c) = 'it''s' AND d > -1.5 LIMIT 3 -- 'no' more; x`,
        ),
      ).toEqual({
        statements: 1,
        kind: 'Query',
        strings: ['A', "it's"],
        identifiers: ['a"b', 'date', 't', 'lower', 'c', 'd'],
        numbers: ['-1.5', '3'],
      });
    });

    it('lists strings that are no expressions of their own', async () => {
      const { strings } = await trino.parse(
        `SELECT json_query(a, 'lax $.b' WITH ARRAY WRAPPER), INTERVAL '3' DAY, a LIKE 'x!%' ESCAPE '!', TIMESTAMP '2024-01-01'`,
      );
      expect(strings).toEqual(['lax $.b', '3', 'x!%', '!', '2024-01-01']);
    });

    it('tells how many statements there are', async () => {
      expect(await trino.parse('SELECT 1;\n/* nothing; */ ;\nCREATE VIEW v AS SELECT 2; -- ;')).toMatchObject({
        statements: 2,
        kind: 'Query;CreateView',
        numbers: ['1', '2'],
      });
      expect(await trino.parse(' -- nothing')).toMatchObject({ statements: 0, kind: '' });
    });

    it('sees an injection that worked, and one that did not', async () => {
      const attempt = "x'; DROP TABLE t; --";
      expect(await trino.parse(`SELECT * FROM t WHERE a = '${attempt}'`)).toMatchObject({
        statements: 2,
        kind: 'Query;DropTable',
        strings: ['x'],
      });
      expect(await trino.parse(`SELECT * FROM t WHERE a = '${attempt.replaceAll("'", "''")}'`)).toMatchObject({
        statements: 1,
        kind: 'Query',
        strings: [attempt],
      });
      expect(await trino.parse(`SELECT * FROM t WHERE "a"" OR 1=1 --" = 'x'`)).toMatchObject({
        identifiers: ['t', 'a" OR 1=1 --'],
      });
    });

    it('tells where the error is, in the whole text', async () => {
      expect(await failure(trino.parse("SELECT '😀';\nSELECT 'a"))).toMatchObject({
        errorCode: 'SYNTAX_ERROR',
        line: 2,
        column: 8,
      });
    });

    it('does not run anything', async () => {
      await trino.parse('DROP TABLE no_such_table');
    });
  });

  describe('NULL', () => {
    it('drops the rows from under NOT', async () => {
      const rows = (condition: string) =>
        trino
          .query(`SELECT a FROM (VALUES 'x', 'y', NULL) t(a) WHERE ${condition} ORDER BY a`)
          .then((read) => read.rows);
      expect(await rows(`NOT (a = 'x')`)).toEqual([['y']]);
      expect(await rows(`NOT (a LIKE 'x%')`)).toEqual([['y']]);
      expect(await rows(`NOT regexp_like(a, 'x')`)).toEqual([['y']]);
      expect(await rows(`a NOT IN ('x')`)).toEqual([['y']]);
      expect(await rows(`NOT coalesce(a = 'x', false)`)).toEqual([['y'], [null]]);
      expect(await rows(`a IS NULL OR NOT (a = 'x')`)).toEqual([['y'], [null]]);
      expect(await rows(`a IS DISTINCT FROM 'x'`)).toEqual([['y'], [null]]);
    });

    it('is three-valued', async () => {
      expect(await row('NULL AND false', 'NULL OR true', 'NULL AND true', 'NOT CAST(NULL AS BOOLEAN)')).toEqual([
        false,
        true,
        null,
        null,
      ]);
    });

    it('of an array makes any_match NULL, and NULL elements make it NULL unless another matches', async () => {
      expect(
        await row(
          `any_match(CAST(NULL AS ARRAY(VARCHAR)), x -> x = 'a')`,
          `any_match(ARRAY['b', NULL], x -> x = 'a')`,
          `any_match(ARRAY['a', NULL], x -> x = 'a')`,
          `any_match(CAST(ARRAY[] AS ARRAY(VARCHAR)), x -> x = 'a')`,
        ),
      ).toEqual([null, null, true, false]);
    });
  });

  describe('strings and LIKE', () => {
    it('has no backslash escapes in strings', async () => {
      expect(await row(`'C:\\new'`, `length('\\n')`, `'\\'`)).toEqual(['C:\\new', 2, '\\']);
    });

    it('has no escape character in LIKE unless ESCAPE names one', async () => {
      expect(
        await row(
          `'a_b' LIKE 'a\\_b'`,
          `'a\\xb' LIKE 'a\\_b'`,
          `'a_b' LIKE 'a\\_b' ESCAPE '\\'`,
          `'axb' LIKE 'a\\_b' ESCAPE '\\'`,
        ),
      ).toEqual([false, true, true, false]);
    });

    it('lets only %, _ and the escape character itself follow the escape character', async () => {
      expect(await value(`'a!' LIKE 'a!!' ESCAPE '!'`)).toBe(true);
      expect(await codeOf(`'ab' LIKE 'a!b' ESCAPE '!'`)).toBe('INVALID_FUNCTION_ARGUMENT');
      expect(await codeOf(`'ab' LIKE 'ab!' ESCAPE '!'`)).toBe('INVALID_FUNCTION_ARGUMENT');
    });

    it('tells upper from lower case, and has no ILIKE', async () => {
      expect(await row(`'a' LIKE 'A'`, `'a' = 'A'`, `lower('A') LIKE 'a'`)).toEqual([false, false, true]);
      expect(await codeOf(`'a' ILIKE 'A'`)).toBe('SYNTAX_ERROR');
    });

    it('takes _ for one code point, and lets % and _ match ends of lines', async () => {
      expect(await row(`'😀' LIKE '_'`, `length('😀')`, `'a\nb' LIKE 'a_b'`, `'a\n\nb' LIKE 'a%b'`)).toEqual([
        true,
        1,
        true,
        true,
      ]);
    });

    it('lowers code point by code point', async () => {
      expect(await row(`lower('İ')`, `lower('É')`, `lower('ẞ')`, `lower('Σ')`, `lower('𐐀')`, `upper('ß')`)).toEqual([
        'i',
        'é',
        'ß',
        'σ',
        '𐐨',
        'ß',
      ]);
    });

    it('compares with spaces at the end', async () => {
      expect(await row(`'a' = 'a '`, `CAST('a' AS CHAR(2)) = CAST('a ' AS CHAR(3))`)).toEqual([false, true]);
    });

    it('takes names in any case, and quotes odd ones', async () => {
      expect((await trino.query(`SELECT A, "a", "O'd d" FROM (VALUES (1, 2)) t(a, "o'd D")`)).rows).toEqual([
        [1, 1, 2],
      ]);
    });
  });

  describe('types', () => {
    it('are strict', async () => {
      expect(await codeOf(`VARCHAR '1' = 1`)).toBe('TYPE_MISMATCH');
      expect(await codeOf(`VARCHAR '1' > 1`)).toBe('TYPE_MISMATCH');
      expect(await codeOf(`VARCHAR '1' IN ('1', 1)`)).toBe('TYPE_MISMATCH');
      expect(await codeOf(`true = 'true'`)).toBe('TYPE_MISMATCH');
      expect(await codeOf("lower(BIGINT '1')")).toBe('FUNCTION_NOT_FOUND');
      expect(await codeOf(`1 LIKE '1'`)).toBe('TYPE_MISMATCH');
      expect(await codeOf(`regexp_like(1, '1')`)).toBe('FUNCTION_NOT_FOUND');
      expect(await codeOf(`coalesce('x', false)`)).toBe('TYPE_MISMATCH');
    });

    it('let a CAST that fails fail the query, a TRY_CAST be NULL', async () => {
      expect(await codeOf(`CAST('host.name' AS IPADDRESS)`)).toBe('INVALID_CAST_ARGUMENT');
      expect(await codeOf(`CAST('x' AS BIGINT)`)).toBe('INVALID_CAST_ARGUMENT');
      expect(
        await row(`TRY_CAST('host.name' AS IPADDRESS)`, `TRY_CAST('' AS IPADDRESS)`, `TRY_CAST('x' AS BIGINT)`),
      ).toEqual([null, null, null]);
    });

    it('fail for one bad row, whatever another condition says of it', async () => {
      const sql = `SELECT a FROM (VALUES '10.0.0.1', 'host.name') t(a) WHERE contains('10.0.0.0/8', CAST(a AS IPADDRESS))`;
      expect((await failure(trino.query(sql))).errorCode).toBe('INVALID_CAST_ARGUMENT');
      expect((await trino.query(sql.replace('CAST', 'TRY_CAST'))).rows).toEqual([['10.0.0.1']]);
    });

    it('read numbers of text as Java does', async () => {
      const texts = ['1', ' 1', '1 ', '1d', '1f', '+1', '1e3', '.5', '0x1p3', 'NaN', 'Infinity'];
      expect(await row(...texts.map((text) => `TRY_CAST('${text}' AS DOUBLE)`))).toEqual([
        ...[1, 1, 1, 1, 1, 1, 1000, 0.5, 8],
        'NaN',
        'Infinity',
      ]);
      expect(
        await row(...['', '0x10', '1_000', 'inf', '1,5', '٣'].map((text) => `TRY_CAST('${text}' AS DOUBLE)`)),
      ).toEqual([...Array.from({ length: 6 }, () => null)]);
      expect(
        await row(...['1', '+1', '-1', ' 1', '1.0', '1e3'].map((text) => `TRY_CAST('${text}' AS BIGINT)`)),
      ).toEqual([...[1, 1, -1], ...[null, null, null]]);
    });

    it('are compared exactly as decimals, not as doubles', async () => {
      expect(
        await row(
          '9007199254740993 = 9007199254740992e0',
          '9007199254740993 = 9007199254740992.0',
          `TRY_CAST('12345678901234567890123' AS DECIMAL(38, 10)) > DECIMAL '12345678901234567890122'`,
        ),
      ).toEqual([true, false, true]);
    });

    it('have no literal for integers beyond BIGINT but DECIMAL', async () => {
      expect(await row('9223372036854775807', '-9223372036854775808', "DECIMAL '9223372036854775808'")).toEqual([
        '9223372036854775807',
        '-9223372036854775808',
        '9223372036854775808',
      ]);
      expect(await codeOf('9223372036854775808')).toBe('SYNTAX_ERROR');
      expect((await failure(trino.parse('SELECT 9223372036854775808'))).errorCode).toBe('SYNTAX_ERROR');
    });

    it('read times of ISO 8601', async () => {
      expect(
        await row(`from_iso8601_timestamp('2024-01-01T10:00:00Z')`, `from_iso8601_timestamp('2024-01-01')`),
      ).toEqual(['2024-01-01 10:00:00.000 UTC', '2024-01-01 00:00:00.000 UTC']);
      expect(await codeOf(`from_iso8601_timestamp('2024-01-01 10:00')`)).toBe('INVALID_FUNCTION_ARGUMENT');
      expect(await value(`TRY(from_iso8601_timestamp('2024-01-01 10:00'))`)).toBeNull();
    });
  });

  describe('networks', () => {
    const contains = (network: string, address: string) =>
      `contains('${network}', TRY_CAST('${address}' AS IPADDRESS))`;

    it('contain addresses, and are NULL for what is none', async () => {
      expect(
        await row(
          contains('10.0.0.0/8', '10.1.2.3'),
          contains('10.0.0.0/8', '11.1.2.3'),
          contains('2001:db8::/32', '2001:DB8::1'),
          contains('10.0.0.0/8', 'host.name'),
        ),
      ).toEqual([true, false, true, null]);
    });

    it('fail if bits of the host are set, in IPv4 but not in IPv6', async () => {
      expect(await codeOf(contains('10.1.2.3/8', '10.9.9.9'))).toBe('INVALID_FUNCTION_ARGUMENT');
      expect(await codeOf(contains('10.0.0.0/33', '10.9.9.9'))).toBe('INVALID_FUNCTION_ARGUMENT');
      expect(await value(contains('2001:db8::1/32', '2001:db8::2'))).toBe(true);
    });

    it('take an IPv4 address and its IPv6 form for the same', async () => {
      expect(
        await row(
          contains('10.0.0.0/8', '::ffff:10.1.2.3'),
          contains('::/0', '10.1.2.3'),
          contains('::ffff:0:0/96', '10.1.2.3'),
          contains('::ffff:10.0.0.0/104', '10.1.2.3'),
          // The length is one of IPv6: all of IPv4 is in this network.
          contains('::ffff:10.0.0.0/8', '10.1.2.3'),
          contains('::ffff:10.0.0.0/8', '11.1.2.3'),
          contains('0.0.0.0/0', '2001:db8::1'),
          `CAST(TRY_CAST('::ffff:10.1.2.3' AS IPADDRESS) AS VARCHAR)`,
        ),
      ).toEqual([true, true, true, true, true, true, false, '10.1.2.3']);
    });

    it('read no short and no octal forms, no ports and no spaces, and forget the zone', async () => {
      const read = (text: string) => `CAST(TRY_CAST('${text}' AS IPADDRESS) AS VARCHAR)`;
      expect(await row(...['10.1', '010.1.1.1', '1.2.3.4 ', '[::1]', '1.2.3.4:80'].map(read))).toEqual([
        ...[null, null, null, null, null],
      ]);
      expect(await row(read('fe80::1%eth0'), read('2001:DB8:0::1'))).toEqual(['fe80::1', '2001:db8::1']);
    });
  });

  describe('regexp_like', () => {
    const like = (text: string, expression: string) =>
      `regexp_like('${text.replaceAll("'", "''")}', '${expression.replaceAll("'", "''")}')`;

    it('searches', async () => {
      expect(await row(like('abc', 'b'), like('abc', '^b'), like('abc', '(?i)B'), like('abc', 'B'))).toEqual([
        true,
        false,
        true,
        false,
      ]);
    });

    it('finds $ before a final newline, \\z only at the end', async () => {
      expect(await row(like('a\n', 'a$'), like('a\n', 'a\\z'), like('a\n', 'a\\Z'), like('a\nb', 'a$'))).toEqual([
        true,
        false,
        true,
        false,
      ]);
    });

    it('knows one end of lines, \\n, where ^ stands with (?m) and . without (?s) stops', async () => {
      expect(await row(like('a\nb', '^b'), like('a\nb', '(?m)^b'), like('a\rb', '(?m)^b'), like('a\r', 'a$'))).toEqual([
        false,
        true,
        false,
        false,
      ]);
      expect(await row(like('a\nb', 'a.b'), like('a\nb', '(?s)a.b'), like('a\rb', 'a.b'), like('\u2028', '.'))).toEqual(
        [false, true, true, true],
      );
    });

    it('takes \\w, \\s and \\d for ASCII only, but \\b for all letters', async () => {
      expect(await row(like('é', '\\w'), like('\u00a0', '\\s'), like('٣', '\\d'))).toEqual([false, false, false]);
      expect(await row(like('\t\n\v\f\r ', '^\\s{6}$'), like('_', '\\w'), like('é', '[[:alpha:]]'))).toEqual([
        true,
        true,
        true,
      ]);
      expect(await row(like('éa', '\\ba'), like('aé', 'a\\b'), like('-a', '\\ba'))).toEqual([false, false, true]);
    });

    it('takes . for one code point', async () => {
      expect(await row(like('😀', '^.$'), like('😀', '^[😀]$'))).toEqual([true, true]);
    });

    it('folds all letters with (?i), some into two', async () => {
      expect(await row(like('É', '(?i)é'), like('ſ', '(?i)s'), like('\u212a', '(?i)k'), like('𐐀', '(?i)𐐨'))).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect(await row(like('ß', '(?i)ss'), like('ss', '(?i)ß'), like('ﬁ', '(?i)fi'))).toEqual([true, true, true]);
      expect(await row(like('İ', '(?i)i'), like('ı', '(?i)I'))).toEqual([false, false]);
    });

    it.each(['(?P<n>b)', '(', '[a', '[[]', 'a{2,1}', '(?u)a', '(?<=b*)a'])('refuses %s', async (expression) => {
      expect(await codeOf(like('ab', expression))).toBe('INVALID_FUNCTION_ARGUMENT');
    });

    it.each([
      '(?<n>b)',
      'a(?=b)',
      '(?<!b)a',
      '(?>a)',
      'a++',
      '\\x61',
      '\\u0061',
      '\\Qab\\E',
      '(?i:A)b',
      '[]a]',
      '\\p{L}',
    ])('knows %s', async (expression) => {
      expect(await value(like('ab', expression))).toBe(true);
    });

    it('takes && and [ in a class for signs', async () => {
      expect(await row(like('b', '[a&&b]'), like('a', '[[a]b]'), like('[', '[\\[]'))).toEqual([false, true, true]);
    });
  });

  describe('JSON', () => {
    const query = (json: string, path: string) => `json_query('${json}', 'lax ${path}' WITH ARRAY WRAPPER)`;
    const scalar = (json: string, path: string) => `json_extract_scalar('${json}', '${path}')`;

    it('json_query with a wrapper enters one level of arrays at each step', async () => {
      expect(
        await row(
          query('{"a":{"b":1}}', '$.a.b'),
          query('{"a":[{"b":1},{"b":["x","y"]},{"c":2},3]}', '$.a.b'),
          query('{"a":[[{"b":1}],{"b":2}]}', '$.a.b'),
          query('{"a":[[{"b":1}],{"b":2}]}', '$.a[*].b'),
          query('[{"a":{"b":1}},[{"a":{"b":2}}]]', '$.a.b'),
        ),
      ).toEqual(['[1]', '[1,["x","y"]]', '[2]', '[1,2]', '[1]']);
    });

    it('json_query is NULL for bad JSON, for NULL and for what is not there', async () => {
      expect(
        await row(
          query('not json', '$.a.b'),
          query('{"a":1', '$.a'),
          query('', '$.a'),
          `json_query(CAST(NULL AS VARCHAR), 'lax $.a' WITH ARRAY WRAPPER)`,
          query('{}', '$.a'),
          query('{"a":null}', '$.a'),
        ),
      ).toEqual([null, null, null, null, null, '[null]']);
    });

    it('json_query takes names in their case, and dots when quoted', async () => {
      expect(await row(query('{"A":1,"a":2}', '$.a'), query('{"a.b":1,"a":{"b":2}}', '$."a.b"'))).toEqual([
        '[2]',
        '[1]',
      ]);
    });

    it('json_extract_scalar takes keys with dots in brackets', async () => {
      expect(
        await row(
          scalar('{"a.b":"x","a":{"b":"y"}}', '$["a.b"]'),
          scalar('{"a.b":"x","a":{"b":"y"}}', '$.a.b'),
          scalar('{"A":"x"}', '$.a'),
        ),
      ).toEqual(['x', 'y', null]);
    });

    it('json_extract_scalar does not enter arrays, and is NULL for objects, arrays and bad JSON', async () => {
      expect(
        await row(
          scalar('{"a":[{"b":"x"}]}', '$.a.b'),
          scalar('{"a":[{"b":"x"}]}', '$.a[0].b'),
          scalar('{"a":["x"]}', '$.a'),
          scalar('{"a":{}}', '$.a'),
          scalar('{"a":null}', '$.a'),
          scalar('not json', '$.a'),
        ),
      ).toEqual([null, 'x', null, null, null, null]);
    });

    it('json_extract_scalar spells numbers as the JSON does', async () => {
      expect(
        await row(
          ...['1.50', '1e3', '1.0', '12345678901234567890', 'true'].map((number) => scalar(`{"a":${number}}`, '$.a')),
        ),
      ).toEqual(['1.50', '1e3', '1.0', '12345678901234567890', 'true']);
    });
  });

  describe('nested columns', () => {
    it('are reached by dots and lambdas, in any case', async () => {
      const struct = `CAST(ROW('x', ARRAY[ROW('y')]) AS ROW(a VARCHAR, b ARRAY(ROW(c VARCHAR))))`;
      const { rows } = await trino.query(
        `SELECT t.s.A, any_match(t.s.b, r -> r.C = 'y'), any_match(t.s.b, r -> r.c = 'z') FROM (VALUES ROW(${struct})) t(s)`,
      );
      expect(rows).toEqual([['x', true, false]]);
    });

    it('are NULL where a struct is NULL', async () => {
      expect(await value('CAST(NULL AS ROW(a VARCHAR)).a')).toBeNull();
    });

    it('of maps are NULL for keys that are not there with element_at, errors in brackets', async () => {
      const map = `MAP(ARRAY['a'], ARRAY['b'])`;
      expect(await row(`element_at(${map}, 'a')`, `element_at(${map}, 'A')`)).toEqual(['b', null]);
      expect(await codeOf(`${map}['A']`)).toBe('INVALID_FUNCTION_ARGUMENT');
    });
  });
});
