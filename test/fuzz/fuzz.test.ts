import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Event } from '../../src/event/event.js';
import { corpusFolder } from '../support/corpus.js';
import { type Mutation, mutations } from './mutate.js';
import { faultsOfOutcome } from './pipeline.js';
import { randomFrom } from './random.js';

// By hand: TRANSIGMA_FUZZ_COUNT=100000 TRANSIGMA_FUZZ_SEED=7 npx vitest run test/fuzz
const count = Number(process.env.TRANSIGMA_FUZZ_COUNT ?? 3000);
const firstSeed = Number(process.env.TRANSIGMA_FUZZ_SEED ?? 1);
/** What one input may take, in milliseconds; nearly all take one or two. */
const timeLimit = 10_000;

const rulesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

const rules = [
  ...rulesUnder('rules'),
  ...(corpusFolder === undefined ? [] : rulesUnder(join(corpusFolder, 'sigma/rules'))),
];

const events: readonly Event[] = [
  {},
  {
    eventName: 'DeleteGroup',
    eventSource: 'iam.amazonaws.com',
    errorCode: ['AccessDenied', null],
    'a.b': {},
    __proto__: 1,
  },
  {
    CommandLine: 'cmd.exe -a /b',
    EventID: 4688,
    nested: { deep: [[{ list: [1, 9007199254740993n, true] }]] },
    text: '\ud800😀\0',
  },
];

/** The input that a seed stands for: a real rule, changed a few times. */
function inputOf(seed: number): { readonly bytes: Uint8Array; readonly what: string } {
  const random = randomFrom(seed);
  const names = Object.keys(mutations) as (keyof typeof mutations)[];
  let text = random.pick(rules);
  const changed: string[] = [];
  for (let left = 1 + random.below(3); left > 0; left--) {
    const name = random.pick(names);
    changed.push(name);
    const mutation: Mutation = mutations[name];
    const result = mutation(text, random);
    if (typeof result !== 'string') return { bytes: result, what: changed.join(', ') };
    text = result;
  }
  return { bytes: new TextEncoder().encode(text), what: changed.join(', ') };
}

test(
  'whatever comes in, the outcome is a result or diagnostics, in bounded time',
  () => {
    const failures: string[] = [];
    let slowest = 0;
    for (let seed = firstSeed; seed < firstSeed + count && failures.length < 20; seed++) {
      const { bytes, what } = inputOf(seed);
      const begin = performance.now();
      let faults: readonly string[];
      try {
        faults = faultsOfOutcome(bytes, events);
      } catch (thrown) {
        faults = [thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)];
      }
      const taken = performance.now() - begin;
      slowest = Math.max(slowest, taken);
      if (taken > timeLimit) faults = [...faults, `it takes ${Math.round(taken)} ms`];
      if (faults.length > 0) {
        const beginning = new TextDecoder().decode(bytes.subarray(0, 3000));
        failures.push(
          `TRANSIGMA_FUZZ_SEED=${seed} TRANSIGMA_FUZZ_COUNT=1 (${what})\n${faults.slice(0, 5).join('\n')}\n${beginning}`,
        );
      }
    }
    if (count !== 3000)
      console.info(`${count} inputs from seed ${firstSeed}; the slowest took ${Math.round(slowest)} ms`);
    expect(failures).toEqual([]);
  },
  Math.max(60_000, count * 20),
);
