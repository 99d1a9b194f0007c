import { describe, expect, it } from 'vitest';
import { spanWithin } from '../../src/source/scalar-offsets.js';
import { documentOf, scalarAt, written } from './support.js';

/** Where the first occurrence of `part` in a scalar's text stands in the file. */
function placeOf(text: string, part: string): string {
  const scalar = scalarAt(documentOf(text), 'a');
  const start = scalar.text.indexOf(part);
  if (start === -1) throw new Error(`${part} is not in ${scalar.text}`);
  return written(spanWithin(scalar, start, start + part.length));
}

describe('the place of a part of a scalar', () => {
  it.each([
    ['plain', 'a: one and two\n', 'two', '1:12 two'],
    ['plain on many lines', 'a: one and\n   two or\n   three\n', 'three', '3:4 three'],
    ['plain on many lines, over a break', 'a: one and\n   two\n', 'and two', '1:8 and\n   two'],
    ['in single quotes', "a: 'one and two'\n", 'two', '1:13 two'],
    ['after a doubled quote', "a: 'o''ne and two'\n", 'two', '1:15 two'],
    ['in double quotes', 'a: "one and two"\n', 'one', '1:5 one'],
    ['after an escape of a space', 'a: "one\\tand two"\n', 'two', '1:14 two'],
    ['after an escape of a quote', 'a: "one \\" two"\n', 'two', '1:12 two'],
    ['in double quotes on many lines', 'a: "one\n  and two"\n', 'two', '2:7 two'],
    ['literal', 'a: |\n  one\n  and two\n', 'two', '3:7 two'],
    ['literal with blank lines', 'a: |\n\n    one\n\n    and two\n', 'two', '5:9 two'],
    ['folded', 'a: >-\n  one\n  and\n  two\n', 'two', '4:3 two'],
    ['CRLF', 'a: >-\r\n  one\r\n  and\r\n  two\r\n', 'two', '4:3 two'],
    ['all of it', 'a: "one"\n', 'one', '1:5 one'],
    ['wide characters before', 'a: "😀é one"\n', 'one', '1:9 one'],
  ])('%s', (_, text, part, expected) => expect(placeOf(text, part)).toBe(expected));

  it.each(['a: abc\n', "a: 'abc'\n", 'a: "abc"\n', 'a: |-\n  abc\n', 'a: >-\n  abc\n', 'a: "a\\x62c"\n'])(
    'never leaves the scalar, whatever is asked for: %j',
    (text) => {
      const scalar = scalarAt(documentOf(text), 'a');
      for (const [start, end] of [
        [0, 0],
        [3, 3],
        [0, 99],
        [99, 100],
        [2, 1],
      ] as const) {
        const span = spanWithin(scalar, start, end);
        expect(span.start).toBeGreaterThanOrEqual(scalar.span.start);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(scalar.span.end);
      }
    },
  );
});
