import type { Check } from '../../check.js';
import { decidedParts } from './decide.js';
import { reasonsFor } from './reasons.js';

/** Every part of a rule can make a difference to what it matches. */
export const settledPart: Check = {
  code: 'condition/settled-part',
  summary: 'Every part of a rule can make a difference to what it matches.',
  help: 'What the rule says elsewhere settles this part: it always holds there, or never, so that it has no effect. Perhaps a filter takes back what a selection asks for. In a filter (there it is an info) it is only longer than it needs to be.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: "detection:\n    selection:\n        Image: ['C:\\a.exe', 'C:\\b.exe']\n    filter:\n        Image|endswith: '\\a.exe'\n    condition: selection and not filter\n",
    },
    {
      rule: 'detection:\n    a:\n        a: 1\n    b:\n        b: 1\n    condition: (a and not a) or b\n',
    },
  ],
  good: [
    { rule: 'detection:\n    a:\n        a: 1\n    b:\n        b: 1\n    condition: (a and not b) or (b and not a)\n' },
  ],
  document: (document, report) => {
    for (const { holds, isWhole, isExcluding, origin, because } of decidedParts(document)) {
      if (isWhole) continue;
      report(origin, `this ${holds ? 'always' : 'never'} holds where it is asked for`, {
        notes: reasonsFor(because),
        severity: isExcluding ? 'info' : 'warning',
      });
    }
  },
};
