import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/event/parse-json.js';
import { JsonSyntaxError, readJsonValue } from '../../src/event/strict-json.js';
import { printed, withoutBigints } from './support.js';

/** Forces the slow parser on any text. */
const parseSlowly = (text: string) => readJsonValue(text).value;

function faultOf(text: string): string {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return `${error.offset}: ${error.message}`;
    throw error;
  }
  return 'none';
}

describe('parseJson', () => {
  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    [' 12345678901234567890 ', 12345678901234567890n],
    ['1000000000000000', 1000000000000000],
    ['-0', -0],
    ['1e20', 1e20],
    ['12345678901234567890.0', Number('12345678901234567890')],
    ['12345678901234567890e1', Number('123456789012345678900')],
    ['1.12345678901234567890', 1.1234567890123457],
    ['"12345678901234567890"', '12345678901234567890'],
    ['"a, 12345678901234567890, b"', 'a, 12345678901234567890, b'],
  ])('reads %s', (text, value) => {
    expect(parseJson(text)).toStrictEqual(value);
  });

  it('finds long integers wherever they stand', () => {
    const big = '9007199254740993';
    const texts = [`{"a":${big}}`, `{"a": ${big} ,"b":1}`, `[${big}]`, `[1,${big}\n]`, `[-${big}]`, `\t${big}\r\n`];
    for (const text of texts) expect(printed(parseJson(text))).toMatch(/"-?9007199254740993n"/);
    expect(parseJson(`{"a":[1,{"b":${big}}]}`)).toStrictEqual({ a: [1, { b: 9007199254740993n }] });
  });

  it.each(['{"__proto__": {"a": 1}, "b": 2}', '{"__proto__": {"a": 1}, "b": 12345678901234567890}'])(
    'makes __proto__ an ordinary key: %s',
    (text) => {
      const value = parseJson(text) as Record<string, unknown>;
      expect(Object.keys(value)).toEqual(['__proto__', 'b']);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(value.a).toBeUndefined();
    },
  );

  it('takes the last of two equal keys, on both ways', () => {
    expect(parseJson('{"a":1,"a":2}')).toEqual({ a: 2 });
    expect(parseJson('{"a":1,"a":12345678901234567890}')).toEqual({ a: 12345678901234567890n });
  });

  it.each([
    ['', '0: it ends too early, a value is missing'],
    ['{', '1: it ends too early, a key in double quotes is missing'],
    ['{"a"', '4: it ends too early, ":" is missing'],
    ['{"a" 1}', '5: expected ":", found "1"'],
    ['{"a":1 "b":2}', String.raw`7: expected "," or "}", found "\""`],
    ['{"a":1,}', '7: expected a key in double quotes, found "}"'],
    ["{'a':1}", `1: expected a key in double quotes, found "'"`],
    ['[1,]', '3: expected a value, found "]"'],
    ['[1 2]', '3: expected "," or "]", found "2"'],
    ['[01]', '1: "01" is not a JSON value'],
    ['[1.]', '1: "1." is not a JSON value'],
    ['[+1]', '1: "+1" is not a JSON value'],
    ['[NaN]', '1: "NaN" is not a JSON value'],
    ['[True]', '1: "True" is not a JSON value'],
    ['[12', '3: it ends too early, "," or "]" is missing'],
    ['[1e', '3: it ends inside a number or a word'],
    ['[tru', '4: it ends inside a number or a word'],
    ['["a', '3: it ends inside a string'],
    ['["\\', '3: it ends inside a string'],
    ['["\\u12', '6: it ends inside a string'],
    ['["\\x"]', String.raw`2: a string has the unknown escape "\x"`],
    ['["\\u12g4"]', String.raw`2: "\u" needs four hexadecimal digits`],
    ['["a\nb"]', '3: a line break inside a string'],
    ['["a\tb"]', '3: a control character inside a string'],
    ['{} {}', '3: there is more text after the value'],
    ['\u00a0{}', '0: expected a value, found "\u00a0"'],
    [`[${'x'.repeat(100_000)}]`, `1: "${'x'.repeat(20)}…" is not a JSON value`],
    [`[${'1'.repeat(10_001)}]`, '1: an integer of more than 10,000 digits'],
  ])('refuses %.40j', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it('refuses deep nesting with an ordinary error', () => {
    for (const unit of ['[', '{"a":', '[{"a":']) {
      expect(faultOf(unit.repeat(100_000))).toContain('nested more than 1000 levels deep');
    }
    const closed = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(faultOf(closed(100_000))).toContain('1000: nested');
    expect(faultOf(closed(1001))).toContain('1000: nested');
    expect(faultOf(closed(1000))).toBe('none');
    expect(faultOf(`[${'[],'.repeat(5000)}[]]`)).toBe('none');
    expect(faultOf(`"${'[{'.repeat(5000)}"`)).toBe('none');
  });

  it('agrees with JSON.parse, slow way and fast', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(4), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(withoutBigints(parseJson(text))).toStrictEqual(JSON.parse(text));
        expect(withoutBigints(parseSlowly(text))).toStrictEqual(JSON.parse(text));
      }),
    );
  });

  it('accepts and refuses what JSON.parse does, for broken texts', () => {
    const token = fc.constantFrom(
      ...'{}[],:"\\'.split(''),
      ...'1 -1 0 01 . e5 true null nul "a" "\\n" "\\u00e9"'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(token, fc.constantFrom(' ', '\n', '\t', '\u00a0', '"a":'))), (tokens) => {
        const text = tokens.join('');
        let wanted: unknown;
        try {
          wanted = JSON.parse(text);
        } catch {
          expect(faultOf(text)).not.toBe('none');
          return;
        }
        expect(parseJson(text)).toStrictEqual(wanted);
        expect(parseSlowly(text)).toStrictEqual(wanted);
      }),
      { numRuns: 2000 },
    );
  });
});
