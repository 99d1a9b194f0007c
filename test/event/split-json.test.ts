import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Piece } from '../../src/event/piece.js';
import { type Container, splitJson } from '../../src/event/split-json.js';

function split(container: Container, text: string, size = text.length, limit?: number): Piece[] {
  const splitter = splitJson(container, limit);
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(...splitter.push(text.slice(at, at + size)));
  return [...pieces, ...splitter.end()];
}

const shown = (pieces: readonly Piece[]): string[] =>
  pieces.map((piece) => {
    const at = `${piece.line}:${piece.column}`;
    return piece.kind === 'element' ? `${at} ${piece.text}` : `${at} ! ${piece.code}`;
  });

/** A text, what it is split into, and the same for every size of chunks. */
const cases: readonly [string, Container, string, string[]][] = [
  ['lines', 'ndjson', '{"a":1}\n{"b":2}\n', ['1:1 {"a":1}', '2:1 {"b":2}']],
  ['no line break at the end', 'ndjson', '{"a":1}\n{"b":2}', ['1:1 {"a":1}', '2:1 {"b":2}']],
  ['blank lines', 'ndjson', '\n \t\r\n{"a":1}\n\n\n{"b":2}\n \n', ['3:1 {"a":1}', '6:1 {"b":2}']],
  ['broken lines', 'ndjson', '{"a\n}\n{"b":2}', ['1:1 {"a', '2:1 }', '3:1 {"b":2}']],
  ['byte order marks', 'ndjson', '\ufeff{"a":1}\n\ufeff\n\ufeff{"b":2}', ['1:2 {"a":1}', '3:2 {"b":2}']],
  ['nothing', 'ndjson', '', []],

  ['values', 'object', '{"a":1}{"b":2} {"c":\n3}\n\n  {}', ['1:1 {"a":1}', '1:8 {"b":2}', '1:16 {"c":\n3}', '4:3 {}']],
  ['strings with brackets', 'object', '{"a}]":"{[\\"}"}{}', ['1:1 {"a}]":"{[\\"}"}', '1:16 {}']],
  ['escapes before quotes', 'object', '{"a":"\\\\"}{"b":"\\\\\\""}', ['1:1 {"a":"\\\\"}', '1:11 {"b":"\\\\\\""}']],
  ['scalars', 'object', '1\ntrue\n"a"', ['1:1 1', '2:1 true', '3:1 "a"']],
  ['junk once a line', 'object', 'some words: here\n{"a":1}', ['1:1 some words: here', '2:1 {"a":1}']],
  ['commas between', 'object', '{"a":1},\n{"b":2},', ['1:1 {"a":1}', '2:1 {"b":2}']],
  ['a value that is cut off', 'object', '{"a":1}\n{"b":[2', ['1:1 {"a":1}', '2:1 ! event/truncated']],
  ['cut off in a string', 'object', '{"a":1}\n{"b":"2', ['1:1 {"a":1}', '2:1 ! event/truncated']],
  ['cut off after a backslash', 'object', '{"b":"\\', ['1:1 ! event/truncated']],
  [
    'closing brackets alone',
    'object',
    '}{"a":1}]',
    ['1:1 ! event/broken-json', '1:2 {"a":1}', '1:9 ! event/broken-json'],
  ],
  ['nothing', 'object', ' \n', []],

  ['elements', 'array', '[{"a":1}, {"b":[2]}\n,{"c":3}]', ['1:2 {"a":1}', '1:11 {"b":[2]}', '2:2 {"c":3}']],
  ['all kinds of elements', 'array', '[1,"a,]",null,[2,{}]]', ['1:2 1', '1:4 "a,]"', '1:10 null', '1:15 [2,{}]']],
  ['an empty array', 'array', ' [ ] ', []],
  ['several arrays', 'array', '[{"a":1}]\n[{"b":2}]', ['1:2 {"a":1}', '2:2 {"b":2}']],
  ['an object after the array', 'array', '[{"a":1}]{"b":2}', ['1:2 {"a":1}', '1:10 {"b":2}']],
  ['an array that is not closed', 'array', '[{"a":1},', ['1:2 {"a":1}', '1:1 ! event/truncated']],
  ['cut off in an element', 'array', '[{"a":1},\n{"b"', ['1:2 {"a":1}', '2:1 ! event/truncated']],
  ['a number at a cut', 'array', '[{"a":1},2', ['1:2 {"a":1}', '1:10 2', '1:1 ! event/truncated']],

  ['records', 'records', '{"Records":[{"a":1},{"b":2}]}', ['1:13 {"a":1}', '1:21 {"b":2}']],
  ['several objects', 'records', '{"Records":[{"a":1}]}\n{"Records": [{"b":2}]}', ['1:13 {"a":1}', '2:14 {"b":2}']],
  [
    'other keys around them',
    'records',
    '{"x":{"Records":[1]},"y":[2],"z":"Records","Records"\n:\n[{"a":1}],"v":1}',
    ['3:2 {"a":1}'],
  ],
  ['no records', 'records', '{"records":[{"a":1}]}', ['1:1 ! event/no-records']],
  ['records that are no array', 'records', '{"Records":{"a":1}}', ['1:1 ! event/no-records']],
  ['no events', 'records', '{"Records":[]}', []],
  ['not closed', 'records', '{"Records":[{"a":1}', ['1:13 {"a":1}', '1:1 ! event/truncated']],
  ['the object not closed', 'records', '{"Records":[{"a":1}]', ['1:13 {"a":1}', '1:1 ! event/truncated']],
  [
    'one that is not closed before another',
    'records',
    '{"Records":[{"a":1}],{"Records":[{"b":2}]}',
    ['1:13 {"a":1}', '1:1 ! event/truncated', '1:34 {"b":2}'],
  ],

  // What is broken must not swallow what follows.
  ['a string that is not closed', 'array', '[{"a":"x},\n{"b":2}]', ['1:2 {"a":"x},\n', '2:1 {"b":2}']],
  ['an object that is not closed', 'array', '[\n{"a":{"x":1},\n{"b":2}\n]', ['2:1 {"a":{"x":1},\n', '3:1 {"b":2}']],
  ['the same in values', 'object', '{"a":{"x":1}\n{"b":2}', ['1:1 {"a":{"x":1}\n', '2:1 {"b":2}']],
  [
    'after indentation',
    'array',
    '[\n  {\n    "a": "x\n  },\n  {\n    "b": 2\n  }\n]',
    ['2:3 {\n    "a": "x\n  }', '5:3 {\n    "b": 2\n  }'],
  ],
  ['one closing bracket too many', 'array', '[{"a":1]},{"b":2}]', ['1:2 {"a":1]}', '1:11 {"b":2}']],
  ['a brace too many', 'array', '[{"a":1}},{"b":2}]', ['1:2 {"a":1}', '1:9 ! event/broken-json', '1:11 {"b":2}']],
  ['a bracket missing', 'array', '[{"a":[1,{"x":2]},{"b":2}]', ['1:2 {"a":[1,{"x":2]}', '1:19 {"b":2}']],
  ['a brace missing at the end', 'array', '[{"a":1},\n{"b":2]', ['1:2 {"a":1}', '2:1 {"b":2]']],
];

describe.each(cases)('%s (%s)', (_, container, text, wanted) => {
  it('in one chunk', () => {
    const got = shown(split(container, text)).map((line) => line.replace(/[\s,]+$/, ''));
    expect(got).toEqual(wanted.map((line) => line.replace(/[\s,]+$/, '')));
  });

  it('in chunks of every size', () => {
    for (let size = 1; size <= text.length; size++) {
      expect(split(container, text, size), `chunks of ${size}`).toEqual(split(container, text));
    }
  });
});

describe('splitJson', () => {
  it('reports and skips what is too long, in chunks of every size', () => {
    const long = `{"a":"${'x'.repeat(50)}"}`;
    const texts: readonly [Container, string, string[]][] = [
      ['ndjson', `{"a":1}\n${long}\n{"b":2}`, ['1:1 {"a":1}', '2:1 ! event/too-long', '3:1 {"b":2}']],
      ['object', `{"a":1}\n${long}\n{"b":2}`, ['1:1 {"a":1}', '2:1 ! event/too-long', '3:1 {"b":2}']],
      ['array', `[{"a":1},${long},{"b":2}]`, ['1:2 {"a":1}', '1:10 ! event/too-long', '1:69 {"b":2}']],
      ['records', `{"x":${long},"Records":[{"b":2}]}`, ['1:76 {"b":2}']],
    ];
    for (const [container, text, wanted] of texts) {
      for (let size = 1; size <= text.length; size++) expect(shown(split(container, text, size, 20))).toEqual(wanted);
    }
  });

  it('keeps what is as long as the limit', () => {
    for (const container of ['ndjson', 'object'] as const) {
      expect(shown(split(container, '{"a":1}', 1, 7))).toEqual(['1:1 {"a":1}']);
      expect(shown(split(container, '{"a":1}', 1, 6))).toEqual(['1:1 ! event/too-long']);
    }
  });

  it.each(['ndjson', 'object', 'array', 'records'] as const)(
    'takes a %s of many brackets in linear time',
    (container) => {
      const started = performance.now();
      for (const unit of [
        '[',
        '{',
        ']',
        '}',
        '[{',
        '{[',
        '{"a":[',
        '"',
        '\\',
        '{]',
        '{\n',
        '[}\n{',
        '{"',
        '{"a":[]]',
      ]) {
        const text = unit.repeat(200_000 / unit.length);
        split(container, text, 65_536);
        split(container, `{"Records":[${text}`, 65_536);
        split(container, `[${text}`, 1000);
      }
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );

  it('gives back the values of any JSON, however it is printed and cut', () => {
    const value = fc.oneof(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
      fc.array(fc.jsonValue({ maxDepth: 2 })),
    );
    fc.assert(
      fc.property(fc.array(value), fc.nat(3), fc.integer({ min: 1, max: 20 }), (values, indent, size) => {
        const texts: Record<Container, string> = {
          ndjson: values.map((one) => `${JSON.stringify(one)}\r\n`).join(''),
          object: values.map((one) => JSON.stringify(one, null, indent)).join(indent === 0 ? '' : '\n'),
          array: JSON.stringify(values, null, indent),
          records: JSON.stringify({ v: { Records: [{}] }, Records: values, w: ']' }, null, indent),
        };
        for (const [container, text] of Object.entries(texts) as [Container, string][]) {
          const elements = split(container, text, size).map((piece) =>
            piece.kind === 'element' ? JSON.parse(piece.text) : piece,
          );
          expect(elements).toEqual(JSON.parse(JSON.stringify(values)));
        }
      }),
    );
  });

  it('gives the same for any cuts of any rubbish', () => {
    const rubbish = fc.array(fc.constantFrom(...'{}[],:"\\ \n'.split(''), '"Records"', '{"a":1}', 'x', '\n{'), {
      maxLength: 40,
    });
    const container = fc.constantFrom<Container>('ndjson', 'object', 'array', 'records');
    fc.assert(
      fc.property(
        rubbish,
        container,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(5, 1000),
        (tokens, mode, size, limit) => {
          const text = tokens.join('');
          expect(split(mode, text, size, limit)).toEqual(split(mode, text, text.length, limit));
        },
      ),
      { numRuns: 3000 },
    );
  });
});
