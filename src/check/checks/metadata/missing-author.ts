import type { Check } from '../../check.js';
import { reportMissing } from './missing-entry.js';

/** Every rule has an author. */
export const missingAuthor: Check = {
  code: 'metadata/missing-author',
  summary: 'Every rule has an author.',
  help: 'Who wrote a rule can be asked about it, and its licence may want the name. Add `author:`; several names are separated by commas.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'level: low\n' }, { rule: "author: ''\n" }],
  good: [
    { rule: 'author: Jane Doe\n' },
    {
      rule: `filter:
    rules: any
    selection:
        User: SYSTEM
    condition: selection
`,
    },
  ],
  document: reportMissing('author', ['rule', 'correlation']),
};
