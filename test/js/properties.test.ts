import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { resolveDocument } from '../../src/convert.js';
import { eventText } from '../../src/event/event-text.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import type { Predicate } from '../../src/predicate/predicate.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';
import { eventFor, kqlPredicate } from '../support/arbitrary-predicate.js';
import { predicateAndEvents } from '../support/sql/arbitrary-sql.js';
import { disagreements, load, type RuleSetModule, renderAll, ruleOf, ruleSetOf } from './modules.js';

/** A rule that means the predicate, whatever it says. */
function ruleOfPredicate(predicate: Predicate): ResolvedRule {
  const text = ruleOf('    sel: {f: x}\n    condition: sel\n');
  const [reading] = readSigmaFile(new Source('rule.yml', text)).documents;
  const resolution = reading?.document === undefined ? { errors: [] } : resolveDocument(reading.document);
  if ('errors' in resolution) throw new Error('no rule');
  return { ...resolution.resolved, predicate };
}

const own = kqlPredicate.chain((predicate) =>
  fc.tuple(fc.constant(predicate), fc.array(eventFor(predicate), { minLength: 8, maxLength: 8 })),
);

test('random predicates mean the same in modules for random events', async () => {
  const pairs = [...fc.sample(own, 700), ...fc.sample(predicateAndEvents, 1500)];
  const rules = pairs.map(([predicate]) => ruleOfPredicate(predicate));
  const texts = await renderAll(rules);
  const { rules: inSet } = await load<RuleSetModule>(await ruleSetOf(rules));
  for (const [index, [predicate, events]] of pairs.entries()) {
    const text = texts[index] ?? '';
    const { match } = await load(text);
    const holds = compileReference(predicate);
    expect(disagreements(match, holds, events).map((event) => ({ event: eventText(event), text }))).toEqual([]);
    expect(disagreements(inSet[index]?.match ?? (() => false), holds, events)).toEqual([]);
  }
});
