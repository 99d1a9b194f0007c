import { describe, expect, it } from 'vitest';
import { documentOf, entryAt, plain, scalarAt } from './support.js';

const meaningOf = (written: string) => scalarAt(documentOf(`a: ${written}`), 'a').value;

describe('a plain scalar in the core schema of YAML 1.2', () => {
  it.each(['', '~', 'null', 'Null', 'NULL'])('null: %j', (written) => expect(meaningOf(written)).toBe(null));

  it.each(['true', 'True', 'TRUE'])('true: %s', (written) => expect(meaningOf(written)).toBe(true));

  it.each(['false', 'False', 'FALSE'])('false: %s', (written) => expect(meaningOf(written)).toBe(false));

  it.each([
    ...['yes', 'Yes', 'no', 'NO', 'on', 'off', 'y', 'n', 'tRue', 'nULL', 'nil', 'none'],
    ...[
      '1_000',
      '0b101',
      '-0x1F',
      '+0o7',
      '0o8',
      '0xG',
      '0X1F',
      '1:30',
      '190:20:30',
      '2024-01-01',
      '12e',
      '1.2.3',
      '.',
      '-',
      '+',
      '..inf',
      '- .inf',
    ],
    ...['.Nan', '.iNF', 'inf', 'nan', 'NaN', 'Infinity', '١٢', '1 000', '1,000', '4624x', '0.0.0.0'],
  ])('a string: %s', (written) => {
    // "- .inf" and "-" would be lists.
    if (written.startsWith('- ') || written === '-') return;
    expect(meaningOf(written)).toBe(written);
  });

  it.each([
    ['0', 0],
    ['-0', 0],
    ['+0', 0],
    ['012', 12],
    ['-012', -12],
    ['+12', 12],
    ['0o17', 15],
    ['0x1F', 31],
    ['0xff', 255],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    ['+9007199254740993', 9007199254740993n],
    ['0009007199254740993', 9007199254740993n],
    ['0xFFFFFFFFFFFFFFFFFF', 0xffffffffffffffffffn],
    ['0o7777777777777777777777', 0o7777777777777777777777n],
    ['123456789012345678901234567890', 123456789012345678901234567890n],
    ['1.5', 1.5],
    ['1.', 1],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['1e3', 1000],
    ['1E+3', 1000],
    ['1.5e-3', 0.0015],
    ['685e0', 685],
    ['.inf', Number.POSITIVE_INFINITY],
    ['+.Inf', Number.POSITIVE_INFINITY],
    ['-.INF', Number.NEGATIVE_INFINITY],
    ['.nan', Number.NaN],
    ['.NaN', Number.NaN],
  ])('a number: %s', (written, value) => expect(meaningOf(written)).toBe(value));

  it('keeps what was written', () => {
    const scalar = scalarAt(documentOf('a: 0012'), 'a');
    expect(scalar).toMatchObject({ value: 12, text: '0012' });
  });

  it('of very many digits takes no time', () => {
    expect(meaningOf('9'.repeat(1_000_000))).toBe(Number.POSITIVE_INFINITY);
  }, 2000);
});

describe('other scalars', () => {
  it.each([
    ["'12'", '12'],
    ['"true"', 'true'],
    ["''", ''],
    ['|-\n  12', '12'],
    ['"a\\u00e9\\x41\\U0001F600\\n\\/\\_"', 'aéA😀\n/\u00a0'],
    ["'a''b\\n'", "a'b\\n"],
    ['"a\\\n   b"', 'ab'],
    ['"a\n   b\n\n   c"', 'a b\nc'],
    ['!!str 12', '12'],
    ['! 12', '12'],
    ['!!int "12"', 12],
    ['!!null ""', null],
    ['!!float 1', 1],
    ['!!bool "true"', true],
  ])('%s', (written, value) => expect(meaningOf(written)).toBe(value));

  it('a key is what was written, whatever its type', () => {
    const root = documentOf('4624: a\n"x": b\ntrue: c\n~: d\n0x1F: e\n');
    expect(Object.keys(plain(root) as object)).toEqual(['4624', 'x', 'true', '~', '0x1F']);
    expect(entryAt(root, '4624').key.value).toBe(4624);
  });

  it('names of JavaScript are keys like others', () => {
    const root = documentOf('__proto__: 1\nconstructor: 2\ntoString: 3');
    expect(root.kind === 'mapping' && root.entries.map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ]);
  });
});
