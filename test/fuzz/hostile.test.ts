import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/event/event.js';
import { faultsOfOutcome } from './pipeline.js';

/** What one file may take, in milliseconds, on a busy machine too. None of them is slow for its size. */
const timeLimit = 45_000;

const many = (count: number, make: (index: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

const rule = (detections: string, condition = 'a') =>
  `title: x\nlogsource: {product: windows}\ndetection:\n${detections}\n  condition: ${condition}\n`;

/** A rule with one value, or a list of them, under modifiers. */
const valueRule = (key: string, value: string) => rule(`  a:\n    ${key}: ${value}`);
const listRule = (key: string, values: string) => rule(`  a:\n    ${key}:\n${values}`);
const global = (count: number) =>
  rule(
    many(count, (index) => `  a${index}: {a: ${index}}`),
    'a1',
  );

const detections = (count: number, name = 's') => many(count, (index) => `  ${name}${index}: {f${index}: ${index}}`);

describe('a file that was made to take time or memory becomes a result or diagnostics, in bounded time', () => {
  it.each<[string, () => string]>([
    ['many merge keys of nothing', () => '<<:\n'.repeat(20_000)],
    ['many merge keys of maps', () => '<<: {a: 1}\n'.repeat(100_000)],
    ['the same key again and again', () => 'a: 1\n'.repeat(50_000)],
    ['more faults than a call takes arguments', () => `${'a: 1\n'.repeat(150_000)}---\n[`],
    ['base64 of base64 of …', () => valueRule(`f${'|base64'.repeat(100)}`, 'abc')],
    [
      'choices of dashes in a long text',
      () => valueRule('f|windash|contains', `' -a -b -c -d ${'x'.repeat(300_000)}'`),
    ],
    [
      'Base64 of choices of dashes in a long text',
      () => valueRule('f|windash|base64', `' -a -b -c -d ${'x'.repeat(300_000)}'`),
    ],
    [
      'choices of dashes in many texts',
      () =>
        listRule(
          'f|windash',
          many(10_000, (index) => `      - ' -a -b -c -d ${index}'`),
        ),
    ],
    [
      'Base64 of choices of dashes in many texts',
      () =>
        listRule(
          'f|windash|base64',
          many(10_000, (index) => `      - ' -a -b -c -d ${index}'`),
        ),
    ],
    [
      'expressions that are many patterns',
      () =>
        listRule(
          'f|re',
          many(10_000, (index) => `      - '[a-p][a-p]${index}'`),
        ),
    ],
    ['a long expression', () => valueRule('f|re', `'${'(a|b)'.repeat(100_000)}'`)],
    [
      'many names that are nearly right',
      () =>
        rule(
          many(3000, (index) => `  ${'q'.repeat(80)}${index}: {a: 1}`),
          many(1000, (index) => `${'q'.repeat(70)}w${index}`, ' or '),
        ),
    ],
    [
      'many wrong names behind an escape',
      () => rule('  a: {a: 1}', `"\\x61 or ${many(14_000, (index) => `z${index}`, ' or ').slice(0, 99_000)}"`),
    ],
    [
      'many quantifiers over many names',
      () =>
        rule(
          many(10_000, (index) => `  a${index}: {a: ${index}}`),
          many(5000, () => 'not 1 of a*', ' and '),
        ),
    ],
    [
      'many patterns over many names',
      () =>
        rule(
          many(20_000, (index) => `  a${index}: {a: 1}`),
          many(400, (index) => `1 of a${'*'.repeat(index + 1)}`, ' and '),
        ),
    ],
    [
      'one large detection in many places',
      () =>
        rule(
          `  s:\n    f:\n${many(5000, (index) => `      - v${index}`)}\n${many(4000, (index) => `  a${index}: {a: ${index}}`)}`,
          many(4000, (index) => `(s and a${index})`, ' or '),
        ),
    ],
    [
      'many global entries before many rules',
      () => `action: global\n${global(5000)}${'---\ndetection: {b: {c: d}}\n'.repeat(5000)}`,
    ],
    [
      'many repetitions of a large rule',
      () => `${global(5000)}${'---\naction: repeat\ndetection: {b: {c: d}}\n'.repeat(5000)}`,
    ],
    [
      'many aliases of a correlation',
      () =>
        `title: x\ncorrelation:\n  type: event_count\n  timespan: 5m\n  condition: {gte: 1}\n  rules:\n${many(20_000, (index) => `  - r${index}`)}\n  aliases:\n    a:\n${many(20_000, (index) => `      s${index}: x`)}\n`,
    ],
    [
      'one quantifier again and again',
      () =>
        rule(
          detections(4990),
          many(8000, () => '1 of s*', ' or '),
        ),
    ],
    [
      'one quantifier in many groups',
      () =>
        rule(
          detections(4990),
          many(3500, (index) => `(1 of s* or s${index})`, ' and '),
        ),
    ],
    [
      'patterns of many wildcards over many names',
      () =>
        rule(
          detections(4990),
          many(420, (index) => `1 of s${'*'.repeat(index + 1)}`, ' or '),
        ),
    ],
    [
      'a large value in many places',
      () =>
        rule(
          `  s: {f: '${'x'.repeat(3_000_000)}'}\n${detections(4000, 'a')}`,
          many(5000, (index) => `(s and a${index % 4000})`, ' or '),
        ),
    ],
    [
      'wide classes that ignore case',
      () =>
        listRule(
          'f|re|i',
          many(300, () => `      - '${'[\\x80-\\x{10FFFE}]'.repeat(520)}'`),
        ),
    ],
    [
      'expressions that are no patterns in the end',
      () =>
        listRule(
          'f|re',
          many(300, (index) => `      - '${'(?:a|bb)'.repeat(6)}${'x'.repeat(700)}${index}[a-zA-Z]B'`),
        ),
    ],
    [
      'expressions that are too many patterns in the end',
      () =>
        listRule(
          'f|re',
          many(300, (index) => `      - '${'(?:a|bb)'.repeat(6)}${'x'.repeat(700)}${index}[a-h]'`),
        ),
    ],
    [
      'short expressions that are long patterns',
      () =>
        listRule(
          'f|re',
          many(20_000, (index) => `      - '(?:abcdefghi){1000}${index}[a-z]{3}'`),
        ),
    ],
    [
      'networks that are many patterns',
      () =>
        listRule(
          'f|cidr',
          many(30_000, (index) => `      - '2001:db8:${(index & 0x7fff).toString(16)}:8000::/57'`),
        ),
    ],
    ['many not', () => rule('  a: {b: c}', `${'not '.repeat(24_990)}a`)],
    ['many not with parentheses', () => rule('  a: {b: c}', `${'not ('.repeat(199)}a${')'.repeat(199)}`)],
    ['many or', () => rule('  a: {b: c}', `${'a or '.repeat(19_990)}a`)],
    ['a long word before a fault', () => rule('  a: {b: c}', `${'a'.repeat(99_900)} and ()`)],
    ['a key of many modifiers', () => rule(`  a:\n    ? "\\x41${'|xx'.repeat(50_000)}"\n    : 1`)],
    ['many placeholders', () => valueRule('f|expand', `'${'%a%'.repeat(100_000)}'`)],
    ['many percent signs', () => valueRule('f|expand', `'%${'a'.repeat(100_000)} ${'%a'.repeat(100_000)}\\'`)],
    [
      'many patterns that match nothing',
      () => rule(`  ${'a'.repeat(1000)}: {b: c}`, `${`1 of ${'a*'.repeat(50)}b or `.repeat(800)}1 of them`),
    ],
    ['a pattern of many wildcards', () => rule(`  a:\n  - '${'a*'.repeat(100_000)}b'`)],
    ['many documents, one of them broken', () => `[\n${'---\ntitle: x\n'.repeat(9000)}`],
    ['many documents', () => '---\ntitle: x\n'.repeat(20_000)],
    ['many question marks', () => '?\n'.repeat(50_000)],
    ['a long number', () => valueRule('f', '9'.repeat(500_000))],
    ['many tags that are none', () => `title: x\ntags:\n${many(20_000, (index) => `- A${index}`)}\n`],
  ])('%s', (_, make) => {
    const bytes = new TextEncoder().encode(make());
    const begin = performance.now();
    const faults = faultsOfOutcome(bytes, [{}, { a: 'x', f: 'a'.repeat(50) }]);
    expect(performance.now() - begin).toBeLessThan(timeLimit);
    expect([...new Set(faults)]).toEqual([]);
  });
});

const text = 'a'.repeat(1_000_000);

describe('a rule that was made to take time with a long event', () => {
  it.each<[string, string, Event]>([
    ['many wildcards', valueRule('f', `'${'*a'.repeat(500_000)}*b'`), { f: text }],
    [
      'a long text between wildcards',
      valueRule('f', `'*c*${'a'.repeat(200_000)}b${'a'.repeat(200_000)}*d'`),
      { f: text },
    ],
    [
      'many strings that the text contains',
      listRule(
        'f|contains',
        many(10_000, (index) => `      - x${index}`),
      ),
      { f: text },
    ],
    [
      'many strings, and letters that are not ASCII',
      listRule(
        'f|contains',
        many(300, (index) => `      - x${index}`),
      ),
      { f: 'é'.repeat(1_000_000) },
    ],
    [
      'many numbers for many values',
      listRule(
        'f',
        many(10_000, (index) => `      - ${index}`),
      ),
      { f: Array.from({ length: 10_000 }, (_, index) => `${index + 20_000}`) },
    ],
    [
      'many strings for many objects',
      listRule(
        'f.g',
        many(2000, (index) => `      - x${index}`),
      ),
      { f: Array.from({ length: 20_000 }, (_, index) => ({ g: index })) },
    ],
    [
      'many keywords in a large event',
      rule(`  a:\n${many(2000, (index) => `    - x${index}`)}`),
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 'value'.repeat(10)])),
    ],
  ])('%s', (_, made, event) => {
    const begin = performance.now();
    expect(faultsOfOutcome(new TextEncoder().encode(made), [event])).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(timeLimit / 2);
  });
});
