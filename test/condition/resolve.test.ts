import { describe, expect, it } from 'vitest';
import { resolveDocument } from '../../src/convert.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';

/** What is wrong with the size of a rule of these detections (YAML) and this condition. */
function faultsOf(detections: string, condition: string): readonly string[] {
  const text = `title: x\nlogsource: {product: x}\ndetection:\n${detections}\n  condition: ${condition}\n`;
  const [reading] = readSigmaFile(new Source('a.yml', text)).documents;
  if (reading?.document === undefined) throw new Error(JSON.stringify(reading?.diagnostics));
  const resolution = resolveDocument(reading.document);
  return 'errors' in resolution ? resolution.errors.map(({ code, message }) => `${code}: ${message}`) : [];
}

const many = (count: number, make: (index: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

const names = (count: number) => many(count, (index) => `  s${index}: {f${index}: x}`);

describe('what a condition spells out to', () => {
  it.each([
    ['a few hundred tests', names(500), many(500, () => '1 of s*', ' or '), []],
    [
      'very many tests',
      names(800),
      many(800, () => '1 of s*', ' or '),
      ['condition/too-large: the condition spells out to more than 500,000 tests'],
    ],
    [
      'very long tests',
      `  s: {f: '${'x'.repeat(100_000)}'}`,
      many(150, () => 's', ' or '),
      ['condition/too-large: the condition spells out to more than 10,000,000 characters'],
    ],
    ['an expression of a large count', "  s: {f|re: 'a{1000}'}", 's', []],
    [
      'many expressions of large counts',
      `  s:\n    f|re:\n${many(300, (index) => `      - a{1000}${index}`)}`,
      's',
      [
        'condition/too-large: the condition spells out to more than 100,000 characters of regular expressions and of strings with wildcards',
      ],
    ],
    [
      'many patterns of many names',
      names(4000),
      many(1500, (index) => `1 of s${index}*`, ' or '),
      ['condition/too-large: the condition has too many patterns of names for so many detections'],
    ],
  ])('%s', (_, detections, condition, expected) => expect(faultsOf(detections, condition)).toEqual(expected));

  it('is shared where it repeats', () => {
    expect(faultsOf('  s: {f: x}\n  t: {g: y}', `not ${'('.repeat(190)}s${' or t)'.repeat(190)}`)).toEqual([]);
  });
});
