import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LiteralFilter } from '../../backends/js/rule-set/literal-filter.js';
import { foldCase } from '../../src/predicate/text-case.js';

const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 3, maxLength: 12 }).map((text) => text.toLowerCase());
const anything = fc.string({ unit: 'binary', maxLength: 30 });

describe('a filter for literals', () => {
  test('never rules out a text in which one of them occurs, whatever the case', () => {
    const example = fc.tuple(
      fc.array(ascii, { minLength: 1, maxLength: 40 }),
      fc.nat(),
      anything,
      anything,
      fc.boolean(),
    );
    fc.assert(
      fc.property(example, ([literals, chosen, before, after, isUpper]) => {
        const literal = literals[chosen % literals.length] ?? '';
        const spelt = isUpper ? literal.toUpperCase() : literal.replaceAll('k', '\u212a');
        const text = `${before}${spelt}${after}`;
        expect(foldCase(text)).toContain(literal);
        const filter = new LiteralFilter(literals);
        for (let index = 0; index < 200; index++) filter.mayPass(index % 2 === 0 ? text : before);
        expect(filter.mayPass(text)).toBe(true);
      }),
    );
  });

  const texts = ['', 'a', 'C:\\Windows\\System32\\svchost.exe', '2026-01-01 00:00:00.000', 'é'.repeat(100)];
  const teach = (filter: LiteralFilter) => {
    for (let index = 0; index < 200; index++) filter.mayPass(texts[index % texts.length] ?? '');
  };

  test('rules out what has nothing of them, by what it has learnt of the first texts', () => {
    const filter = new LiteralFilter(['/system32/evil', 'mimikatz', '=%7b%7b']);
    expect(texts.every((text) => filter.mayPass(text))).toBe(true);
    teach(filter);
    expect(texts.filter((text) => filter.mayPass(text))).toEqual([]);
  });

  test('gives up where it lets most texts through, and where a literal is too short for it', () => {
    const filter = new LiteralFilter(['.exe']);
    teach(filter);
    expect(filter.mayPass('nothing')).toBe(false);
    for (let index = 0; index < 1000; index++) filter.mayPass('C:\\Windows\\explorer.exe');
    expect(filter.mayPass('nothing')).toBe(true);
    const other = new LiteralFilter(['mimikatz', 'ab']);
    teach(other);
    expect(other.mayPass('nothing')).toBe(true);
  });
});
