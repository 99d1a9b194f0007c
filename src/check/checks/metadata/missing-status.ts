import type { Check } from '../../check.js';
import { reportMissing } from './missing-entry.js';

/** Every rule has a status. */
export const missingStatus: Check = {
  code: 'metadata/missing-status',
  summary: 'Every rule has a status.',
  help: 'The status says how far a rule can be trusted. New rules begin as `experimental`; `test` and `stable` come later.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'author: Jane Doe\n' }],
  good: [
    { rule: 'status: experimental\n' },
    {
      rule: `filter:
    rules: any
    selection:
        User: SYSTEM
    condition: selection
`,
    },
  ],
  document: reportMissing('status', ['rule', 'correlation']),
};
