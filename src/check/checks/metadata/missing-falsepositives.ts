import type { Check } from '../../check.js';
import { reportMissing } from './missing-entry.js';

/** Every rule says which false positives are to be expected. */
export const missingFalsepositives: Check = {
  code: 'metadata/missing-falsepositives',
  summary: 'Every rule says which false positives are to be expected.',
  help: 'An analyst needs to know what else a rule may match. Write `Unknown` if you know of none, `Unlikely` if none is expected.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'author: Jane Doe\n' }, { rule: 'falsepositives: []\n' }],
  good: [
    { rule: 'falsepositives:\n    - Unknown\n' },
    {
      rule: `filter:
    rules: any
    selection:
        User: SYSTEM
    condition: selection
`,
    },
  ],
  document: reportMissing('falsepositives', ['rule', 'correlation']),
};
