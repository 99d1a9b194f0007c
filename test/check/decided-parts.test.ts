import { expect, test } from 'vitest';
import { checkedFile } from '../../src/check/checked-file.js';
import { decidedParts } from '../../src/check/checks/condition/decide.js';
import { evaluate } from '../../src/predicate/evaluate.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';
import { randomFrom } from '../fuzz/random.js';

const detections: Readonly<Record<string, string>> = {
  one: '{a: x}',
  both: '{a: x, b: [x, y]}',
  wide: '{a: x, b: [z, y, x]}',
  other: '{a: y, b: [y, z]}',
  either: '[{a: x, b: [x, y]}, {a: y, b: z}]',
  none: '{a: null, b: [x, z]}',
  affix: '{b|startswith: [x, y]}',
};
const values = [undefined, null, 'x', 'y', 'z', 'q', ['x', 'y']];
const events = values.flatMap((a) =>
  values.map((b) => ({ ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) })),
);

function wholeVerdict(condition: string) {
  const listed = Object.entries(detections).map(([name, detection]) => `    ${name}: ${detection}\n`);
  const text = `title: T\nlogsource: {product: x}\ndetection:\n${listed.join('')}    condition: ${condition}\n`;
  const source = new Source('rule.yml', text);
  const document = checkedFile('rule.yml', source, readSigmaFile(source)).documents[0];
  const predicate = document?.resolved?.predicate;
  if (document === undefined || predicate === undefined) throw new Error(`no rule: ${condition}`);
  return { verdict: decidedParts(document).find(({ isWhole }) => isWhole)?.holds, predicate };
}

test.each([
  ['both and not both', false],
  ['not both or both', true],
  ['both and not wide', false],
  ['wide and not both', undefined],
  ['either and not either', false],
  ['not either or either', true],
  ['not (either and not either)', true],
  ['both and not (one or other)', false],
  ['both and not other', undefined],
  ['either and not both', undefined],
])('%s: %s', (condition, verdict) => {
  expect(wholeVerdict(condition).verdict).toBe(verdict);
});

test('what is said to hold always, or never, does so for every event', () => {
  const random = randomFrom(7);
  const condition = (depth: number): string => {
    if (depth === 0 || random.oneIn(4)) return random.pick(Object.keys(detections));
    if (random.oneIn(3)) return `not (${condition(depth - 1)})`;
    const operator = random.oneIn(2) ? 'and' : 'or';
    return `(${condition(depth - 1)} ${operator} ${condition(depth - 1)})`;
  };
  let decided = 0;
  for (let round = 0; round < 3000; round++) {
    const text = condition(4);
    const { verdict, predicate } = wholeVerdict(text);
    if (verdict === undefined) continue;
    decided++;
    for (const event of events) {
      const holds = evaluate(predicate, event);
      expect(holds, `${text} for ${JSON.stringify(event)}`).toBe(verdict);
    }
  }
  expect(decided).toBeGreaterThan(100);
});

test('conditions in each other take no time, and what only repeats another part is no contradiction', () => {
  const depth = 60;
  const names = Array.from({ length: depth }, (_, index) => `s${index}`);
  const listed = names.map((name, index) =>
    index % 2 === 0 ? `    ${name}: [{a${index}: x}, {c: y}]\n` : `    ${name}: {a${index}: x, c: z}\n`,
  );
  const nested = names.reduceRight(
    (inner, name, index) => `${name} ${index % 2 === 0 ? 'and' : 'or'} (${inner})`,
    'k or not l',
  );
  const detections = `${listed.join('')}    k: {m: 1, n: 1}\n    l: {n: 1, m: 1}\n`;
  const started = performance.now();
  // Only the innermost part, in which one of the two always holds.
  expect(partsOf(detections, nested)).toEqual([{ holds: true, isWhole: false }]);
  expect(performance.now() - started).toBeLessThan(2000);
  const sel = '    sel: [{a: x, b: x}, {c: y, d: y}]\n    p: {e: x}\n    q: {f: x}\n';
  expect(partsOf(sel, 'not p and q or sel or (p and sel)')).toEqual([]);
});

function partsOf(detections: string, condition: string) {
  const text = `title: T\nlogsource: {product: x}\ndetection:\n${detections}    condition: ${condition}\n`;
  const source = new Source('rule.yml', text);
  const document = checkedFile('rule.yml', source, readSigmaFile(source)).documents[0];
  if (document?.resolved === undefined) throw new Error(`no rule: ${condition}`);
  return decidedParts(document).map(({ holds, isWhole }) => ({ holds, isWhole }));
}
