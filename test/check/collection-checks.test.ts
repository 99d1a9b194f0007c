import { expect, test } from 'vitest';
import { checkedFile } from '../../src/check/checked-file.js';
import { collectionChecks } from '../../src/check/checks/collection/index.js';
import { logsourceChecks } from '../../src/check/checks/logsource/index.js';
import { logicKey } from '../../src/check/logic-key.js';
import { runChecks } from '../../src/check/run-checks.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';

const checked = (path: string, text: string) => {
  const source = new Source(path, text);
  return checkedFile(path, source, readSigmaFile(source));
};

const codesOf = (...texts: readonly string[]): readonly string[] =>
  runChecks(
    texts.map((text, index) => checked(`${index}.yml`, text)),
    collectionChecks,
  ).flatMap(({ findings }) => findings.map(({ code, location }) => `${code} ${location?.file}:${location?.line}`));

function predicateOf(condition: string) {
  const rule = `title: T\nlogsource: {product: x}\ndetection:
  a: {f: 1}\n  b: {f: Two}\n  b2: {f: tWO}\n  c: {g|contains: x}\n  d: {g|re: y}\n  condition: ${condition}\n`;
  const predicate = checked('rule.yml', rule).documents[0]?.resolved?.predicate;
  if (predicate === undefined) throw new Error(`no rule: ${condition}`);
  return predicate;
}

test.each([
  ['a and b', 'b2 and a'],
  ['not (a or b)', 'not b and not a'],
  ['a or not (b and not c)', 'c or not b or a'],
  ['not (a and not (b or (c and d)))', 'b2 or (d and c) or not a'],
])('%s asks the same as %s', (one, other) => {
  expect(logicKey(predicateOf(one))).toBe(logicKey(predicateOf(other)));
});

test.each([
  ['a and b', 'a or b'],
  ['a and not b', 'b and not a'],
  ['(a or b) and (c or d)', '(a or c) and (b or d)'],
  ['a or (b and c)', '(a or b) and c'],
  ['c', 'not c'],
])('%s does not ask the same as %s', (one, other) => {
  expect(logicKey(predicateOf(one))).not.toBe(logicKey(predicateOf(other)));
});

test('a map that is written twice among many is one', () => {
  const maps = Array.from(
    { length: 90 },
    (_, index) => `    - {a|cidr: 10.0.${index}.0/24, b|cidr: 10.1.${index}.0/24}\n`,
  );
  const rule = (list: readonly string[], title: string) =>
    `title: ${title}\nlogsource: {product: x}\ndetection:\n  s:\n${list.join('')}  condition: s\n`;
  expect(codesOf(rule(maps, 'A'), rule([...maps, maps[80] ?? ''], 'B'))).toEqual(['collection/same-logic 1.yml:3']);
});

test('a title that is global is one title, an id is not', () => {
  const text = (key: string) =>
    `action: global\ntitle: T\n${key}\ndetection: {condition: s}\n---\nlogsource: {product: a}\ndetection: {s: {a: 1}}\n---\nlogsource: {product: b}\ndetection: {s: {a: 2}}\n`;
  expect(codesOf(text('level: low'))).toEqual([]);
  expect(codesOf(text('id: 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c1'))).toEqual(['collection/duplicate-id 0.yml:3']);
});

test('notes point at the first rule', () => {
  const rule = 'title: T\nlogsource: {product: a}\ndetection: {s: {a: 1}, condition: s}\n';
  const [, second] = runChecks([checked('a.yml', rule), checked('b.yml', rule)], collectionChecks);
  expect(
    second?.findings.map(({ code, notes }) => [
      code,
      notes.map(({ location }) => `${location?.file}:${location?.line}`),
    ]),
  ).toEqual([
    ['collection/duplicate-title', ['a.yml:1']],
    ['collection/same-logic', ['a.yml:3']],
  ]);
});

test('large hostile collections take no time', () => {
  const long = 'x'.repeat(90);
  const fields = Array.from({ length: 3000 }, (_, index) => `        ${long}${index}: 1\n`).join('');
  const rules = Array.from({ length: 4000 }, (_, index) => `        - ${long.slice(0, 20)}${index}\n`).join('');
  const names = Array.from(
    { length: 1500 },
    (_, index) =>
      `---\ntitle: T${index}\nname: ${long.slice(0, 20)}n${index}\nlogsource: {product: p${index}}\ndetection: {s: {a: 1}, condition: s}\n`,
  ).join('');
  const chain = Array.from(
    { length: 1500 },
    (_, index) =>
      `---\ntitle: C${index}\nname: c${index}\ncorrelation: {type: event_count, rules: [c${index + 1}], group-by: [a], timespan: 5m, condition: {gte: 1}}\n`,
  ).join('');
  const files = [
    checked(
      'fields.yml',
      `title: F\nlogsource:\n    product: windows\n    category: process_creation\ndetection:\n    s:\n${fields}    condition: s\n`,
    ),
    checked(
      'references.yml',
      `title: R\ncorrelation:\n    type: temporal\n    rules:\n${rules}    group-by: [a]\n    timespan: 5m\n${names}${chain}`,
    ),
  ];
  runChecks(files, []);
  const start = performance.now();
  runChecks(files, [...logsourceChecks, ...collectionChecks]);
  expect(performance.now() - start).toBeLessThan(3000);
});
