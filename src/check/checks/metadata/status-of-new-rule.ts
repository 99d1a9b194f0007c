import type { Check } from '../../check.js';
import { entry } from '../../walk.js';
import { dayOfNode, today } from './days.js';
import { textNode } from './metadata-nodes.js';

const newForDays = 60;

/** A new rule is experimental. */
export const statusOfNewRule: Check = {
  code: 'metadata/status-of-new-rule',
  summary: 'A new rule is experimental.',
  help: 'For its first 60 days a rule of SigmaHQ is `experimental`, until it has shown that it works. One with regression tests (`regression_tests_path`) may begin higher.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'date: 9024-01-31\nstatus: stable\n' }],
  good: [
    { rule: 'date: 9024-01-31\nstatus: experimental\n' },
    { rule: 'date: 2021-01-31\nstatus: stable\n' },
    { rule: 'date: 9024-01-31\nstatus: test\nregression_tests_path: regression_data/info.yml\n' },
  ],
  document: (document, report) => {
    const status = textNode(document, 'status');
    if (status?.text !== 'test' && status?.text !== 'stable') return;
    const day = dayOfNode(textNode(document, 'date'));
    if (day === undefined || day < today(-newForDays) || entry(document, 'regression_tests_path') !== undefined) return;
    report(status.span, `a rule of ${day} is "experimental" for its first ${newForDays} days, not "${status.text}"`);
  },
};
