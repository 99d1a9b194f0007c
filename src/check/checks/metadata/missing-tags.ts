import type { Check } from '../../check.js';
import { reportMissing } from './missing-entry.js';

/** Every rule has tags. */
export const missingTags: Check = {
  code: 'metadata/missing-tags',
  summary: 'Every rule has tags.',
  help: 'Tags classify a rule, above all by tactics and techniques of MITRE ATT&CK; coverage is counted by them.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'author: Jane Doe\n' }, { rule: 'tags: []\n' }],
  good: [
    { rule: 'tags:\n    - attack.execution\n' },
    {
      rule: `filter:
    rules: any
    selection:
        User: SYSTEM
    condition: selection
`,
    },
  ],
  document: reportMissing('tags', ['rule', 'correlation']),
};
