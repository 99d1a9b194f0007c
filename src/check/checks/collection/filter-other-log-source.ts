import type { LogSource } from '../../../rule/sigma-rule.js';
import type { Check } from '../../check.js';
import { quote } from './duplicates.js';

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
      if (filter.facts.kind !== 'filter') continue;
      for (const reference of filter.facts.references) {
        const rules = named(reference.text).filter(({ facts }) => facts.kind === 'rule');
        const first = rules[0];
        if (first === undefined || rules.some(({ facts }) => takesIn(filter.facts.logsource, facts.logsource)))
          continue;
        const at = first.facts.logsourceAt;
        report(filter.at(reference), `the rule ${quote(reference.text)} is of another log source than the filter`, {
          notes: at === undefined ? [] : [{ message: 'the log source of the rule', location: first.at(at).location }],
        });
      }
    }
  },
};

/** Whether a filter's log source takes in that of a rule: what it does not say may be anything. */
const takesIn = (filter: LogSource, rule: LogSource): boolean =>
  (['category', 'product', 'service'] as const).every(
    (part) => filter[part] === undefined || filter[part] === rule[part],
  );
