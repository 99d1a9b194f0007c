import type { Check } from '../../check.js';
import { reportMissing } from './missing-entry.js';

/** Every rule has a date. */
export const missingDate: Check = {
  code: 'metadata/missing-date',
  summary: 'Every rule has a date.',
  help: 'The date says since when the rule exists, as YYYY-MM-DD.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'author: Jane Doe\n' }],
  good: [
    { rule: 'date: 2024-01-31\n' },
    {
      rule: `filter:
    rules: any
    selection:
        User: SYSTEM
    condition: selection
`,
    },
  ],
  document: reportMissing('date', ['rule', 'correlation']),
};
