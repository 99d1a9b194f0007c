import type { Check } from '../../check.js';
import type { CollectedDocument } from '../../collection.js';
import { quote } from './duplicates.js';

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
    const firsts = new Map<string, CollectedDocument>();
    for (const document of documents) {
      const { logic, status, logsource, detectionAt } = document.facts;
      // A rule that is kept for the record may be like the one that replaced it.
      if (logic === undefined || status === 'deprecated' || status === 'unsupported') continue;
      const key = JSON.stringify([logsource.category, logsource.product, logsource.service, logic]);
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, document);
        continue;
      }
      const { location } = first.at(first.facts.detectionAt);
      report(document.at(detectionAt), `the rule asks the same as ${quote(first.facts.title?.text ?? '')}`, {
        notes: [{ message: 'the other detection is here', location }],
      });
    }
  },
};
