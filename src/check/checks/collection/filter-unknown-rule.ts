import type { Check } from '../../check.js';
import { quote } from './duplicates.js';
import { suggester } from './references.js';

/** Every rule that a filter names exists, and is a rule. */
export const filterUnknownRule: Check = {
  code: 'filter/unknown-rule',
  summary: 'Every rule that a filter names exists, and is a rule.',
  help:
    'A filter names the rules that it is added to by `id` or `name`. One that names a rule that is not there does ' +
    'nothing, and the false positives that it should hide come back. Filters apply to rules, not to correlations.',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `name: whoami
---
filter:
    rules:
        - whoamy
    selection:
        User: admin
    condition: not selection
`,
    },
  ],
  good: [
    {
      rule: `name: whoami
---
filter:
    rules:
        - whoami
    selection:
        User: admin
    condition: not selection
`,
    },
    {
      rule: `filter:
    rules: any
    selection:
        User: admin
    condition: not selection
`,
    },
  ],
  collection: (collection, report) => {
    const suggest = suggester(collection);
    for (const document of collection.documents) {
      if (document.facts.kind !== 'filter') continue;
      for (const reference of document.facts.references) {
        const named = collection.named(reference.text);
        const name = quote(reference.text);
        if (named.length === 0) {
          report(document.at(reference), `there is no rule ${name}`, { notes: suggest(reference.text) });
        } else if (named.every(({ facts }) => facts.kind !== 'rule')) {
          report(
            document.at(reference),
            `${name} is a ${named[0]?.facts.kind ?? 'filter'}, and filters apply to rules`,
          );
        }
      }
    }
  },
};
