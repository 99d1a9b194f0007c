import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRuleSet } from '../../backends/js/rule-set/index.js';
import { type ResolvedRule, resolveRule } from '../../src/condition/resolve.js';
import type { Event } from '../../src/event/event.js';
import { parseJson } from '../../src/event/parse-json.js';
import { flattenWindowsEvent } from '../../src/event/windows-event.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import type { Predicate } from '../../src/predicate/predicate.js';
import { makeRouter } from '../../src/routing/router.js';
import { loadWindowsConditions } from '../../src/routing/windows-sources.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { decodeSource } from '../../src/source/decode.js';
import { Source } from '../../src/source/source.js';

export { compileReference, compileRuleSet, loadWindowsConditions, makeRouter, parseJson };

/** Every rule of the corpus. */
export function readRules(corpus: string): readonly ResolvedRule[] {
  const folder = join(corpus, 'sigma/rules');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yml'));
  return names.sort().flatMap((name) => {
    const source = decodeSource(name, readFileSync(join(folder, name)));
    if (!(source instanceof Source)) return [];
    return readSigmaFile(source).documents.flatMap(({ document }) => {
      if (document?.kind !== 'rule') return [];
      const resolution = resolveRule(document);
      return 'errors' in resolution ? [] : [resolution.resolved];
    });
  });
}

/** The events of the corpus that rules match, flat. */
export function readMatchingEvents(corpus: string): readonly Event[] {
  const folder = join(corpus, 'sigma/regression');
  return readdirSync(folder)
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => flattenWindowsEvent(parseJson(line) as Event)),
    );
}

/** The same rule with other values: a letter is put into every text, and numbers are others. */
export function changeValues(predicate: Predicate, copy: number): Predicate {
  if (copy === 0) return predicate;
  const letters = `${copy.toString(36)}q`;
  const change = (one: Predicate): Predicate => {
    switch (one.kind) {
      case 'and':
      case 'or':
        return { ...one, operands: one.operands.map(change) };
      case 'not':
        return { ...one, operand: change(one.operand) };
      case 'constant':
        return one;
      case 'field':
      case 'keyword': {
        if (one.test.kind !== 'pattern') return one;
        const pattern = one.test.pattern.map((part) => {
          if (part.kind !== 'literal') return part;
          const middle = Math.ceil(part.text.length / 2);
          return { ...part, text: part.text.slice(0, middle) + letters + part.text.slice(middle) };
        });
        return { ...one, test: { ...one.test, pattern } } as Predicate;
      }
    }
  };
  return change(predicate);
}
