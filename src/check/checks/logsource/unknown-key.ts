import { didYouMean } from '../../../diagnostic/suggest.js';
import type { Check } from '../../check.js';
import { logSourceOf, short } from './log-source.js';

const known: ReadonlySet<string> = new Set(['category', 'product', 'service', 'definition']);

/** The log source has no other keys than those of the specification. Nothing reads others, least of all mistyped ones. */
export const unknownKey: Check = {
  code: 'logsource/unknown-key',
  summary: 'The log source has no other keys than `category`, `product`, `service` and `definition`.',
  help:
    'Nothing reads other keys of a log source. A mistyped `servcie: security` leaves the rule without a service, and it ' +
    'is converted for all logs of the product.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'logsource:\n    product: windows\n    servcie: security\n' },
    { rule: 'logsource:\n    product: windows\n    eventid: 4688\n' },
  ],
  good: [{ rule: 'logsource:\n    product: windows\n    service: security\n    definition: Audit policy\n' }],
  document: (document, report) => {
    const placed = logSourceOf(document);
    if (placed === undefined) return;
    for (const { name, key } of placed.node.entries) {
      if (known.has(name)) continue;
      report(key.span, `a log source has no key "${short(name)}"`, { notes: didYouMean(name, known) });
    }
  },
};
