import type { Check } from '../../check.js';
import { decidedParts } from './decide.js';
import { reasonsFor } from './reasons.js';

/** Some event does not match the rule. */
export const alwaysTrue: Check = {
  code: 'condition/always-true',
  summary: 'Some event does not match the rule.',
  help: 'The rule fires for every event of its log source: `a or not a`. Most often an `or` should be an `and`. Correct the condition.',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'detection:\n    selection:\n        a: 1\n    condition: selection or not selection\n' },
    { rule: 'detection:\n    selection:\n        User|exists: [true, false]\n    condition: selection\n' },
    {
      rule: "detection:\n    selection:\n        Image|endswith: .exe\n    filter:\n        Image|endswith: '\\cmd.exe'\n    condition: selection or not filter\n",
    },
  ],
  good: [
    {
      rule: "detection:\n    selection:\n        Image|endswith: '\\cmd.exe'\n    filter:\n        Image|endswith: .exe\n    condition: selection or not filter\n",
    },
    {
      rule: 'detection:\n    selection:\n        a: 1\n    filter:\n        b: 1\n    condition: selection or not filter\n',
    },
  ],
  document: (document, report) => {
    for (const { holds, isWhole, origin, because } of decidedParts(document)) {
      if (!holds || !isWhole) continue;
      report(origin, 'the rule matches every event: one of its alternatives always holds', {
        notes: reasonsFor(because),
      });
    }
  },
};
