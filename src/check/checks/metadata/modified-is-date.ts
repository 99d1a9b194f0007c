import type { Check } from '../../check.js';
import { removeEntry } from '../../fix-text.js';
import { entry } from '../../walk.js';
import { dayOfNode } from './days.js';
import { textNode } from './metadata-nodes.js';

/** A rule that was not changed since has no `modified`. */
export const modifiedIsDate: Check = {
  code: 'metadata/modified-is-date',
  summary: 'A rule that was not changed since has no `modified`.',
  help: '`modified` of the same day as `date` says nothing. New rules have a `date` only.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'date: 2024-01-31\nmodified: 2024-01-31\n' }],
  good: [{ rule: 'date: 2024-01-31\nmodified: 2024-02-01\n' }],
  document: (document, report) => {
    const modified = entry(document, 'modified');
    const day = dayOfNode(textNode(document, 'modified'));
    if (modified === undefined || day === undefined || day !== dayOfNode(textNode(document, 'date'))) return;
    const fix = removeEntry(modified, 'remove "modified"');
    report(modified.value.span, '"modified" is the same day as "date"', fix === undefined ? {} : { fix });
  },
};
