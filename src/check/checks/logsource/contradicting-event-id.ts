import type { Check } from '../../check.js';
import { categoryEvents } from '../../data/windows-events.js';
import { eventIdItems, eventIdOf } from './event-ids.js';
import { sigmaLogSourceOf } from './log-source.js';

/**
 * The event IDs of a rule are those of its category. Pipelines add the category's own: with another one beside it, the
 * rule finds nothing.
 */
export const contradictingEventId: Check = {
  code: 'logsource/contradicting-event-id',
  summary: 'The event IDs of a rule are those of its category.',
  help:
    'A category of Windows stands for certain events of a log, and pipelines add the condition on their `EventID`. No ' +
    'event has that ID and another one too. Remove the `EventID`, or use the category or service of the event that ' +
    'you mean.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `logsource:
    product: windows
    category: process_creation
detection:
    selection:
        EventID: 4688
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    category: registry_set
detection:
    selection:
        EventID: 12
    condition: selection
`,
    },
  ],
  good: [
    {
      rule: `logsource:
    product: windows
    category: registry_event
detection:
    selection:
        EventID: 14
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    category: process_creation
detection:
    selection:
        CommandLine: a
    condition: selection
`,
    },
  ],
  document: (document, report) => {
    const placed = sigmaLogSourceOf(document);
    const { product, category } = placed?.logsource ?? {};
    const own = product === 'windows' ? categoryEvents.get(category ?? '') : undefined;
    if (own === undefined) return;
    const expected = [...own.events].join(', ');
    for (const { values } of eventIdItems(document)) {
      for (const value of values) {
        const id = eventIdOf(value);
        if (!/^[0-9]{1,5}$/.test(id) || own.events.has(id)) continue;
        report(value.origin, `events of ${category} have the ID ${expected} in ${own.service}, never ${id}`);
      }
    }
  },
};
