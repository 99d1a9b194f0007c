import { describe, expect, it } from 'vitest';
import { describePattern } from '../../src/predicate/pattern.js';
import { type KqlNode, type KqlValue, parseKql } from '../support/kibana/parse-kql.js';

/** What the parser read, as short text: quoted values in quotes, wildcard values after `~`, with `*` for the wildcard. */
function read(query: string): string {
  return show(parseKql(query));
}

function show(node: KqlNode): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return `${node.kind}(${node.operands.map(show).join(', ')})`;
    case 'not':
      return `not(${show(node.operand)})`;
    case 'is':
      return node.field === null ? showValue(node.value) : `${node.field}: ${showValue(node.value)}`;
    case 'is-any':
      return `~${describePattern(node.fields)}: ${showValue(node.value)}`;
    case 'range':
      return `${node.field} ${node.operator} ${showValue(node.value)}`;
    case 'nested':
      return `${node.path}{${show(node.operand)}}`;
    case 'everything':
      return 'everything';
  }
}

function showValue(value: KqlValue): string {
  if (value.kind === 'wildcard') return `~${describePattern(value.parts)}`;
  if (value.quoted) return `"${value.value}"`;
  return typeof value.value === 'string' ? value.value : `<${value.value}>`;
}

const table = (rows: readonly (readonly [query: string, expected: string])[]) =>
  it.each(rows)('%j', (query, expected) => expect(read(query)).toBe(expected));

const refused = (queries: readonly string[]) =>
  it.each(queries)('%j is a syntax error', (query) => expect(() => parseKql(query)).toThrow(/^Expected /));

describe('operators', () => {
  describe('not binds tighter than and, and tighter than or; a row of equal ones is one flat node', () =>
    table([
      ['a: 1 or b: 2 and c: 3', 'or(a: 1, and(b: 2, c: 3))'],
      ['a: 1 and b: 2 or c: 3', 'or(and(a: 1, b: 2), c: 3)'],
      ['not a: 1 and b: 2', 'and(not(a: 1), b: 2)'],
      ['not a: 1 or b: 2', 'or(not(a: 1), b: 2)'],
      ['a: 1 and b: 2 and c: 3', 'and(a: 1, b: 2, c: 3)'],
      ['(a: 1 or b: 2) and c: 3', 'and(or(a: 1, b: 2), c: 3)'],
      ['not (a: 1 or b: 2)', 'not(or(a: 1, b: 2))'],
      ['(a: 1 and b: 2) and c: 3', 'and(and(a: 1, b: 2), c: 3)'],
      ['a: 1 AND b: 2 Or NOT c: 3', 'or(and(a: 1, b: 2), not(c: 3))'],
      ['a: 1\nor\tb: 2', 'or(a: 1, b: 2)'],
      ['a: 1\u00a0and\r\nb: 2', 'and(a: 1, b: 2)'],
      [' ( a : 1 ) ', 'a: 1'],
    ]));

  describe('not takes one sub-query, which is no other not', () => {
    table([
      ['not (not a: 1)', 'not(not(a: 1))'],
      ['not a: (1 or 2)', 'not(or(a: 1, a: 2))'],
      ['not a: { b: 1 }', 'not(a{b: 1})'],
      ['not a > 1', 'not(a gt 1)'],
    ]);
    refused(['not not a: 1', 'not(a: 1)', 'a: not 1', 'a: 1 not b: 2', 'a: 1 b: 2', '()', 'a: ()', 'a: 1)', '(a: 1']);
  });

  describe('only the blanks U+0020, \\t, \\r, \\n and U+00A0 separate words; other white space belongs to the value', () =>
    table([
      ['a: 1\u2003or\u2003b', 'a: 1\u2003or\u2003b'],
      ['a: 1\u2028b', 'a: 1\u2028b'],
      ['a: 1\u000bb', 'a: 1\u000bb'],
    ]));

  describe('lists of values distribute over the field, with and, or, not and parentheses', () => {
    table([
      ['a: (1 or "2" or 3*)', 'or(a: 1, a: "2", a: ~3*)'],
      ['a: (1 and 2 or 3)', 'or(and(a: 1, a: 2), a: 3)'],
      ['a: (not 1)', 'not(a: 1)'],
      ['a: (not (1 or 2) and 3)', 'and(not(or(a: 1, a: 2)), a: 3)'],
      ['a: (1 2)', 'a: 1 2'],
      ['a: 1 or 2', 'or(a: 1, 2)'],
    ]);
    refused(['a: (b: 1)', 'a > (1 or 2)', 'a: (> 1)']);
  });

  describe('ranges', () => {
    table([
      ['a > 1', 'a gt 1'],
      ['a>=1', 'a gte 1'],
      ['a < -1.5e3', 'a lt -1.5e3'],
      ['"a b" <= 1', 'a b lte 1'],
      ['a > "x y"', 'a gt "x y"'],
      ['a > 1 and a < 2', 'and(a gt 1, a lt 2)'],
    ]);
    refused(['a: > 1', 'a > ', 'a == 1 > 2 > 3']);
  });

  describe('nested queries', () => {
    table([
      ['a: { b: 1 and c > 2 }', 'a{and(b: 1, c gt 2)}'],
      ['a:{b:{c: 1}}', 'a{b{c: 1}}'],
      ['"a b": { "c d": 1 or not e: * }', 'a b{or(c d: 1, not(e: ~*))}'],
    ]);
    refused(['a: {}', 'a: { b: 1', '{ b: 1 }']);
  });

  describe('nothing at all, and *:*, is everything', () =>
    table([
      ['', 'everything'],
      [' \n ', 'everything'],
      ['*:*', 'everything'],
      ['not *:*', 'not(everything)'],
    ]));
});

describe('quoted values', () => {
  describe('know the escapes \\\\ \\" \\t \\r \\n \\uXXXX; any other backslash is itself; * is no wildcard', () =>
    table([
      [String.raw`a: "C:\\Temp\\"`, String.raw`a: "C:\Temp\"`],
      [String.raw`a: "say \"x\""`, 'a: "say "x""'],
      [String.raw`a: "\t\r\n"`, 'a: "\t\r\n"'],
      [String.raw`a: "\u00E9\ud83d\ude00\ud800"`, 'a: "é😀\ud800"'],
      [String.raw`a: "\x \U0041 \u004 \* \or \N"`, String.raw`a: "\x \U0041 \u004 \* \or \N"`],
      ['a: "*"', 'a: "*"'],
      ['a: "(b: {x}) < and not or > *?"', 'a: "(b: {x}) < and not or > *?"'],
    ]));

  describe('keep everything else as it is: blanks at the ends, line breaks, control characters, surrogates', () =>
    table([
      ['a: " x "', 'a: " x "'],
      ['a: "x\r\n\ty"', 'a: "x\r\n\ty"'],
      ['a: "\u0000\u0085\u00a0\u2028\ufeff\ud800"', 'a: "\u0000\u0085\u00a0\u2028\ufeff\ud800"'],
      ['a: ""', 'a: ""'],
      ['a: "null"', 'a: "null"'],
      ['a: "@kuery-wildcard@"', 'a: "@kuery-wildcard@"'],
    ]));

  refused(['a: "x', String.raw`a: "x\"`, 'a: "x"y', 'a: "x" "y"', 'a: x"y"', 'a: \'x"']);
});

describe('unquoted values', () => {
  describe('know the escapes of \\ ( ) : < > " * { } and \\t \\r \\n \\uXXXX (lower-case u)', () => {
    table([
      [String.raw`a: \\\(\)\:\<\>\"\*\{\}`, String.raw`a: \():<>"*{}`],
      [String.raw`a: x\ty\rz\nw`, 'a: x\ty\rz\nw'],
      [String.raw`a: \u0041\u00e9\uD83D\uDE00*`, 'a: ~Aé😀*'],
      [String.raw`a: \u002a`, 'a: *'],
      [String.raw`a: \\*`, String.raw`a: ~\*`],
      [String.raw`a: x\\`, 'a: x\\'],
    ]);
    refused([...'():<>"{}'].map((special) => `a: x${special}y`));
    refused([
      String.raw`a: x\y`,
      String.raw`a: x\ y`,
      String.raw`a: x\?`,
      String.raw`a: \U0041`,
      String.raw`a: \u004`,
      'a: x\\',
    ]);
  });

  describe('take every other character as it is', () =>
    table([
      ["a: ?!#$%&'+,-./;=@[]^_`|~", "a: ?!#$%&'+,-./;=@[]^_`|~"],
      ['a: x y  z', 'a: x y  z'],
      ['a: x\ny\tz', 'a: x\ny\tz'],
      ['a: x\u0000\ud800\u2028*', 'a: ~x\u0000\ud800\u2028*'],
      ['a: [1 TO 2]', 'a: [1 TO 2]'],
      ['a: /re/', 'a: /re/'],
    ]));

  describe('are trimmed of all white space of JavaScript, after their escapes', () =>
    table([
      ['a:  x* ', 'a: ~x*'],
      [String.raw`a: \u0020x*`, 'a: ~x*'],
      [String.raw`a: *x\u2003\ufeff\n`, 'a: ~*x'],
      ['a: * x *', 'a: ~* x *'],
      [String.raw`a: \u0020`, 'a: '],
    ]));

  describe('or and and count between blanks, in any case; \\or and \\and do not', () =>
    table([
      ['a: x or y', 'or(a: x, y)'],
      ['a: * AND *', 'and(a: ~*, ~*)'],
      [String.raw`a: * \or *`, 'a: ~* or *'],
      [String.raw`a: * \AND *`, 'a: ~* AND *'],
      [String.raw`a: * \u006fr *`, 'a: ~* or *'],
      [String.raw`a: *x\u0020or *`, 'a: ~*x or *'],
      [String.raw`a: * \or \or *`, 'a: ~* or or *'],
      [String.raw`a: * \or or *`, 'or(a: ~* or, ~*)'],
      ['a: *or*', 'a: ~*or*'],
      ['a: *or *', 'a: ~*or *'],
      ['a: * or*', 'a: ~* or*'],
      ['a: *for and*', 'a: ~*for and*'],
      ['a: *\\tor *', 'a: ~*\tor *'],
      ['a: or *', 'a: ~or *'],
      ['a: * or', 'a: ~* or'],
      ['a: (* or)', 'a: ~* or'],
    ]));

  describe('at the end of a value, or and and are operators if the query goes on with a blank; \\or is not', () =>
    table([
      ['a: *x or or b: y', 'or(a: ~*x, or b: y)'],
      ['a: (*x and or y)', 'and(a: ~*x, a: or y)'],
      ['a: (*x or or y)', 'or(a: ~*x, a: or y)'],
      [String.raw`a: *x \or or b: y`, 'or(a: ~*x or, b: y)'],
    ]));

  describe('not counts wherever a blank follows it, even inside a word', () => {
    table([
      ['a: *not*', 'a: ~*not*'],
      ['a: * not', 'a: ~* not'],
      ['a: *notable*', 'a: ~*notable*'],
      ['a: *not\\tx*', 'a: ~*not\tx*'],
      ['a: (*cannot)', 'a: ~*cannot'],
    ]);
    refused(['a: *not *', 'a: *cannot find*', 'a: *Not x*', 'a: *cannot and b: x', 'a: (*cannot or x)', 'a: not x']);
  });

  describe('\\not is a line break and "ot": only \\u006eot is not; \\Not and \\NOT work', () =>
    table([
      [String.raw`a: *\not *`, 'a: ~*\not *'],
      [String.raw`a: *can\u006eot find*`, 'a: ~*cannot find*'],
      [String.raw`a: *can\u006eot and b: x`, 'and(a: ~*cannot, b: x)'],
      [String.raw`a: *\Not \NOT *`, 'a: ~*Not NOT *'],
      [String.raw`a: *\u004eot *`, 'a: ~*Not *'],
    ]));

  describe('true, false and null are typed, in lower case only, however they are written; numbers stay text', () =>
    table([
      ['a: true', 'a: <true>'],
      ['a: false', 'a: <false>'],
      ['a: null', 'a: <null>'],
      [String.raw`a: tr\u0075e`, 'a: <true>'],
      ['a: True', 'a: True'],
      ['a: NULL', 'a: NULL'],
      ['a: true*', 'a: ~true*'],
      ['a: 5', 'a: 5'],
      ['a: -1.50e3', 'a: -1.50e3'],
      ['a: 12345678901234567890', 'a: 12345678901234567890'],
    ]));

  describe('must have a character', () => refused(['a:', 'a: ', 'a: (x or )', 'a: () or b: y']));

  describe('lose a text that contains the marker of wildcards', () =>
    table([
      ['a: @kuery-wildcard@', 'a: @kuery-wildcard@'],
      ['a: x*@kuery-wildcard@', 'a: ~x**'],
      [String.raw`a: x*\u0040kuery-wildcard@`, 'a: ~x**'],
      ['a: @kuery-wildcard*', 'a: ~*kuery-wildcard@'],
      ['a: *kuery-wildcard@', 'a: ~*kuery-wildcard@'],
    ]));

  describe('addresses and networks: colons need their backslash', () => {
    table([
      ['a: 10.0.0.0/8', 'a: 10.0.0.0/8'],
      [String.raw`a: fe80\:\:/10`, 'a: fe80::/10'],
      ['a: "fe80::/10"', 'a: "fe80::/10"'],
    ]);
    refused(['a: fe80::/10']);
  });
});

describe('names of fields', () => {
  describe('are values too: unquoted ones take the same escapes, are trimmed and may hold blanks', () => {
    table([
      ['@timestamp: x', '@timestamp: x'],
      ["a-b.c/d[0]+e,f;g#h'i|j&k=l!m?n: x", "a-b.c/d[0]+e,f;g#h'i|j&k=l!m?n: x"],
      ['größe日本: x', 'größe日本: x'],
      ['a b : x', 'a b: x'],
      [String.raw`a\:b\(c\): x`, 'a:b(c): x'],
      [String.raw`\u0020a\u0020b\u0020: x`, 'a b: x'],
      [String.raw`a \and b: x`, 'a and b: x'],
      ['a and b: x', 'and(a, b: x)'],
    ]);
    refused(['a:b: x', String.raw`a\ b: x`, 'a(b): x', 'a not b: x', 'a"b": x']);
  });

  describe('or, and, not are names where no blank follows', () => {
    table([
      ['or: x', 'or: x'],
      ['and: x or or: y', 'or(and: x, or: y)'],
      ['not: x', 'not: x'],
      ['not not: x', 'not(not: x)'],
      ['cannot: x', 'cannot: x'],
      ['cannot>=5', 'cannot gte 5'],
      ['"cannot" >= 5', 'cannot gte 5'],
    ]);
    refused(['cannot : x', 'cannot >= 5']);
  });

  describe('an unquoted null is no field at all, "null" is one', () =>
    table([
      ['null: x', 'x'],
      ['"null": x', 'null: x'],
      ['true: x', 'true: x'],
    ]));

  describe('an unquoted * asks the data view; escaped or quoted it is a character', () =>
    table([
      ['a*: x', '~a*: x'],
      ['*: x', '~*: x'],
      [String.raw`a\*: x`, 'a*: x'],
      ['"a*": x', 'a*: x'],
    ]));

  describe('quoted ones take the escapes of quoted values', () =>
    table([
      [String.raw`"a \"b\\c\td": x`, 'a "b\\c\td: x'],
      [String.raw`"a\*": x`, String.raw`a\*: x`],
      ['" a ": x', ' a : x'],
      ['"": x', ': x'],
    ]));
});

describe('values without a field', () =>
  table([
    ['"foo bar"', '"foo bar"'],
    ['foo bar', 'foo bar'],
    ['*foo bar*', '~*foo bar*'],
    ['*', '~*'],
    ['not "foo"', 'not("foo")'],
    ['("foo" or *bar*) and a: x', 'and(or("foo", ~*bar*), a: x)'],
    ['true', '<true>'],
  ]));

describe('size', () => {
  const values = (count: number) => Array.from({ length: count }, (_, index) => `*\\\\Windows\\\\value${index}.exe*`);

  it('takes lists of 5,000 values', () => {
    expect(parseKql(`a: x and b: (${values(5000).join(' or ')})`)).toMatchObject({
      kind: 'and',
      operands: [{}, { kind: 'or' }],
    });
  });

  it('takes 5,000 operands without parentheses', () => {
    const node = parseKql(
      values(5000)
        .map((value) => `a: ${value}`)
        .join(' or '),
    );
    expect(node.kind === 'or' && node.operands.length).toBe(5000);
  });

  it('takes values of 100,000 characters', () => {
    expect(parseKql(`a: "${'x'.repeat(100_000)}"`).kind).toBe('is');
    expect(parseKql(`a: *${'x'.repeat(100_000)}*`).kind).toBe('is');
  });

  // Kibana 8.5 to 8.14 have a parser without memory (kibana pull request 181208); the time is 2ⁿ here, 4ⁿ there.
  it('takes and and or alternating eight deep, and five needless pairs of parentheses, before it gets slow', () => {
    let query = 'a: x';
    for (let depth = 0; depth < 8; depth++) query = depth % 2 === 0 ? `(b: y and ${query})` : `(b: y or ${query})`;
    expect(parseKql(query).kind).toBe('or');
    expect(parseKql(`${'('.repeat(5)}a: x${')'.repeat(5)}`).kind).toBe('is');
  });
});
