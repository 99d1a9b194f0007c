import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { helperCode } from '../../backends/js/module/helpers.js';
import { isFast } from '../../backends/js/module/regexes.js';
import { visitLeaves } from '../../src/predicate/passes/map-leaves.js';
import type { RegexTest } from '../../src/predicate/predicate.js';
import type { RegexNode } from '../../src/regex/ast.js';
import { printJavaScript } from '../../src/regex/print.js';
import { compileRegex, compileRegexNode } from '../../src/regex/run.js';
import { anyFlags, anyText, asciiText, commonExpression, lettersOf, nodeOf } from '../regex/support.js';
import { corpusFolder, readCorpusRules, resolveAll } from '../support/corpus.js';
import { load, moduleOf, ruleOf } from './modules.js';
import { nearTextFor } from './sample-text.js';

interface Helpers {
  readonly linear: (expression: RegExp) => { test(text: string): boolean };
}

const helpers = () => load<Helpers>(`${helperCode(['linear']).join('\n')}\nexport { linear };`);

/** A search by the helper of modules, and one by RegExp. */
async function searchesOf(node: RegexNode) {
  const native = new RegExp(printJavaScript(node), 'u');
  return { native: (text: string) => native.test(text), linear: (await helpers()).linear(native).test };
}

describe('an expression means the same as in the reference', () => {
  test('whatever it is, and whatever the text', async () => {
    const { linear } = await helpers();
    fc.assert(
      fc.property(
        fc
          .tuple(commonExpression, anyFlags)
          .map(([expression, flags]) => nodeOf(expression, flags))
          .chain((node) =>
            fc.tuple(fc.constant(node), fc.array(fc.oneof(anyText, asciiText, nearTextFor(node)), { minLength: 10 })),
          ),
        ([node, texts]) => {
          const search = compileRegexNode(node);
          const native = new RegExp(printJavaScript(node), 'u');
          const prepared = linear(native);
          for (const text of texts) {
            const expected = search(text);
            expect({ text, native, verdict: native.test(text) }).toEqual({ text, native, verdict: expected });
            expect({ text, native, linear: prepared.test(text) }).toEqual({ text, native, linear: expected });
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['a{2,3}b', 'xaab', true],
    ['^$', '', true],
    ['^$', '\n', false],
    ['[/]</a><!--', '/</a><!--', true],
    ['\\u{2028}'.replace('\\u', '\\x'), '\u2028', true],
    ['(?m)^b$', 'a\nb\nc', true],
    ['(?s)^.$', '\u2028', true],
    ['^.$', '\r', true],
    ['^[^x]$', '\ud83d', true],
    ['(?:\\b)*x', 'x', true],
    ['^*x', 'yx', true],
    ['', '', true],
  ])('%s in %j', async (expression, text, expected) => {
    const node = nodeOf(expression);
    const { native, linear } = await searchesOf(node);
    expect({ reference: compileRegexNode(node)(text), native: native(text), linear: linear(text) }).toEqual({
      reference: expected,
      native: expected,
      linear: expected,
    });
  });
});

describe('what RegExp may take long for is searched in linear time', () => {
  test.each([
    ['x.{0,5}y', true],
    ['(a|b){3}', true],
    ['^[a-z]{8}\\.exe$', true],
    ['a+', false],
    ['(x?){100}y', false],
    ['(a|a){20}b', false],
  ])('%s: RegExp %s', (expression, expected) => {
    expect(isFast(nodeOf(expression))).toBe(expected);
  });

  test('also where RegExp takes exponential time', async () => {
    const { match } = await load(await moduleOf(ruleOf("    s: {f|re: '^(a+)+$'}\n    condition: s\n")));
    const took = (count: number) => {
      const started = performance.now();
      expect(match({ f: `${'a'.repeat(count)}!` })).toBe(false);
      return performance.now() - started;
    };
    // First a text that RegExp would come to an end with.
    expect(took(30)).toBeLessThan(3000);
    const started = performance.now();
    took(200_000);
    expect(match({ f: 'a'.repeat(200_000) })).toBe(true);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('texts do not fill the memory', async () => {
    const { linear } = await helpers();
    const { test: search } = linear(/(?:a|[^\n]{2}b)[^\n]{60}[xy]/u);
    const texts = fc.sample(
      fc.string({ minLength: 20_000, maxLength: 20_000, unit: fc.constantFrom('a', 'b', 'c', 'é', '😀') }),
      20,
    );
    const before = process.memoryUsage().heapUsed;
    for (const text of texts) expect(search(text)).toBe(false);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 2 ** 20);
  });
});

describe.skipIf(corpusFolder === undefined)('the expressions of SigmaHQ', () => {
  const tests = new Map<string, RegexTest>();
  for (const { predicate } of corpusFolder === undefined ? [] : resolveAll(readCorpusRules())) {
    visitLeaves(predicate, ({ test: one }) => {
      if (one.kind === 'regex') tests.set(`${lettersOf(one.flags)}/${one.expression}`, one);
    });
  }
  const moduleFor = async ({ expression, flags }: RegexTest) =>
    await load(
      await moduleOf(
        ruleOf(
          `    s: {${JSON.stringify(`f|re${[...lettersOf(flags)].map((one) => `|${one}`).join('')}`)}: ${JSON.stringify(expression)}}\n    condition: s\n`,
        ),
      ),
    );

  test('give the verdicts of the reference, for texts that nearly match too', async () => {
    let found = 0;
    for (const one of tests.values()) {
      const search = compileRegex(one.expression, one.flags);
      const { match } = await moduleFor(one);
      const texts = [...fc.sample(nearTextFor(nodeOf(one.expression, one.flags)), 300), '', one.expression];
      const verdicts = texts.map(search);
      if (verdicts.includes(true)) found++;
      const wrong = texts.filter((text, index) => match({ f: text }) !== verdicts[index]);
      expect({ expression: one.expression, wrong }).toEqual({ expression: one.expression, wrong: [] });
    }
    expect(tests.size).toBeGreaterThan(100);
    expect(found).toBeGreaterThan(tests.size * 0.95);
  });

  test('take no hostile text long', async () => {
    const slow: string[] = [];
    let slowest = 0;
    for (const one of tests.values()) {
      const { match } = await moduleFor(one);
      for (const text of fc.sample(nearTextFor(nodeOf(one.expression, one.flags)), 20)) {
        // Beginnings of what matches, again and again.
        const beginning = text.slice(0, Math.ceil(text.length / 2)) || 'x';
        const hostile = beginning.repeat(Math.ceil(20_000 / beginning.length));
        const started = performance.now();
        match({ f: hostile });
        const taken = performance.now() - started;
        slowest = Math.max(slowest, taken);
        if (taken > 1000) slow.push(`${one.expression}: ${taken} ms`);
      }
    }
    console.info(`the slowest of all takes ${slowest.toFixed(1)} ms for 20 KB`);
    expect(slow).toEqual([]);
  });
});
