import type { LogSource } from '../../../rule/sigma-rule.js';
import type { Check } from '../../check.js';

/** A filter for any rule has the log source of at least one. */
export const filterNeverApplies: Check = {
  code: 'filter/never-applies',
  summary: 'A filter for any rule has the log source of at least one.',
  help:
    'A filter with `rules: any` is added to all rules of its log source. If there is none, it does nothing: most often ' +
    'its log source is mistyped. Filters that name their rules are looked at by other checks.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `logsource:
    product: windows
    category: process_creation
---
logsource:
    product: windows
    category: process-creation
filter:
    rules: any
    selection:
        User: admin
    condition: not selection
`,
    },
  ],
  good: [
    {
      rule: `logsource:
    product: windows
    category: process_creation
---
logsource:
    product: windows
filter:
    rules: any
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
  collection: ({ documents }, report) => {
    const filters = documents.filter(({ facts }) => facts.isForAny);
    const rules = filters.length === 0 ? [] : documents.filter(({ facts }) => facts.kind === 'rule');
    // Filters are often kept apart from rules: without rules there is nothing to say.
    if (rules.length === 0) return;
    const taken = new Set(rules.flatMap(({ facts }) => widerKeys(facts.logsource)));
    for (const filter of filters) {
      if (taken.has(keyOf(filter.facts.logsource))) continue;
      report(filter.at(filter.facts.logsourceAt), 'no rule is of this log source');
    }
  },
};

const keyOf = ({ category, product, service }: LogSource): string => JSON.stringify([category, product, service]);

/** The log sources of filters that take in one of a rule: each part said, or left open. */
function widerKeys(logsource: LogSource): readonly string[] {
  let wider: readonly LogSource[] = [logsource];
  for (const part of ['category', 'product', 'service'] as const) {
    if (logsource[part] === undefined) continue;
    wider = wider.flatMap((one) => [one, { ...one, [part]: undefined }]);
  }
  return wider.map(keyOf);
}
