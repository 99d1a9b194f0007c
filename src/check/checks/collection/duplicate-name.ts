import type { Check } from '../../check.js';
import { quote, reportDuplicate, visitDuplicates } from './duplicates.js';

/** No two rules have the same `name`. Correlations and filters refer to rules by it. */
export const duplicateName: Check = {
  code: 'collection/duplicate-name',
  summary: 'No two rules have the same `name`.',
  help:
    'Correlations and filters refer to rules by their `name`. Of two rules with the same one, nobody knows which is ' +
    'meant. Give each its own name, or refer to them by `id`.',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'title: First\nname: failed_logon\n', others: { 'second.yml': 'title: Second\nname: failed_logon\n' } },
  ],
  good: [
    { rule: 'title: First\nname: failed_logon\n', others: { 'second.yml': 'title: Second\nname: failed_logon_2\n' } },
  ],
  collection: (collection, report) => {
    visitDuplicates(collection, 'name', (one, first) =>
      reportDuplicate(report, one, first, `another rule has the name ${quote(one.at.text)}`),
    );
  },
};
