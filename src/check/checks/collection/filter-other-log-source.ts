import type { Check } from '../../check.js';
import { entry } from '../../walk.js';
import { quote } from './duplicates.js';
import { appliesTo } from './filter-rules.js';
import { referencesOf } from './references.js';

/** The rules that a filter names are of its log source. It is not added to others. */
export const filterOtherLogSource: Check = {
  code: 'filter/other-log-source',
  summary: 'The rules that a filter names are of its log source.',
  help:
    'A filter is added to a rule only if its log source takes in that of the rule: each of category, product and service ' +
    'that the filter has must be the same. Give the filter the log source of its rules, or split it.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `name: whoami
logsource:
    product: windows
    category: process_creation
---
name: logon
logsource:
    product: windows
    service: security
---
logsource:
    product: windows
    category: process_creation
filter:
    rules: [whoami, logon]
    selection:
        User: admin
    condition: not selection
`,
    },
  ],
  good: [
    {
      rule: `name: whoami
logsource:
    product: windows
    category: process_creation
---
logsource:
    product: windows
filter:
    rules: [whoami]
    selection:
        User: admin
    condition: not selection
`,
    },
  ],
  collection: ({ documents, named }, report) => {
    for (const filter of documents) {
      for (const reference of referencesOf(filter, 'filter')) {
        const rules = named(reference.text).filter(({ reading }) => reading.kind === 'rule');
        const first = rules[0];
        if (first === undefined || rules.some((rule) => appliesTo(filter, rule))) continue;
        const at = entry(first, 'logsource')?.value.span;
        report(reference.span, `the rule ${quote(reference.text)} is of another log source than the filter`, {
          notes: at === undefined ? [] : [{ message: 'the log source of the rule', location: at.location }],
        });
      }
    }
  },
};
