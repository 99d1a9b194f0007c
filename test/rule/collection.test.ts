import { describe, expect, it } from 'vitest';
import { resolveActions } from '../../src/rule/collection.js';
import { plain, read } from '../source/support.js';

/** The documents of a file after their actions, and the codes of what is wrong. */
function resolved(text: string) {
  const { documents, diagnostics } = resolveActions(read(text));
  return {
    documents: documents.map(plain),
    faults: diagnostics.map(({ code, location }) => `${location?.line}:${location?.column} ${code}`),
  };
}

describe('the documents of a collection', () => {
  it.each([
    ['no action', 'a: 1\n---\na: 2\n', [{ a: 1 }, { a: 2 }]],
    [
      'global',
      'action: global\na: {b: 1, c: 2}\nx: [1]\n---\na: {c: 3}\n---\nx: [2]\n',
      [
        { a: { b: 1, c: 3 }, x: [1] },
        { a: { b: 1, c: 2 }, x: [2] },
      ],
    ],
    ['several globals', 'action: global\na: 1\n---\naction: global\nb: 2\n---\nc: 3\n', [{ a: 1, b: 2, c: 3 }]],
    ['a later global wins', 'action: global\na: 1\n---\naction: global\na: 2\n---\nc: 3\n', [{ a: 2, c: 3 }]],
    ['a map replaces what is none', 'action: global\na: 1\n---\na: {b: 2}\n', [{ a: { b: 2 } }]],
    ['what is no map replaces one', 'action: global\na: {b: 2}\n---\na: 1\n', [{ a: 1 }]],
    [
      'deep maps',
      'action: global\na: {b: {c: {d: 1}}}\n---\na: {b: {c: {e: 2}}}\n',
      [{ a: { b: { c: { d: 1, e: 2 } } } }],
    ],
    ['reset', 'action: global\na: 1\n---\nb: 2\n---\naction: reset\n---\nc: 3\n', [{ a: 1, b: 2 }, { c: 3 }]],
    ['repeat', 'a: {b: 1, c: 2}\n---\naction: repeat\na: {c: 3}\n', [{ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }]],
    [
      'repeat of a repeat',
      'a: 1\n---\naction: repeat\nb: 2\n---\naction: repeat\nc: 3\n',
      [{ a: 1 }, { a: 1, b: 2 }, { a: 1, b: 2, c: 3 }],
    ],
    [
      'repeat with a global',
      'action: global\ng: 0\n---\na: 1\n---\naction: repeat\na: 2\n',
      [
        { g: 0, a: 1 },
        { g: 0, a: 2 },
      ],
    ],
    [
      'a global between a rule and its repeat',
      'a: 1\n---\naction: global\ng: 0\n---\naction: repeat\nb: 2\n---\nc: 3\n',
      [{ a: 1 }, { a: 1, g: 0, b: 2 }, { g: 0, c: 3 }],
    ],
    ['only a global', 'action: global\na: 1\n', []],
    [
      'names of JavaScript',
      'action: global\nconstructor: {a: 1}\n---\nconstructor: {b: 2}\n',
      [{ constructor: { a: 1, b: 2 } }],
    ],
  ])('%s', (_, text, documents) => expect(resolved(text)).toEqual({ documents, faults: [] }));

  it.each([
    ['nothing to repeat', 'action: repeat\na: 1\n', ['1:9 collection/nothing-to-repeat']],
    ['an unknown action', 'a: 1\n---\naction: globl\n', ['3:9 collection/unknown-action']],
    ['an action that is a list', 'action: [global]\n', ['1:9 collection/unknown-action']],
    [
      'a repeat of what could not be read',
      'a: 1\n---\na: [2\n---\naction: repeat\nb: 1\n',
      ['5:1 collection/broken-base'],
    ],
    [
      'a repeat of a document with a duplicate key',
      'a: 1\n---\na: 2\na: 3\n---\naction: repeat\nb: 1\n---\naction: repeat\nc: 1\n',
      ['6:1 collection/broken-base', '9:1 collection/broken-base'],
    ],
    [
      'a broken global',
      'action: global\na: [1\n---\nb: 2\n---\naction: reset\n---\nc: 3\n',
      ['4:1 collection/broken-base'],
    ],
    [
      'an action that may have been global',
      'action: globl\n---\nb: 2\n',
      ['1:9 collection/unknown-action', '3:1 collection/broken-base'],
    ],
    ['a broken rule is no global', 'a: [1\n---\nb: 2\n', []],
    ['a reset with content', 'action: reset\na: 1\n', ['2:1 collection/reset-with-content']],
    ['a document that is no map', 'a: 1\n---\n- 2\n---\ntext\n', ['3:1 document/not-a-map', '5:1 document/not-a-map']],
  ])('not: %s', (_, text, faults) => expect(resolved(text).faults).toEqual(faults));
});
