import type { Check } from '../../check.js';
import { decidedParts } from './decide.js';
import { reasonsFor } from './reasons.js';

/** Some event can match the rule. */
export const alwaysFalse: Check = {
  code: 'condition/always-false',
  summary: 'Some event can match the rule.',
  help: 'What the rule asks for contradicts itself, so that it never fires: `a and not a`, or a filter that leaves out everything that the selection takes in. Correct the filter or the condition.',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'detection:\n    selection:\n        a: 1\n    condition: selection and not selection\n' },
    {
      rule: "detection:\n    selection:\n        Image|endswith: '\\cmd.exe'\n    filter:\n        Image|endswith: .exe\n    condition: selection and not filter\n",
    },
    {
      rule: "detection:\n    selection:\n        Image: ['a', 'b']\n        Image|endswith: [c]\n    filter:\n        - Image: null\n        - Image|contains: ['A', 'B']\n    condition: selection and not filter\n",
    },
    {
      rule: 'detection:\n    selection:\n        Image: a\n        User: [a, b]\n    condition: not selection and selection\n',
    },
    {
      rule: 'detection:\n    selection:\n        Image: a\n        User: [a, b]\n    filter:\n        Image: a\n        User: [c, b, a]\n    condition: selection and not filter\n',
    },
    { rule: 'detection:\n    selection:\n        User: null\n        User|contains: x\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        User|exists: false\n        User: x\n    condition: selection\n' },
  ],
  good: [
    {
      rule: "detection:\n    selection:\n        Image|endswith: .exe\n    filter:\n        Image|endswith: '\\cmd.exe'\n    condition: selection and not filter\n",
    },
    {
      rule: "detection:\n    selection:\n        Image|endswith: ['\\cmd.exe', '\\a.dll']\n    filter:\n        Image|endswith: .exe\n    condition: selection and not filter\n",
    },
    {
      rule: 'detection:\n    selection:\n        Image: a\n        User: [a, b]\n    filter:\n        Image: a\n        User: [a, c]\n    condition: selection and not filter\n',
    },
    {
      rule: 'detection:\n    selection:\n        Image: a\n        User: [a, b]\n    filter:\n        Image: b\n        User: [a, b, c]\n    condition: selection and not filter\n',
    },
    {
      rule: 'detection:\n    selection:\n        User: a\n    other:\n        User: b\n    condition: selection and other\n',
    },
    {
      rule: 'detection:\n    selection:\n        User|cased: admin\n    filter:\n        User|cased: Admin\n    condition: selection and not filter\n',
    },
    {
      rule: 'detection:\n    selection:\n        User|exists: true\n    filter:\n        User: null\n    condition: selection and filter\n',
    },
  ],
  document: (document, report) => {
    for (const { holds, isWhole, origin, because } of decidedParts(document)) {
      if (holds || !isWhole) continue;
      report(origin, 'the rule can never match: its parts contradict each other', { notes: reasonsFor(because) });
    }
  },
};
