import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/event/event.js';
import { makeCoverageMeter } from '../../src/explain/coverage.js';
import { describeNode } from '../../src/explain/describe-predicate.js';
import { compileExplainer } from '../../src/explain/explain.js';
import { predicateOf } from '../predicate/examples/support.js';

const predicate = predicateOf('s:\n  a: [1, 2]\n  b: x\nf:\n  c: y\ncondition: s and not f');

/** The parts with the verdicts that events give them: `t` for true, `f` for false. */
function verdicts(...events: readonly Event[]): Record<string, string> {
  const meter = makeCoverageMeter(predicate);
  const explain = compileExplainer(predicate);
  for (const event of events) meter.add(explain(event));
  return Object.fromEntries(
    meter
      .parts()
      .map(({ role, predicate: part, everTrue, everFalse }) => [
        `${role}: ${describeNode(part)}`,
        `${everTrue ? 't' : ''}${everFalse ? 'f' : ''}`,
      ]),
  );
}

describe('coverage', () => {
  test('knows all parts before any test', () => {
    expect(verdicts()).toEqual({
      'rule: all of 3': '',
      'conjunct: any of 2 for a': '',
      'alternative: a equals the number 1': '',
      'alternative: a equals the number 2': '',
      'conjunct: b is "x" (ignoring case)': '',
      'filter: not': '',
    });
  });

  test('a match leaves what it did not need', () => {
    expect(verdicts({ a: 1, b: 'x' })).toMatchObject({
      'rule: all of 3': 't',
      'alternative: a equals the number 1': 't',
      'alternative: a equals the number 2': 'f',
      'filter: not': 't',
    });
  });

  test('is complete when every part held and failed', () => {
    const all = verdicts({ a: 1, b: 'x' }, { a: 2, b: 'y' }, { a: 3, c: 'y' });
    expect(new Set(Object.values(all))).toEqual(new Set(['tf']));
  });
});
