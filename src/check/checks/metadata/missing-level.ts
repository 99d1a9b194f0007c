import type { Check } from '../../check.js';
import { reportMissing } from './missing-entry.js';

/** Every rule has a level. */
export const missingLevel: Check = {
  code: 'metadata/missing-level',
  summary: 'Every rule has a level.',
  help: 'The level says how urgent a match is. Without one each target chooses a severity of its own. Add one of `informational`, `low`, `medium`, `high` and `critical`.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'author: Jane Doe\n' }],
  good: [
    { rule: 'level: medium\n' },
    {
      rule: `filter:
    rules: any
    selection:
        User: SYSTEM
    condition: selection
`,
    },
  ],
  document: reportMissing('level', ['rule', 'correlation']),
};
