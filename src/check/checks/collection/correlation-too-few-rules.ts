import type { Check } from '../../check.js';
import { sectionEntry } from './references.js';

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
    for (const checked of documents) {
      const { document } = checked.reading;
      if (document?.kind !== 'correlation' || !document.type.startsWith('temporal')) continue;
      // A rule may be named twice: by its id, and by its name.
      if (new Set(document.rules.map((rule) => named(rule)[0] ?? rule)).size > 1) continue;
      report(
        sectionEntry(checked, 'correlation', 'rules')?.value.span,
        `a ${document.type} correlation needs two rules, and this one has one`,
      );
    }
  },
};
