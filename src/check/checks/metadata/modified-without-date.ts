import type { Check } from '../../check.js';
import { entry } from '../../walk.js';

/** A rule with `modified` has a `date` too. */
export const modifiedWithoutDate: Check = {
  code: 'metadata/modified-without-date',
  summary: 'A rule with `modified` has a `date` too.',
  help: '`date` is the day when the rule was written, `modified` that of its last change. A new rule has a `date` only.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'modified: 2024-01-31\n' }],
  good: [{ rule: 'date: 2024-01-31\n' }, { rule: 'date: 2024-01-31\nmodified: 2024-02-01\n' }],
  document: (document, report) => {
    const modified = entry(document, 'modified');
    if (modified !== undefined && entry(document, 'date') === undefined) {
      report(modified.key.span, 'there is "modified", but no "date"');
    }
  },
};
