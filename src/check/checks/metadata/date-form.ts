import type { Check } from '../../check.js';
import { rewriteScalar } from '../../fix-text.js';
import { dayOf } from './days.js';
import { textNode } from './metadata-nodes.js';

/** Dates are written YYYY-MM-DD. */
export const dateForm: Check = {
  code: 'metadata/date-form',
  summary: 'Dates are written YYYY-MM-DD.',
  help: 'Version 2 of the specification asks for `2024-01-31`; earlier rules had `2024/01/31`, which tools may not read any more.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  insteadOf: ['schema/date', 'schema/modified'],
  bad: [{ rule: 'date: 2024/01/31\n' }, { rule: "date: 2024-01-31\nmodified: '2024.2.1'\n" }],
  good: [{ rule: 'date: 2024-01-31\n' }, { rule: 'date: 31/01/2024\nmodified: 2024/02/31\n' }],
  document: (document, report) => {
    for (const name of ['date', 'modified']) {
      const node = textNode(document, name);
      const day = node === undefined ? undefined : dayOf(node.text);
      if (node === undefined || day === undefined || day === node.text) continue;
      const fix = rewriteScalar(node, day, `write ${day}`);
      report(node.span, `"${name}" is not written as ${day}`, fix === undefined ? {} : { fix });
    }
  },
};
