import type { Check } from '../../check.js';
import { dayOfNode } from './days.js';
import { textNode } from './metadata-nodes.js';

/** A rule is not modified before it is written. */
export const modifiedBeforeDate: Check = {
  code: 'metadata/modified-before-date',
  summary: 'A rule is not modified before it is written.',
  help: '`date` is the day when the rule was written, `modified` that of its last change. Perhaps they were mixed up.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'date: 2024-01-31\nmodified: 2023-12-01\n' }, { rule: 'date: 2024-01-31\nmodified: 2023/12/01\n' }],
  good: [{ rule: 'date: 2024-01-31\nmodified: 2024-02-01\n' }, { rule: 'date: 2024-01-31\nmodified: 2024-01-31\n' }],
  document: (document, report) => {
    const modified = textNode(document, 'modified');
    const date = textNode(document, 'date');
    const [written, changed] = [dayOfNode(date), dayOfNode(modified)];
    if (date === undefined || modified === undefined || written === undefined || changed === undefined) return;
    if (changed >= written) return;
    const notes = [{ message: 'the rule was written then', location: date.span.location }];
    report(modified.span, `"modified" is ${changed}, and the rule was written on ${written}`, { notes });
  },
};
