import type { Check } from '../../check.js';
import { visitSingle } from './single-quantifier.js';

/** The quantifier `of them` stands for several detections. */
export const themOfOne: Check = {
  code: 'condition/them-of-one',
  summary: 'The quantifier `of them` stands for several detections.',
  help: 'With a single detection `1 of them` and `all of them` say no more than its name. Write the name: then it stays clear what is meant when somebody adds a detection.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'detection:\n    selection:\n        a: 1\n    condition: 1 of them\n' },
    {
      rule: 'detection:\n    selection:\n        a: 1\n    _filter:\n        b: 1\n    condition: all of them and not _filter\n',
    },
  ],
  good: [
    { rule: 'detection:\n    one:\n        a: 1\n    two:\n        a: 2\n    condition: 1 of them\n' },
    { rule: 'detection:\n    them_all:\n        a: 1\n    condition: them_all\n' },
  ],
  document: (document, report) => {
    visitSingle(
      document,
      report,
      ({ target }) => target === 'them',
      (_, name) => `"them" is "${name}" alone`,
    );
  },
};
