import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../src/predicate/pattern.js';
import { anyOne, anyRun, makePattern } from '../../src/predicate/pattern.js';
import { type KqlNode, type KqlValue, parseKql } from '../support/kibana/parse-kql.js';
import { writeFieldName, writePattern, writeQuoted, writeUnquoted } from '../support/kibana/reference-escape.js';

/** Texts full of what the grammar minds. */
const text = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...'\\():<>"*{}?/ \t\r\n\u00a0\u2028\u2003\ufeff\ud83d\ude00') },
      {
        weight: 4,
        arbitrary: fc.constantFrom(' ', ' ', 'or', 'and', 'not', 'OR', 'aNd', 'NOT', 'Not', 'nO', 't', 'cannot'),
      },
      { weight: 1, arbitrary: fc.constantFrom('true', 'null', 'false', '5', '\\u0041', '\\n', '\\u', 'u006eot') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('@kuery-wildcard@', '@kuery-wildcard', 'kuery-wildcard@', '@kuery-cursor@'),
      },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const pattern: fc.Arbitrary<Pattern> = fc
  .array(
    fc.oneof(
      fc.constant(anyRun),
      text.map((literal) => ({ kind: 'literal' as const, text: literal })),
    ),
    { maxLength: 5 },
  )
  .map(makePattern);

const is = (field: string | null, value: KqlValue): KqlNode => ({ kind: 'is', field, value });
const other: KqlNode = is('g', { kind: 'literal', value: 'y', quoted: true });

/** All places where a value can stand, with what must be read there. */
const places: readonly ((written: string, value: KqlValue) => readonly [string, KqlNode])[] = [
  (written, value) => [`f: ${written}`, is('f', value)],
  (written, value) => [`f:${written}`, is('f', value)],
  (written, value) => [`not f: ${written}`, { kind: 'not', operand: is('f', value) }],
  (written, value) => [`f: ${written} and g: "y"`, { kind: 'and', operands: [is('f', value), other] }],
  (written, value) => [`g: "y" or f: ${written}`, { kind: 'or', operands: [other, is('f', value)] }],
  (written, value) => [`f: ${written} or (g: "y")`, { kind: 'or', operands: [is('f', value), other] }],
  (written, value) => [`f: (${written} or ${written})`, { kind: 'or', operands: [is('f', value), is('f', value)] }],
  (written, value) => [
    `f: (${written} and not ${written})`,
    { kind: 'and', operands: [is('f', value), { kind: 'not', operand: is('f', value) }] },
  ],
  (written, value) => [`a: { f: ${written} }`, { kind: 'nested', path: 'a', operand: is('f', value) }],
  (written, value) => [written, is(null, value)],
  (written, value) => [`not ${written}`, { kind: 'not', operand: is(null, value) }],
  (written, value) => [`(${written} and ${written})`, { kind: 'and', operands: [is(null, value), is(null, value)] }],
  (written, value) => [`g: "y" or ${written}`, { kind: 'or', operands: [other, is(null, value)] }],
  (written, value) => [`${written} and g: "y"`, { kind: 'and', operands: [is(null, value), other] }],
];

function expectEverywhere(written: string, value: KqlValue): void {
  for (const place of places) {
    const [query, node] = place(written, value);
    expect([query, parseKql(query)]).toEqual([query, node]);
  }
}

const runs = { numRuns: 1500 };

describe('a value in quotes', () => {
  it('reads back as itself whatever its text is, with backslashes and quotes escaped', () => {
    fc.assert(
      fc.property(text, (value) => expectEverywhere(writeQuoted(value), { kind: 'literal', value, quoted: true })),
      runs,
    );
  });

  it('escapes exactly this', () => {
    expect(writeQuoted('C:\\Temp\\')).toBe(String.raw`"C:\\Temp\\"`);
    expect(writeQuoted('say "or" * not (a: b)')).toBe(String.raw`"say \"or\" * not (a: b)"`);
    expect(writeQuoted(' \t\r\n\u0000\u00a0\u2028\ud83d😀\u{e0001}')).toBe(
      String.raw`" \t\r\n\u0000\u00a0\u2028\ud83d😀\udb40\udc01"`,
    );
    expect(writeQuoted('')).toBe('""');
  });
});

describe('a value without quotes, with wildcards', () => {
  it('reads back as itself where it can be written', () => {
    fc.assert(
      fc.property(pattern, (parts) => {
        const written = writePattern(parts);
        if ('text' in written) expectEverywhere(written.text, { kind: 'wildcard', parts });
      }),
      runs,
    );
  });

  it('is refused only where no way of writing it works, escaping every character included', () => {
    fc.assert(
      fc.property(pattern, (parts) => {
        if (!parts.some((part) => part.kind === 'any-run') || !('cannot' in writePattern(parts))) return;
        const escapedThroughout = parts.map((part) => (part.kind === 'literal' ? escapeAll(part.text) : '*')).join('');
        expect(parseKql(`f: ${escapedThroughout}`)).not.toEqual(is('f', { kind: 'wildcard', parts }));
      }),
      runs,
    );
  });

  it.each<[string, string]>([
    ['*\\System32\\*', String.raw`*\\System32\\*`],
    ['*(x86)*', String.raw`*\(x86\)*`],
    ['*{"a": <b>}*', String.raw`*\{\"a\"\: \<b\>\}*`],
    ["*?[]/^~!&|+-=.,;#%$@'`*", "*?[]/^~!&|+-=.,;#%$@'`*"],
    ['* or *', String.raw`* \or *`],
    ['* OR and And *', String.raw`* \OR \and \And *`],
    ['*or *', '*or *'],
    ['* or*', '* or*'],
    ['*and*', '*and*'],
    ['or *', String.raw`\or *`],
    ['* and', String.raw`* \and`],
    ['*\tor *', String.raw`*\tor *`],
    ['*cannot find*', String.raw`*can\u006eot find*`],
    ['*cannot', String.raw`*can\u006eot`],
    ['*not*', '*not*'],
    ['not*', 'not*'],
    ['*Not *', String.raw`*\u004eot *`],
    ['*not\n*', String.raw`*not\n*`],
    ['* x *', '* x *'],
    ['true*', 'true*'],
  ])('%j is written %j', (readable, expected) => {
    expect(writePattern(fromText(readable))).toEqual({ text: expected });
  });

  it.each<[Pattern]>([
    [fromText(' a*')],
    [fromText('*a ')],
    [fromText('*a\n')],
    [fromText('\ufeffa*')],
    [fromText('\u2003*')],
    [fromText('*@kuery-wildcard@*')],
    [fromText('@kuery-wildcard*')],
    [[anyOne, anyRun]],
    [fromText('plain')],
    [[]],
  ])('%j cannot be written', (parts) => {
    expect(writePattern(parts)).toHaveProperty('cannot');
  });

  it('may hold half of a marker where the other half does not follow', () => {
    expectEverywhere('*@kuery-wildcard', { kind: 'wildcard', parts: fromText('*@kuery-wildcard') });
    expectEverywhere('*kuery-wildcard@', { kind: 'wildcard', parts: fromText('*kuery-wildcard@') });
  });
});

describe('a plain text without quotes', () => {
  it('reads back as itself, as a value and as the name of a field, where it can be written', () => {
    fc.assert(
      fc.property(text, (value) => {
        const written = writeUnquoted(value);
        if ('cannot' in written) return;
        expectEverywhere(written.text, { kind: 'literal', value, quoted: false });
        expectName(written.text, value);
      }),
      runs,
    );
  });

  it.each(['', ' ', 'a ', '\ta', 'null', 'true', 'false'])('%j cannot be written', (value) => {
    expect(writeUnquoted(value)).toHaveProperty('cannot');
  });
});

describe('the name of a field', () => {
  it('reads back as itself in quotes, whatever it is', () => {
    fc.assert(
      fc.property(text, (name) => {
        expectName(writeQuoted(name), name);
        expectName(writeFieldName(name), name);
      }),
      runs,
    );
  });

  it.each<[string, string]>([
    ['process.command_line', 'process.command_line'],
    ['@timestamp', '@timestamp'],
    ['winlog.event_data.Param-1', 'winlog.event_data.Param-1'],
    ['a b', '"a b"'],
    ['a:b', '"a:b"'],
    ['a*', '"a*"'],
    ['größe', '"größe"'],
    ['say "x"\\', String.raw`"say \"x\"\\"`],
    ['null', '"null"'],
    ['true', '"true"'],
    ['or', '"or"'],
    ['and', '"and"'],
    ['NOT', '"NOT"'],
    ['is.cannot', '"is.cannot"'],
    ['notable', 'notable'],
    ['order.android', 'order.android'],
    ['', '""'],
  ])('%j is written %s', (name, expected) => {
    expect(writeFieldName(name)).toBe(expected);
  });
});

/** All places where a name can stand. */
function expectName(written: string, name: string): void {
  const value: KqlValue = { kind: 'literal', value: 'y', quoted: true };
  const five: KqlValue = { kind: 'literal', value: '5', quoted: false };
  const range: KqlNode = { kind: 'range', field: name, operator: 'gte', value: five };
  const cases: readonly (readonly [string, KqlNode])[] = [
    [`${written}: "y"`, is(name, value)],
    [`${written} : "y"`, is(name, value)],
    [`not ${written}: "y"`, { kind: 'not', operand: is(name, value) }],
    [`${written} >= 5`, range],
    [`g: "y" and ${written} >= 5`, { kind: 'and', operands: [other, range] }],
    [`(${written}: "y" or g: "y")`, { kind: 'or', operands: [is(name, value), other] }],
    [`g: "y" or ${written}: "y"`, { kind: 'or', operands: [other, is(name, value)] }],
    [`${written}: { f: "y" }`, { kind: 'nested', path: name, operand: is('f', value) }],
  ];
  for (const [query, node] of cases) expect([query, parseKql(query)]).toEqual([query, node]);
}

/** `*` is the wildcard, everything else is itself. */
function fromText(readable: string): Pattern {
  return makePattern(
    readable
      .split('*')
      .flatMap((part, index) => [...(index === 0 ? [] : [anyRun]), { kind: 'literal' as const, text: part }]),
  );
}

const escapeAll = (value: string): string =>
  Array.from(
    { length: value.length },
    (_, index) => `\\u${value.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
