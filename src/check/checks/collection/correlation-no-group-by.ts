import type { Check } from '../../check.js';
import { sectionEntry } from '../../walk.js';

/** A correlation groups its events by at least one field. */
export const correlationNoGroupBy: Check = {
  code: 'correlation/no-group-by',
  summary: 'A correlation groups its events by at least one field.',
  help:
    'Without a field in `group-by`, the events of all users and hosts are counted together: ten failed logons of ten ' +
    'people look like an attack on one. Name the fields that the events must have in common.',
  severity: 'warning',
  profiles: ['sigmahq'],
  bad: [
    {
      rule: `name: base
---
correlation:
    type: event_count
    rules: [base]
    group-by: []
    timespan: 5m
    condition: {gte: 10}
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
  ],
  document: (document, report) => {
    // One that is missing is a fault of the schema.
    const groupBy = sectionEntry(document, 'correlation', 'group-by');
    if (groupBy?.value.kind !== 'sequence' || groupBy.value.items.length > 0) return;
    report(groupBy.key.span, 'the correlation groups its events by no field');
  },
};
