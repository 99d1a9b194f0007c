import type { DetectionItem } from '../../../rule/sigma-rule.js';
import type { Check } from '../../check.js';
import { type CategoryEvents, categoryEvents, channels, providers } from '../../data/windows-events.js';
import { ruleItems } from '../value/items.js';
import { fieldSpan, sigmaLogSourceOf } from './log-source.js';

/**
 * The detection does not repeat what the log source says already. `EventID: 1` under `process_creation` keeps the rule
 * from every other log that records new processes.
 */
export const redundantField: Check = {
  code: 'logsource/redundant-field',
  summary: 'The detection does not repeat what the log source says already.',
  help:
    'A category of Windows stands for certain events, and a service for certain channels. Pipelines add the conditions ' +
    'on `EventID`, `Channel` and `Provider_Name` that a log needs. Where the rule repeats them, it works for this one ' +
    'log only. Remove the field.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `logsource:
    product: windows
    category: process_creation
detection:
    selection:
        EventID: 1
        Image|endswith: '\\whoami.exe'
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    category: image_load
detection:
    selection:
        Provider_Name: Microsoft-Windows-Sysmon
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    service: security
detection:
    selection:
        Channel: Security
        EventID: 4624
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
        EventID:
            - 12
            - 13
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    category: process_access
detection:
    selection:
        SourceImage|endswith: '\\a.exe'
    filter:
        Provider_Name: Microsoft-Windows-Kernel-Audit-API-Calls
    condition: selection and not filter
`,
    },
    {
      rule: `logsource:
    product: windows
    service: system
detection:
    selection:
        Channel:
            - Security
            - System
    condition: selection
`,
    },
  ],
  document: (document, report) => {
    const placed = sigmaLogSourceOf(document);
    if (placed?.logsource.product !== 'windows') return;
    const { category, service } = placed.logsource;
    const events = category === undefined ? undefined : categoryEvents.get(category);
    const log = events?.service ?? service;
    if (log === undefined || (events === undefined && !channels.has(log))) return;
    for (const item of ruleItems(document)) {
      if (repeats(item, events, log)) {
        const name = category === undefined ? `service ${log}` : `category ${category}`;
        report(fieldSpan(item), `the ${name} says already what ${item.field} says here`);
      }
    }
  },
};

/** Whether an item holds for all events that the log source means. */
function repeats(item: DetectionItem, category: CategoryEvents | undefined, service: string): boolean {
  if (item.negated || item.modifiers.length > 0) return false;
  const texts = () => new Set(item.values.map(({ raw }) => raw.text.trim().toLowerCase()));
  switch (item.field) {
    case 'EventID': {
      if (category === undefined) return false;
      const asked = texts();
      return asked.size === category.events.size && [...asked].every((id) => category.events.has(id));
    }
    case 'Channel': {
      const asked = texts();
      const known = channels.get(service);
      // The channels of a service may be asked for one by one.
      return known !== undefined && [...known].every((one) => asked.has(one)) && asked.size === known.size;
    }
    case 'Provider_Name': {
      const asked = texts();
      return asked.size === 1 && asked.has(providers.get(service)?.toLowerCase() ?? '');
    }
    default:
      return false;
  }
}
