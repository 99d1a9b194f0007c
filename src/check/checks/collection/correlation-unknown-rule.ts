import type { Check } from '../../check.js';
import { quote } from './duplicates.js';
import { suggester } from './references.js';

/** Every rule that a correlation names exists. Without one of its rules, a correlation has no meaning. */
export const correlationUnknownRule: Check = {
  code: 'correlation/unknown-rule',
  summary: 'Every rule that a correlation names exists.',
  help:
    'A correlation refers to rules or to other correlations by their `id` or `name`. Without one of them it cannot be ' +
    'converted. Check the files together in which the rules are.',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `name: failed_logon
---
correlation:
    type: event_count
    rules:
        - failed_login
    group-by: [User]
    timespan: 5m
    condition:
        gte: 10
`,
    },
  ],
  good: [
    {
      rule: `name: failed_logon
id: 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c1
---
correlation:
    type: temporal
    rules:
        - failed_logon
        - 9d8f0a3e-1f6b-4a55-8c9e-0f3f6b6f8a11
    group-by: [User]
    timespan: 5m
`,
      others: { 'other.yml': 'id: 9d8f0a3e-1f6b-4a55-8c9e-0f3f6b6f8a11\n' },
    },
  ],
  collection: (collection, report) => {
    const suggest = suggester(collection);
    for (const document of collection.documents) {
      if (document.facts.kind !== 'correlation') continue;
      for (const reference of document.facts.references) {
        const named = collection.named(reference.text);
        if (named.length === 0) {
          const notes = suggest(reference.text);
          report(document.at(reference), `there is no rule ${quote(reference.text)}`, { notes });
        } else if (named.every(({ facts }) => facts.kind === 'filter')) {
          report(
            document.at(reference),
            `${quote(reference.text)} is a filter, and rules or correlations are expected`,
          );
        }
      }
    }
  },
};
