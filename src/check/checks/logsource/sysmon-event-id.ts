import type { Check } from '../../check.js';
import { detectingDocument } from '../../walk.js';
import { ruleItems } from '../value/items.js';
import { logSourceOf, partOf } from './log-source.js';

/**
 * A rule for `service: sysmon` says which events it means. Sysmon records thirty kinds of events, and their fields have
 * the same names.
 */
export const sysmonEventId: Check = {
  code: 'logsource/sysmon-without-event-id',
  summary: 'A rule for `service: sysmon` says which events it means.',
  help:
    "Sysmon's thirty kinds of events share the names of their fields: without an `EventID` the rule looks at all of " +
    'them. Add it, or use the category of the event instead of the service.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `logsource:
    product: windows
    service: sysmon
detection:
    selection:
        Image|endswith: '\\a.exe'
    condition: selection
`,
    },
  ],
  good: [
    {
      rule: `logsource:
    product: windows
    service: sysmon
detection:
    selection:
        - EventID: 27
          Image|endswith: '\\a.exe'
        - EventID: 28
    condition: selection
`,
    },
  ],
  document: (document, report) => {
    const placed = logSourceOf(document);
    if (placed?.logsource.service !== 'sysmon' || placed.logsource.category !== undefined) return;
    // A filter is added to rules that say it.
    if (detectingDocument(document)?.kind !== 'rule') return;
    if (ruleItems(document).some((item) => item.field === 'EventID')) return;
    report(partOf(placed, 'service')?.value.span, 'the rule does not say which events of sysmon it means (EventID)');
  },
};
