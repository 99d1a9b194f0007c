import { describe, expect, test } from 'vitest';
import { compileRuleSet } from '../../backends/js/rule-set/rule-set.js';
import type { Event } from '../../src/event/event.js';
import { visitLeaves } from '../../src/predicate/passes/map-leaves.js';
import { containing, literalPattern, type Pattern } from '../../src/predicate/pattern.js';
import type { FieldTest, KeywordTest, Predicate } from '../../src/predicate/predicate.js';
import { nowhere } from '../support/arbitrary-predicate.js';
import { corpusFolder, readCorpusRules, resolveAll } from '../support/corpus.js';

const length = 20_000;
const has = (pattern: Pattern): Predicate => ({
  kind: 'field',
  field: 'f',
  test: { kind: 'pattern', pattern, cased: false },
  origin: nowhere,
});

/** A text of so many characters that begins like what the test looks for, again and again. */
function hostileTexts(one: FieldTest | KeywordTest): readonly string[] {
  const fill = (text: string) => (text === '' ? 'a' : text).repeat(length).slice(0, length);
  if (one.kind === 'regex') {
    // What the expression reads, without what makes it an expression.
    const literals = one.expression.replace(/\[[^\]]*\]|\\[sdwSDW]|\{[\d,]+\}|[()?*+^$|]/g, ' ').replaceAll('\\', '');
    return [fill(literals), fill(one.expression), fill(`${literals.trim().slice(0, 3)} `), fill('a1 ')];
  }
  if (one.kind !== 'pattern') return [];
  const literals = one.pattern.flatMap((part) => (part.kind === 'literal' ? [part.text] : []));
  return [fill(literals.join('')), fill(literals.map((text) => text.slice(0, -1)).join('')), fill(literals[0] ?? 'a')];
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Milliseconds that an event takes: the best of a few times, so that what else the machine does counts less. */
function timeOf(match: (event: Event) => unknown, event: Event, times = 3): number {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) {
    const started = performance.now();
    match(event);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

describe.skipIf(corpusFolder === undefined)('hostile values for the rules of SigmaHQ (need TRANSIGMA_CORPUS)', () => {
  test('of 20 KB, made for each expression and each pattern of several parts, take a millisecond or two', () => {
    const rules = corpusFolder === undefined ? [] : resolveAll(readCorpusRules());
    const set = compileRuleSet(rules);
    const events = new Map<string, Event>();
    for (const { predicate } of rules) {
      visitLeaves(predicate, (leaf) => {
        if (leaf.test.kind === 'pattern' && leaf.test.pattern.length < 4) return;
        const name = leaf.kind === 'field' ? leaf.field : 'Message';
        for (const text of hostileTexts(leaf.test)) events.set(`${name} ${text.slice(0, 100)}`, { [name]: text });
      });
    }
    for (const event of events.values()) set.match(event);
    const times = [...events.values()].map((event) => timeOf(set.match, event));
    expect(events.size).toBeGreaterThan(1000);
    expect(median(times)).toBeLessThan(2);
    // A machine that does other things may take some of its time for these.
    expect(times.filter((time) => time > 4).length).toBeLessThan(times.length / 100);
  });
});

describe('hostile rules', () => {
  /** How much longer twice the value takes than once. */
  function growth(rules: readonly Predicate[], makeValue: (size: number) => string): number {
    const set = compileRuleSet(rules.map((predicate) => ({ predicate })));
    const [once, twice] = [length, 4 * length].map((size) => ({ f: makeValue(size) }));
    set.match(once as Event);
    return timeOf(set.match, twice as Event, 10) / Math.max(timeOf(set.match, once as Event, 10), 0.05);
  }

  test('a thousand texts, each a part of the next, cost a value of nothing else in proportion to its length', () => {
    const rules = Array.from({ length: 1000 }, (_, index) => has(containing(literalPattern('a'.repeat(index + 1)))));
    expect(growth(rules, (size) => 'a'.repeat(size))).toBeLessThan(12);
  });

  test('field names of very many steps cost no more than events have levels', () => {
    const rules = [1000, 100_000, 1_000_000].map((steps): Predicate => {
      return { ...has(containing(literalPattern('x'))), field: Array(steps).fill('a').join('.') } as Predicate;
    });
    const set = compileRuleSet(rules.map((predicate) => ({ predicate })));
    let event: Event = { a: ['x'] };
    for (let level = 1; level < 1000; level++) event = { a: [[event], 'x'] };
    expect([...set.match(event)]).toEqual([0]);
    expect(timeOf(set.match, event)).toBeLessThan(20);
  });

  test('so do many wildcards', () => {
    const star = { kind: 'any-run' } as const;
    const many = Array.from({ length: 50 }, () => [star, { kind: 'literal', text: 'aab' } as const]).flat();
    expect(growth([has([...many, star])], (size) => 'a'.repeat(size))).toBeLessThan(12);
  });
});
