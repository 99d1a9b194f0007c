import { describe, expect, it } from 'vitest';
import { foldCase, lowerCodePoint } from '../../src/predicate/text-case.js';

describe('ignoring case', () => {
  it.each([
    ['ABC', 'abc'],
    ['ÄÖÜẞ', 'äöüß'],
    ['ΌΣΟΣ', 'όσοσ'],
    ['ς', 'ς'],
    ['İI', 'İi'],
    ['ı', 'ı'],
    ['\u212a\u212b\u2126', 'kåω'],
    ['ſ', 'ſ'],
    ['ß', 'ß'],
    ['ﬁ', 'ﬁ'],
    ['\u{10400}', '\u{10428}'],
    ['\ud800', '\ud800'],
    ['A\udc00B', 'a\udc00b'],
    ['Ǆ', 'ǆ'],
    ['ǅ', 'ǆ'],
    ['😀', '😀'],
  ])('%j is %j', (text, folded) => expect(foldCase(text)).toBe(folded));

  it('lower-cases each code point by itself; one whose lower case is several stays itself', () => {
    const several: number[] = [];
    const unlike: number[] = [];
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
      const character = String.fromCodePoint(codePoint);
      const lower = Array.from(character.toLowerCase());
      const expected = lower.length === 1 ? lower[0] : character;
      if (lower.length > 1) several.push(codePoint);
      if (foldCase(character) !== expected || String.fromCodePoint(lowerCodePoint(codePoint)) !== expected)
        unlike.push(codePoint);
      // Folding twice changes nothing.
      if (foldCase(foldCase(character)) !== foldCase(character)) unlike.push(codePoint);
    }
    expect(several).toEqual([0x130]);
    expect(unlike).toEqual([]);
  });

  it('does not depend on what stands around a character', () => {
    const samples = ['a', 'A', ' ', 'Σ', '\u0301', '😀', '\ud800'];
    for (let codePoint = 0; codePoint <= 0xffff; codePoint += 7) {
      const character = String.fromCodePoint(codePoint);
      for (const sample of samples) {
        const text = `${sample}${character}`;
        // Two halves make one character.
        if (Array.from(text).length < 2) continue;
        if (foldCase(text) !== foldCase(sample) + foldCase(character))
          expect(foldCase(text)).toBe(foldCase(sample) + foldCase(character));
      }
    }
  });
});
