import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { lowerRegex } from '../../src/regex/lower-to-patterns.js';
import { parseRegex } from '../../src/regex/parse.js';
import { compileRegexNode } from '../../src/regex/run.js';
import { corpusFolder } from '../support/corpus.js';
import { flagsOf, rawRe2 } from './support.js';

const rules = join(corpusFolder ?? '', 'sigma', 'rules');

/** Every value of every `re` item, with its flags; each once. */
function corpusExpressions(): ReadonlyMap<string, { expression: string; letters: string }> {
  const found = new Map<string, { expression: string; letters: string }>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const modifiers = key.split('|').slice(1);
      const at = modifiers.indexOf('re');
      if (at === -1) visit(inner);
      else {
        const letters = modifiers
          .slice(at + 1)
          .filter((one) => /^[ims]$/.test(one))
          .join('');
        for (const expression of [inner].flat().map(String))
          found.set(`${letters}/${expression}`, { expression, letters });
      }
    }
  };
  for (const file of readdirSync(rules, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.yml')) continue;
    for (const document of loadAll(readFileSync(join(rules, file), 'utf8'))) visit(document);
  }
  return found;
}

describe('the regular expressions of the SigmaHQ corpus', () => {
  it.skipIf(corpusFolder === undefined)('are all taken, and lower to patterns as often as before', () => {
    const expressions = [...corpusExpressions().values()];
    const obstacles = new Map<string, number>();
    const refused: string[] = [];
    for (const { expression, letters } of expressions) {
      const parsed = parseRegex(expression, flagsOf(letters));
      if (!parsed.ok) {
        refused.push(`${expression}: ${parsed.fault.code}`);
        continue;
      }
      const search = compileRegexNode(parsed.node);
      const raw = rawRe2(expression, flagsOf(letters));
      for (const text of ['', expression, 'https://1.2.3.4/ -k a "{0}" -f', 'cmd /c "set abc && set input && x"']) {
        expect(search(text), `${expression} in ${text}`).toBe(raw?.(text));
      }
      for (const singleLine of [false, true]) {
        const result = lowerRegex(parsed.node, { singleLine });
        const key = `${singleLine ? 'one line' : 'any text'}: ${result.ok ? 'patterns' : result.obstacle}`;
        obstacles.set(key, (obstacles.get(key) ?? 0) + 1);
      }
    }
    expect(refused).toEqual([]);
    expect(expressions.length).toBeGreaterThan(100);
    expect(obstacles.get('any text: patterns')).toBeGreaterThanOrEqual(49);
    expect(obstacles.get('one line: patterns')).toBeGreaterThanOrEqual(66);
  });
});
