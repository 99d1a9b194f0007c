import { describe, expect, it } from 'vitest';
import { documentOf, entryAt, plain, scalarAt, written } from './support.js';

describe('the place of a key and of a value', () => {
  it.each([
    ['plain', 'a: 1\nkey: value # comment\n', '2:1 key', '2:6 value'],
    ['in single quotes', "'key': 'it''s'", "1:1 'key'", "1:8 'it''s'"],
    ['in double quotes', '"k\\x65y": "a\\tb"', '1:1 "k\\x65y"', '1:11 "a\\tb"'],
    ['in flow', '{a: 1, key: [b, c]}', '1:8 key', '1:13 [b, c]'],
    ['in a flow of many lines', '{a: 1,\n  key:\n    value\n}', '2:3 key', '3:5 value'],
    ['plain on many lines', 'key: one\n  two\n\n  three\nb: 1', '1:1 key', '1:6 one\n  two\n\n  three'],
    ['explicit', '? key\n: value', '1:3 key', '2:3 value'],
    ['with an anchor and a tag', 'key: !!str &a value', '1:1 key', '1:15 value'],
    ['after a byte of each length', '"é€😀": [1]\nkey: "é€😀x"', '2:1 key', '2:6 "é€😀x"'],
    ['with CRLF', 'a: 1\r\nb:\r\n  - 2\r\nkey: value\r\n', '4:1 key', '4:6 value'],
  ])('%s', (_, text, key, value) => {
    const entry = entryAt(documentOf(text), 'key');
    expect(written(entry.key.span)).toBe(key);
    expect(written(entry.value.span)).toBe(value);
  });

  it.each([
    ['literal', 'key: |\n  one\n   two\n\n  three\nb: 1', 'one\n two\n\nthree\n', 2],
    ['literal, stripped', 'key: |-\n  one\n  two\nb: 1', 'one\ntwo', 2],
    ['folded', 'key: >\n  one\n  two\n\n  three\nb: 1', 'one two\nthree\n', 2],
    ['folded, kept', 'key: >+\n  one\n\nb: 1', 'one\n\n', 2],
    ['indented by hand', 'key: |2\n   one\nb: 1', ' one\n', 2],
  ])('block: %s', (_, text, value, line) => {
    const scalar = scalarAt(documentOf(text), 'key');
    expect(scalar.value).toBe(value);
    expect(scalar.style).toBe('block');
    expect(scalar.span.location.line).toBe(line);
    expect(scalar.span.source.text.slice(scalar.span.start, scalar.span.end)).toContain('one');
  });

  it('is behind the colon for a value that is left out', () => {
    const root = documentOf('a: 1\nkey:\nb: 2');
    const entry = entryAt(root, 'key');
    expect(entry.value).toMatchObject({ kind: 'scalar', value: null, text: '' });
    expect(entry.value.span.location).toMatchObject({ line: 2, column: 5 });
  });

  it('of a collection runs from its first to its last value', () => {
    const root = documentOf('a:\n  - b: 1\n    c: 2\n  - d\ne: 3\n');
    expect(written(entryAt(root, 'a').value.span)).toBe('2:3 - b: 1\n    c: 2\n  - d');
    expect(written(root.span)).toBe('1:1 a:\n  - b: 1\n    c: 2\n  - d\ne: 3');
  });

  it('of what an alias stands for is where it was written', () => {
    const root = documentOf('a: &x one\nb: *x\n');
    expect(written(entryAt(root, 'b').value.span)).toBe('1:7 one');
    expect(plain(root)).toEqual({ a: 'one', b: 'one' });
  });
});
