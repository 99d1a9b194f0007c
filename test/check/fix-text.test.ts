import { describe, expect, test } from 'vitest';
import { applyFixes } from '../../src/check/apply-fixes.js';
import { capitalizeAt, removeEntry, removeListItem, rewriteScalar } from '../../src/check/fix-text.js';
import type { DiagnosticFix } from '../../src/diagnostic/diagnostic.js';
import { parseYaml } from '../../src/source/parse-yaml.js';
import { Source } from '../../src/source/source.js';
import { entryOf, type YamlNode, type YamlScalar } from '../../src/source/yaml-node.js';

/** The text after a fix for the entry `a`, or undefined if there is none. */
function fixed(text: string, make: (node: YamlNode) => DiagnosticFix | undefined): string | undefined {
  const source = new Source('a.yml', text);
  const [root] = parseYaml(source).documents;
  const node = root?.kind === 'mapping' ? entryOf(root, 'a')?.value : undefined;
  const fix = node === undefined ? undefined : make(node);
  if (fix === undefined) return undefined;
  return applyFixes(source, [{ code: 'a/b', severity: 'info', message: '', notes: [], fix }]).text;
}

const rewritten = (text: string, to: string) => fixed(text, (node) => rewriteScalar(node as YamlScalar, to, ''));
const lastItem = (node: YamlNode) => (node.kind === 'sequence' ? node.items.at(-1) : undefined);

describe('rewriting a scalar', () => {
  test.each([
    ['a: x # why\n', 'y z', 'a: y z # why\n'],
    ['a: x\n', 'y: z', "a: 'y: z'\n"],
    ['a: x\n', '2024', "a: '2024'\n"],
    ["a: 'it''s'\n", "it's not", "a: 'it''s not'\n"],
    ['a: "x"\n', 'y', 'a: "y"\n'],
    ['a: "x\\ty"\n', 'y', undefined],
    ['a: |\n    x\n', 'y', undefined],
    ['a: x\n  y\n', 'y', undefined],
    ['a: &n x\nb: *n\n', 'y', undefined],
    ['a: &n x\nb: 2 * n\n', 'y', 'a: &n y\nb: 2 * n\n'],
  ])('%j to %j', (text, to, expected) => {
    expect(rewritten(text, to)).toBe(expected);
  });

  test('in a list in brackets it is quoted', () => {
    const first = (node: YamlNode) => (node.kind === 'sequence' ? (node.items[0] as YamlScalar) : undefined);
    const text = fixed('a: [x, b]\n', (node) => rewriteScalar(first(node) as YamlScalar, 'y, z', ''));
    expect(text).toBe("a: ['y, z', b]\n");
  });
});

describe('removing an item', () => {
  test.each([
    ['a:\n    - x\n    - y\n', 'a:\n    - x\n'],
    ['a:\r\n- x\r\n- y\r\nb: 1\r\n', 'a:\r\n- x\r\nb: 1\r\n'],
    ['a:\n    - x\n    - y', 'a:\n    - x'],
    ['a:\n    - x\n    - y # why\n', undefined],
    ['a:\n    - x\n    -\n        y\n', undefined],
    ['a: [x, y]\n', undefined],
    ['a:\n    - &n x\n    - *n\n', undefined],
  ])('%j', (text, expected) => {
    expect(fixed(text, (node) => removeListItem(lastItem(node) as YamlNode, ''))).toBe(expected);
  });
});

test.each([
  ['a: 1\nb: 2 \n', 'a: 1\n'],
  ['b: 2\na: 1\n', 'a: 1\n'],
  ['b: 2 # why\na: 1\n', undefined],
  ['b:\n    2\na: 1\n', undefined],
  ['{b: 2, a: 1}\n', undefined],
])('removing the entry "b" of %j', (text, expected) => {
  const source = new Source('a.yml', text);
  const [root] = parseYaml(source).documents;
  const entry = root?.kind === 'mapping' ? entryOf(root, 'b') : undefined;
  const fix = entry === undefined ? undefined : removeEntry(entry, '');
  const finding = { code: 'a/b', severity: 'info', message: '', notes: [] } as const;
  expect(fix === undefined ? undefined : applyFixes(source, [{ ...finding, fix }]).text).toBe(expected);
});

test.each([
  ['a: whoami\n', 'a: Whoami\n'],
  ["a: 'éa'\n", "a: 'Éa'\n"],
  ['a: ßa\n', undefined],
  ['a: "\\x61b"\n', undefined],
  ['a: |\n    whoami\n', 'a: |\n    Whoami\n'],
])('a capital in %j', (text, expected) => {
  expect(fixed(text, (node) => capitalizeAt(node as YamlScalar, 0))).toBe(expected);
});
