import type { Check } from '../../check.js';
import { reportMissing } from './missing-entry.js';

/** Every rule has a description. */
export const missingDescription: Check = {
  code: 'metadata/missing-description',
  summary: 'Every rule has a description.',
  help: 'The description tells the analyst who gets the alert what was detected and why it matters; most targets show it. Add one or two sentences, best beginning with `Detects`.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'author: Jane Doe\n' }, { rule: "description: ''\n" }],
  good: [
    { rule: 'description: Detects a program that nobody should start\n' },
    {
      rule: `filter:
    rules: any
    selection:
        User: SYSTEM
    condition: selection
`,
    },
  ],
  document: reportMissing('description', ['rule', 'correlation']),
};
