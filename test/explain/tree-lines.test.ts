import { expect, test } from 'vitest';
import { compileExplainer } from '../../src/explain/explain.js';
import { explanationLines, predicateLines } from '../../src/explain/tree-lines.js';
import { predicateOf } from '../predicate/examples/support.js';

const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`).join(', ');

test('a long list is cut, and its length told', () => {
  const lines = predicateLines(predicateOf(`s:\n  f: [${values(500)}]`));
  expect(lines).toHaveLength(42);
  expect(lines[0]?.text).toBe('any of 500 for f');
  expect(lines.at(-1)?.text).toBe('… and 460 more');
});

test('of a long list the value is shown that matched', () => {
  const explanation = compileExplainer(predicateOf(`s:\n  f: [${values(500)}]`))({ f: 'V499' });
  expect(
    explanationLines(explanation)
      .filter(({ verdict }) => verdict)
      .map(({ text }) => text),
  ).toEqual(['any of 500 for f', 'f is "v499" (ignoring case)']);
});

test('a large rule is cut', () => {
  const detections = Array.from({ length: 40 }, (_, index) => `d${index}:\n  f${index}: [${values(30)}]\n`).join('');
  const lines = predicateLines(predicateOf(`${detections}condition: all of d*`));
  expect(lines.length).toBeLessThan(410);
  expect(lines.at(-1)?.text).toContain('too large to be shown');
});

test('a field of a list is told once', () => {
  const explanation = compileExplainer(predicateOf('s:\n  f: [a, b]'))({ f: 'c' });
  expect(explanationLines(explanation).map(({ values: told }) => told)).toEqual(['f is "c"', undefined, undefined]);
});
