import type { Check } from '../../check.js';
import { reportMissing } from './missing-entry.js';

/** Every rule has references. */
export const missingReferences: Check = {
  code: 'metadata/missing-references',
  summary: 'Every rule has references.',
  help: 'References say what a rule was derived from. Add the public sources; if there are none, SigmaHQ writes `Internal Research`.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'author: Jane Doe\n' }, { rule: 'references: []\n' }],
  good: [
    { rule: 'references:\n    - Internal Research\n' },
    {
      rule: `filter:
    rules: any
    selection:
        User: SYSTEM
    condition: selection
`,
    },
  ],
  document: reportMissing('references', ['rule', 'correlation']),
};
