import { describe, expect, it } from 'vitest';
import { complaints, documentOf, plain, read } from './support.js';

describe('a fault of YAML has a code and a place', () => {
  it.each([
    ['a key twice', 'a: 1\nb: 2\na: 3\n', ['3:1 yaml/duplicate-key']],
    ['a key twice, quoted once', "4624: 1\n'4624': 2\n", ['2:1 yaml/duplicate-key']],
    ['a key three times', 'a: 1\na: 2\na: 3\n', ['2:1 yaml/duplicate-key', '3:1 yaml/duplicate-key']],
    ['a key twice, deeper', 'x:\n  - {a: 1, b: 2, a: 3}\n', ['2:18 yaml/duplicate-key']],
    ['a list as key', '[a, b]: 1\n', ['1:1 yaml/key']],
    ['a map as key', '? {a: b}\n: 1\n', ['1:3 yaml/key']],
    ['a tab', 'a:\n\tb: 1\n', ['2:1 yaml/tab']],
    ['a tab after spaces', 'a:\n  b: 1\n \tc: 2\n', ['3:2 yaml/tab']],
    ['an unknown alias', 'a: *b\n', ['1:4 yaml/alias']],
    ['an alias before its anchor', 'a: *x\nb: &x 1\n', ['1:4 yaml/alias']],
    ['an alias inside of what it names', 'a: &x\n  - *x\n', ['2:5 yaml/alias']],
    ['an alias inside of what it names, deeper', 'a: &x {b: {c: *x}}\n', ['1:15 yaml/alias']],
    ['an alias of another document', 'a: &x 1\n---\na: *x\n', ['3:4 yaml/alias']],
    ['a tag without meaning', 'a: !!binary aGk=\n', ['1:13 yaml/tag']],
    ['a tag of its own', 'a: !secret x\n', ['1:12 yaml/tag']],
    ['a merge of no map', 'a: 1\n<<: [1]\n', ['2:6 yaml/merge']],
    ['an open flow', 'a: [1, 2\n', ['2:1 yaml/syntax']],
    ['an open quote', 'a: "b\n', ['2:1 yaml/syntax']],
    ['a wrong indentation', 'a:\n  b: 1\n c: 2\n', ['3:2 yaml/syntax']],
    ['a control character', 'a: "x\u0001"\n', ['1:6 yaml/syntax']],
  ])('%s', (_, text, expected) => expect(complaints(text)).toEqual(expected));

  it('a key that is given twice says where the first is', () => {
    expect(read('a: 1\nb: 2\na: 3\n').diagnostics[0]?.notes).toEqual([
      { message: 'it is first given here', location: { file: 'a.yml', line: 1, column: 1, endLine: 1, endColumn: 2 } },
    ]);
  });

  it.each([
    ['flow', (depth: number) => `a: ${'['.repeat(depth)}x${']'.repeat(depth)}`],
    ['flow maps', (depth: number) => `a: ${'{b: '.repeat(depth)}x${'}'.repeat(depth)}`],
    [
      'block',
      (depth: number) => `a:\n${Array.from({ length: depth }, (_, index) => `${' '.repeat(index + 1)}b:\n`).join('')}`,
    ],
    ['lists on one line', (depth: number) => `a:\n  ${'- '.repeat(depth)}x`],
  ])('nesting of more than 64 levels: %s', (_, nested) => {
    expect(complaints(nested(60))).toEqual([]);
    for (const depth of [66, 1000, 100_000]) {
      if (nested === undefined) continue;
      const text = depth === 100_000 && nested(2).includes('\n  b') ? nested(1000) : nested(depth);
      expect(read(text).diagnostics.map(({ code }) => code)).toEqual(['yaml/too-deep']);
    }
  });
});

describe('several documents', () => {
  it('are read in order; empty ones are none', () => {
    const { documents, diagnostics } = read('---\na: 1\n---\n# nothing\n---\n---\nb: 2\n...\n---\nc: 3\n');
    expect(documents.map(plain)).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
    expect(diagnostics).toEqual([]);
  });

  it.each(['', '\n', '# comment\n', '---\n', '---\n...\n', '\n\n---\n# x\n---\n'])('none: %j', (text) =>
    expect(read(text)).toEqual({ documents: [], broken: [], diagnostics: [] }),
  );

  it.each([
    ['of YAML', 'b: [1\n'],
    ['of quotes', 'b: "x\n'],
    ['of an alias', 'b: *x\n'],
    ['of a key', 'b: 1\nb: 2\n'],
    ['of a tag', 'b: !x 2\n'],
    ['of indentation', ' b: 1\nc: 2\n'],
  ])('a fault %s in one does not hide the others', (_, broken) => {
    const text = `a: 1\n---\n${broken}---\nc: 3\n---\nd: *y\n`;
    const { documents, diagnostics } = read(text);
    expect(documents.map(plain)).toEqual([{ a: 1 }, { c: 3 }]);
    expect(diagnostics.length).toBe(2);
    expect(diagnostics[0]?.location?.line).toBeGreaterThanOrEqual(3);
    expect(diagnostics[0]?.location?.line).toBeLessThanOrEqual(5);
    const last = text.split('\n').length - 1;
    expect(diagnostics[1]).toMatchObject({ code: 'yaml/alias', location: { line: last, column: 4 } });
    expect(documents.map((document) => document.span.location.line)).toEqual([1, 3 + broken.split('\n').length]);
  });

  it('a marker inside of a text is no marker', () => {
    expect(read('a: |\n  ---\n  x\nb: "c --- d"\n').documents.map(plain)).toEqual([{ a: '---\nx\n', b: 'c --- d' }]);
  });

  it('CRLF changes neither lines nor columns', () => {
    const text = 'a: 1\n---\nb: [1\n---\nc:\n  - 3\n  - *y\n';
    expect(complaints(text.replaceAll('\n', '\r\n'))).toEqual(complaints(text));
  });
});

describe('anchors and merge keys', () => {
  it.each([
    ['a value', 'a: &x [1, 2]\nb: *x\n', { a: [1, 2], b: [1, 2] }],
    ['the later anchor of a name', 'a: &x 1\nb: &x 2\nc: *x\n', { a: 1, b: 2, c: 2 }],
    ['a key', '&k a: 1\nb: {*k : 2}\n', { a: 1, b: { a: 2 } }],
    ['a merge', 'a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\n', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
    ['a merge of several; the first wins', 'a: {<<: [{b: 1}, {b: 2, c: 3}]}\n', { a: { b: 1, c: 3 } }],
    ['a merge that stands last', 'a: &x {b: 1}\nd: {b: 2, <<: *x}\n', { a: { b: 1 }, d: { b: 2 } }],
    [
      'a merge of a merge',
      'a: &x {b: 1}\nc: &y {<<: *x, d: 2}\ne: {<<: *y}\n',
      { a: { b: 1 }, c: { b: 1, d: 2 }, e: { b: 1, d: 2 } },
    ],
    ['a quoted "<<" is a key', 'a: {"<<": {b: 1}}\n', { a: { '<<': { b: 1 } } }],
  ])('%s', (_, text, value) => expect(plain(documentOf(text))).toEqual(value));

  it.each([
    [
      'lists',
      'a0: &a0 [x,x,x,x,x,x,x,x,x]\n',
      (index: number) => `a${index}: &a${index} [${`*a${index - 1},`.repeat(9)}]\n`,
    ],
    [
      'maps',
      'a0: &a0 {k0: x, k1: x}\n',
      (index: number) =>
        `a${index}: &a${index} {k0: *a${index - 1}, k1: *a${index - 1}, k2: *a${index - 1}, k3: *a${index - 1}}\n`,
    ],
    [
      'merges',
      'a0: &a0 {k0: [x,x,x,x,x,x,x,x]}\n',
      (index: number) =>
        `a${index}: &a${index} {<<: *a${index - 1}, k${index}: [*a${index - 1}, *a${index - 1}, *a${index - 1}]}\n`,
    ],
  ])('a bomb of %s is refused, once, in no time', (_, first, next) => {
    const text = first + Array.from({ length: 40 }, (_unused, index) => next(index + 1)).join('');
    const begin = performance.now();
    const { documents, diagnostics } = read(text);
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(documents).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['yaml/alias-bomb']);
  });
});
