import type { Check } from '../../check.js';
import { isShared, quote, reportDuplicate, visitDuplicates } from './duplicates.js';

/** No two rules have the same title. The title is all that an analyst sees of an alert. */
export const duplicateTitle: Check = {
  code: 'collection/duplicate-title',
  summary: 'No two rules have the same title.',
  help:
    'Alerts are listed by title: with the same one, nobody knows which of two rules matched. Say in the title what the ' +
    'rule has that the other one has not. Case and spaces do not tell titles apart.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'title: Whoami Execution\n', others: { 'second.yml': 'title: Whoami  execution\n' } }],
  good: [{ rule: 'title: Whoami Execution\n', others: { 'second.yml': 'title: Whoami Execution - Linux\n' } }],
  collection: (collection, report) => {
    visitDuplicates(collection, 'title', (one, first) => {
      // Rules of one file that share what is global are meant to have one title.
      if (!isShared(one, first))
        reportDuplicate(report, one, first, `another rule has the title ${quote(one.at.text)}`);
    });
  },
};
