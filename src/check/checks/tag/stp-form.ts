import type { Check } from '../../check.js';
import { tagsIn } from './rule-tags.js';

/** A tag of Summiting the Pyramid is a digit from 1 to 5, and perhaps one of the letters a, u and k. */
export const stpForm: Check = {
  code: 'tag/stp-form',
  summary: 'A tag of Summiting the Pyramid is a digit from 1 to 5, and perhaps one of the letters a, u and k.',
  help: '`stp.4` says how robust the analytic is, `stp.3k` also how robust its events are: application, user mode or kernel mode.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'tags:\n    - stp.6\n' }, { rule: 'tags:\n    - stp.3x\n' }],
  good: [{ rule: 'tags:\n    - stp.4\n    - stp.3k\n' }],
  document: (document, report) => {
    for (const { node, name, text } of tagsIn(document, 'stp')) {
      if (/^[1-5][auk]?$/.test(name)) continue;
      report(node.span, `"${text}" is not of the form stp.4 or stp.3k`);
    }
  },
};
