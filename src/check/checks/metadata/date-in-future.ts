import type { Check } from '../../check.js';
import { dayOfNode, today } from './days.js';
import { textNode } from './metadata-nodes.js';

/** No date is in the future. */
export const dateInFuture: Check = {
  code: 'metadata/date-in-future',
  summary: 'No date is in the future.',
  help: 'The dates say when a rule was written and last changed. A day to come is a slip of the year or the month.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'date: 9024-01-31\n' }, { rule: 'date: 2024-01-31\nmodified: 9024/02/01\n' }],
  good: [{ rule: 'date: 2024-01-31\nmodified: 2024-02-01\n' }],
  document: (document, report) => {
    for (const name of ['date', 'modified']) {
      const node = textNode(document, name);
      const day = dayOfNode(node);
      // Somewhere it is tomorrow already.
      if (node !== undefined && day !== undefined && day > today(1)) {
        report(node.span, `"${name}" is ${day}, a day to come`);
      }
    }
  },
};
