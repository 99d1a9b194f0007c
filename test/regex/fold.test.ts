import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerCodePoint } from '../../src/predicate/text-case.js';
import { allCodePoints, codePointsOf, makeSet } from '../../src/regex/code-points.js';
import { closeUnderCase, sameIgnoringCase } from '../../src/regex/fold.js';

describe('ignoring case', () => {
  it('puts together exactly the code points of one lower case, in all of Unicode', () => {
    const byLower = new Map<number, number[]>();
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
      const lower = [...String.fromCodePoint(codePoint).toLowerCase()];
      const key = lower.length === 1 ? (lower[0]?.codePointAt(0) ?? -1) : codePoint;
      if (lowerCodePoint(codePoint) !== key) expect.fail(`lower case of ${codePoint.toString(16)}`);
      byLower.set(key, [...(byLower.get(key) ?? []), codePoint]);
    }
    for (const family of byLower.values()) {
      for (const member of family) {
        const found = sameIgnoringCase(member);
        if (found.join() !== family.join()) expect(found).toEqual(family);
      }
    }
  });

  it.each([
    ['k', ['K', 'k', '\u212a']],
    ['s', ['S', 's']],
    ['ſ', ['ſ']],
    ['Σ', ['Σ', 'σ']],
    ['ς', ['ς']],
    ['İ', ['İ']],
    ['ß', ['ß', 'ẞ']],
    ['ǅ', ['Ǆ', 'ǅ', 'ǆ']],
    ['1', ['1']],
    ['😀', ['😀']],
    ['𐐀', ['𐐀', '𐐨']],
  ])('%s equals %j', (character, family) => {
    expect(sameIgnoringCase(character.codePointAt(0) ?? 0).map((one) => String.fromCodePoint(one))).toEqual(family);
  });

  it('closes any range as its code points one by one', () => {
    const blocks = [
      0, 0x80, 0x100, 0x1c0, 0x370, 0x400, 0x10a0, 0x1e00, 0x1f00, 0x2100, 0xa640, 0xab30, 0x10400, 0x1e900,
    ];
    const range = fc
      .tuple(fc.constantFrom(...blocks), fc.nat({ max: 300 }), fc.nat({ max: 200 }))
      .map(([block, start, length]) => ({ first: block + start, last: block + start + length }));
    fc.assert(
      fc.property(range, (one) => {
        const single = [...codePointsOf([one])].flatMap(sameIgnoringCase);
        expect(closeUnderCase([one])).toEqual(makeSet(single.map((same) => ({ first: same, last: same }))));
      }),
      { numRuns: 3000 },
    );
  });

  it('closes wide sets as it does narrow ones', () => {
    expect(closeUnderCase(allCodePoints)).toEqual(allCodePoints);
    const beyondAscii = closeUnderCase([{ first: 0x80, last: 0x10ffff }]);
    expect(beyondAscii.filter(({ last }) => last < 0x80)).toEqual([
      { first: 0x4b, last: 0x4b },
      { first: 0x6b, last: 0x6b },
    ]);
  });
});
