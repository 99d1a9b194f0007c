import type { Check } from '../../check.js';
import { described, logSourceOf } from './log-source.js';

/** The log source has a category, a product or a service. Without any, a rule is about every event there is. */
export const emptyLogSource: Check = {
  code: 'logsource/empty',
  summary: 'The log source has a category, a product or a service.',
  help:
    'Without a category, a product and a service nothing says which logs the rule is about: it would be run over all ' +
    'of them, and no pipeline can translate its fields.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'logsource:\n    definition: Audit logs of the gateway\n' }, { rule: 'logsource: {}\n' }],
  good: [{ rule: 'logsource:\n    service: nginx\n' }],
  document: (document, report) => {
    const placed = logSourceOf(document);
    if (placed === undefined || described(placed.logsource) !== '') return;
    // A part that is no string is the schema's to report.
    if (placed.node.entries.some(({ name }) => ['category', 'product', 'service'].includes(name))) return;
    report(placed.key.span, 'the log source has no category, product or service');
  },
};
