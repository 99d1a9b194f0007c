import { describe, expect, it } from 'vitest';
import { Source } from '../../src/source/source.js';

describe('a source', () => {
  const source = new Source('a.yml', 'one\r\ntwo\n\n😀x');

  it.each([
    [0, 1, 1],
    [3, 1, 4],
    [5, 2, 1],
    [9, 3, 1],
    [10, 4, 1],
    [12, 4, 3],
    [13, 4, 4],
    [99, 4, 4],
    [-5, 1, 1],
  ])('offset %i stands at %i:%i', (offset, line, column) => {
    expect(source.locate(offset)).toEqual({ file: 'a.yml', line, column, endLine: line, endColumn: column });
  });

  it('gives its lines without their breaks', () => {
    expect([0, 1, 2, 3, 4, 5].map((number) => source.line(number))).toEqual(['', 'one', 'two', '', '😀x', '']);
  });

  it('a range ends where it ends, never before it begins', () => {
    expect(source.locate(1, 7)).toMatchObject({ line: 1, column: 2, endLine: 2, endColumn: 3 });
    expect(source.locate(7, 1)).toMatchObject({ line: 2, column: 3, endLine: 2, endColumn: 3 });
  });
});
