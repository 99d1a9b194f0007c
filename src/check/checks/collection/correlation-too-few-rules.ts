import type { Check } from '../../check.js';

/** A temporal correlation has at least two rules. Events of one rule alone are always near each other. */
export const correlationTooFewRules: Check = {
  code: 'correlation/too-few-rules',
  summary: 'A temporal correlation has at least two rules.',
  help:
    'A temporal correlation asks whether events of different rules come within a time. With one rule it matches whenever ' +
    'that rule does. Add the other rules, or count events with `type: event_count`.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `name: base
---
correlation:
    type: temporal
    rules: [base]
    group-by: [User]
    timespan: 5m
`,
    },
    {
      rule: `name: base
id: 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c1
---
correlation:
    type: temporal_ordered
    rules: [base, 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c1]
    group-by: [User]
    timespan: 5m
`,
    },
  ],
  good: [
    {
      rule: `name: base
---
correlation:
    type: event_count
    rules: [base]
    group-by: [User]
    timespan: 5m
    condition: {gte: 10}
`,
    },
    {
      rule: `name: base
---
correlation:
    type: temporal
    rules: [base, elsewhere]
    group-by: [User]
    timespan: 5m
`,
    },
  ],
  collection: ({ documents, named }, report) => {
    for (const document of documents) {
      const { correlationType: type, references, referencesAt } = document.facts;
      if (type?.startsWith('temporal') !== true) continue;
      // A rule may be named twice: by its id, and by its name.
      if (new Set(references.map(({ text }) => named(text)[0] ?? text)).size > 1) continue;
      report(document.at(referencesAt), `a ${type} correlation needs two rules, and this one has one`);
    }
  },
};
