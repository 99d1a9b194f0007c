import type { Check } from '../../check.js';
import type { CheckedDocument } from '../../checked-file.js';
import { entry } from '../../walk.js';
import { quote } from './duplicates.js';
import { logicKey, logicWeight } from './logic-key.js';

/**
 * No two rules ask the same of the same log source. Whatever their selections are called and in whichever order they
 * stand, both match the same events: twice the alerts, twice the maintenance.
 */
export const sameLogic: Check = {
  code: 'collection/same-logic',
  summary: 'No two rules ask the same of the same log source.',
  help:
    'What is compared is the meaning of the rules: the names of selections, the order of values and the case of text do ' +
    'not count. Of two such rules one is enough; if it replaces the other, give the old one the status `deprecated`.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `title: First
detection:
    selection:
        a: [x, y]
    filter:
        b: 1
    condition: selection and not filter
`,
      others: {
        'second.yml': `title: Second
detection:
    exclusion:
        b: 1
    one:
        a: Y
    two:
        a: X
    condition: not exclusion and (one or two)
`,
      },
    },
    {
      rule: `title: First
detection:
    keep:
        a: 1
    b:
        b: 1
    c:
        c: 1
    condition: keep and not (b or c)
---
title: Second
detection:
    keep:
        a: 1
    b:
        b: 1
    c:
        c: 1
    condition: keep and not b and not c
`,
    },
  ],
  good: [
    {
      rule: 'title: First\ndetection:\n    a:\n        a|cased: x\n    condition: a\n',
      others: { 'second.yml': 'title: Second\ndetection:\n    a:\n        a|cased: X\n    condition: a\n' },
    },
    {
      rule: 'title: First\nlogsource:\n    product: linux\n',
      others: { 'second.yml': 'title: Second\nlogsource:\n    product: macos\n' },
    },
    {
      rule: 'title: First\n',
      others: { 'second.yml': 'title: Second\nstatus: deprecated\n' },
    },
    {
      rule: 'title: First\ndetection:\n    a:\n        a|contains|all: [x, y]\n    condition: a\n',
      others: { 'second.yml': 'title: Second\ndetection:\n    a:\n        a|contains: [x, y]\n    condition: a\n' },
    },
  ],
  collection: ({ documents }, report) => {
    const rules = documents.filter(({ resolved, reading: { metadata } }) => {
      // A rule that is kept for the record may be like the one that replaced it.
      return resolved !== undefined && metadata.status !== 'deprecated' && metadata.status !== 'unsupported';
    });
    const firsts = new Map<string, CheckedDocument>();
    for (const { document, key } of keysOf(rules)) {
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, document);
        continue;
      }
      const title = first.reading.metadata.title;
      const at = entry(first, 'detection')?.key.span;
      report(entry(document, 'detection')?.key.span, `the rule asks the same as ${quote(title)}`, {
        notes: [{ message: 'the other detection is here', ...(at === undefined ? {} : { location: at.location }) }],
      });
    }
  },
};

interface Keyed {
  readonly document: CheckedDocument;
  readonly key: string;
}

/** The keys of what rules ask, in their order; rules whose key no other can have are left out. */
function keysOf(documents: readonly CheckedDocument[]): readonly Keyed[] {
  const weights = new Map<string, number>();
  const weighed = documents.flatMap((document) => {
    const { resolved } = document;
    if (resolved === undefined) return [];
    const { category, product, service } = resolved.rule.logsource;
    const weight = `${JSON.stringify([category, product, service])} ${logicWeight(resolved.predicate)}`;
    weights.set(weight, (weights.get(weight) ?? 0) + 1);
    return [{ document, weight, predicate: resolved.predicate }];
  });
  return weighed.flatMap(({ document, weight, predicate }) =>
    weights.get(weight) === 1 ? [] : [{ document, key: `${weight} ${logicKey(predicate)}` }],
  );
}
