import type { DetectionItem } from '../../../rule/sigma-rule.js';
import type { Check } from '../../check.js';
import type { CheckedDocument } from '../../checked-file.js';
import { categoryEvents } from '../../data/windows-events.js';
import { ruleItems } from '../value/items.js';
import { eventIdItems, eventIdOf } from './event-ids.js';
import { sigmaLogSourceOf } from './log-source.js';

/**
 * A rule about one kind of event uses its generic category, not the log of one product. It then finds the same event
 * in every log that has it: process creation in Sysmon, in the security log and in what an EDR product writes.
 */
export const specificLogSource: Check = {
  code: 'logsource/specific-instead-of-generic',
  summary: 'A rule about one kind of event uses its generic category, not the log of one product.',
  help:
    'A rule for `service: sysmon` with EventID 1 finds processes only where Sysmon runs. With `category: ' +
    'process_creation`, pipelines find them in the security log and in the logs of EDR products too. Replace the ' +
    'service by the category, and remove the EventID.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `logsource:
    product: windows
    service: sysmon
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
    service: security
detection:
    selection:
        EventID: 4688
        NewProcessName|endswith: '\\whoami.exe'
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    service: sysmon
detection:
    selection:
        EventID:
            - 17
            - 18
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
    process:
        EventID: 1
    connection:
        EventID: 3
    condition: process or connection
`,
    },
    {
      rule: `logsource:
    product: windows
    service: security
detection:
    selection:
        EventID: 4688
        TokenElevationType: '%%1937'
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    service: security
detection:
    selection:
        EventID: 4624
    condition: selection
`,
    },
  ],
  document: (document, report) => {
    const placed = sigmaLogSourceOf(document);
    if (placed === undefined || placed.logsource.category !== undefined) return;
    const { product = 'windows', service } = placed.logsource;
    if (product !== 'windows' || service === undefined || !services.has(service)) return;
    const items = eventIdItems(document);
    const asked = new Set(items.flatMap((item) => item.values.map(eventIdOf)));
    const categories = genericCategories(document, service, asked);
    if (categories.length === 0) return;
    const message = `these events of ${service} have the category ${categories.join(' or ')}`;
    for (const item of items) report(placeOf(item), message);
  },
};

const services: ReadonlySet<string> = new Set(['security', ...[...categoryEvents.values()].map((one) => one.service)]);

/** What 4688 says that every record of a new process says. */
const generic4688: ReadonlySet<string | undefined> = new Set([
  'EventID',
  'Provider_Name',
  'Channel',
  'NewProcessName',
  'ParentProcessName',
  'CommandLine',
  'SubjectUserName',
  'SubjectLogonId',
  'NewProcessId',
  'ProcessId',
]);

/** The categories that cover all events the rule asks for, those with the fewest events. */
function genericCategories(document: CheckedDocument, service: string, asked: ReadonlySet<string>): readonly string[] {
  if (asked.size === 0) return [];
  if (service === 'security') {
    const isGeneric = asked.size === 1 && asked.has('4688');
    return isGeneric && ruleItems(document).every((item) => generic4688.has(item.field)) ? ['process_creation'] : [];
  }
  const covering = [...categoryEvents].filter(
    ([, one]) =>
      one.service === service && one.events.size >= asked.size && [...asked].every((id) => one.events.has(id)),
  );
  const fewest = Math.min(...covering.map(([, { events }]) => events.size));
  return covering.flatMap(([category, { events }]) => (events.size === fewest ? [category] : []));
}

const placeOf = ({ values, origin }: DetectionItem) => {
  const only = values[0];
  return values.length === 1 && only !== undefined ? only.origin : origin;
};
