import { isDeepStrictEqual } from 'node:util';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { testsOf } from '../../backends/panther/spec/tests.js';
import { resolveRule } from '../../src/condition/resolve.js';
import { eventText } from '../../src/event/event-text.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { corpusFolder, readCloudTrailEvents, readCorpusRules, readRegressionEvents } from '../support/corpus.js';
import { askPython, pantherConverter, pantherReady, skipped } from '../support/python/panther.js';

const ready = corpusFolder === undefined ? { ok: false as const, why: 'TRANSIGMA_CORPUS is not set' } : pantherReady();

/** How many tests rules get by default. */
const testLimit = 6;

describe.skipIf(!ready.ok)(`the rules of SigmaHQ as Panther's${skipped(ready)}`, async () => {
  const files = ready.ok ? readCorpusRules() : [];
  const convert = await pantherConverter();
  const rules = files.flatMap(({ path, reading }) =>
    reading.documents.map((document) => {
      if (document.document?.kind !== 'rule') throw new Error(`${path}: not a rule`);
      const resolution = resolveRule(document.document);
      if ('errors' in resolution) throw new Error(resolution.errors[0]?.message);
      const converted = convert(document);
      if (converted === undefined) throw new Error(`${path}: is refused`);
      return { path, ...converted, resolved: resolution.resolved };
    }),
  );

  test('find the events of the corpus that the reference finds, on panther-core', { timeout: 300_000 }, async () => {
    const events = ready.ok ? [...readCloudTrailEvents(), ...[...readRegressionEvents().values()].flat()] : [];
    expect(rules.length).toBe(3141);
    expect(events.length).toBeGreaterThan(540);
    const found = await askPython(
      'run_rules.py',
      rules.map(({ module }) => ({ module, all: true })),
      { args: ['panther-core'], forAll: [{ events: events.map(eventText) }] },
    );
    let matches = 0;
    const wrong = rules.flatMap(({ path, resolved, module }, index) => {
      const holds = compileReference(resolved.predicate);
      const expected = events.flatMap((event, at) => (holds(event) ? [at] : []));
      matches += expected.length;
      const given = found[index];
      return isDeepStrictEqual(given, expected) ? [] : [{ path, given, expected, module }];
    });
    expect(wrong).toEqual([]);
    // Verdicts that are all false would prove nothing.
    expect(matches).toBeGreaterThan(500);
  });

  test('PyYAML reads of their files what js-yaml reads', { timeout: 300_000 }, async () => {
    const texts = rules.map(({ specification }) => specification);
    // Panther's tool reads with libyaml; PyYAML's own reader is slow.
    const few = texts.filter((_, index) => index % 20 === 0);
    const [read, readSlowly] = [
      await askPython('read_yaml.py', texts),
      await askPython('read_yaml.py', few, { args: ['slow'] }),
    ];
    const expected = texts.map((text) => load(text));
    const wrong = rules.filter((_, index) => !isDeepStrictEqual(read[index], expected[index]));
    expect(wrong.map(({ path, specification }) => ({ path, specification }))).toEqual([]);
    expect(readSlowly).toEqual(expected.filter((_, index) => index % 20 === 0));
    expect(read.flatMap((value, index) => wrongTests(value, index))).toEqual([]);
  });

  /** The tests of a file that are not those that were generated. */
  function wrongTests(value: unknown, index: number) {
    const { path, resolved } = rules[index]!;
    const { tests } = testsOf(resolved, ['Custom.Test'], testLimit);
    const expected = tests.map(({ name, expected, log }) => ({
      Name: name,
      ExpectedResult: expected,
      Log: JSON.parse(eventText(log)),
    }));
    const { Tests: given = [] } = value as { readonly Tests?: readonly unknown[] };
    return isDeepStrictEqual(given, expected) ? [] : [{ path, given, expected }];
  }
});
