import type { Check } from '../../check.js';
import { itemsWith } from './judge-field.js';
import { fieldSpan, short } from './log-source.js';

/**
 * Fields have the names of Sigma's taxonomy, not those of one product. Pipelines translate Sigma's names into those of
 * every product; others they leave as they are.
 */
export const otherTaxonomy: Check = {
  code: 'field/other-taxonomy',
  summary: "Fields have the names of Sigma's taxonomy, not those of one product.",
  help:
    "Pipelines translate Sigma's names (`CommandLine`) into those of each product (`process.command_line`). A name that " +
    'is already translated works for one product only. Write the name of the taxonomy, or say with `taxonomy` whose ' +
    'names the rule uses.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `logsource:
    product: windows
    category: process_creation
detection:
    selection:
        process.command_line|contains: whoami
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    service: security
detection:
    selection:
        winlog.event_data.TargetUserName: admin
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    category: process_creation
detection:
    selection:
        NewProcessName|endswith: '\\whoami.exe'
    condition: selection
`,
    },
  ],
  good: [
    {
      rule: `logsource:
    category: network
    service: dns
detection:
    selection:
        dns.question.name: evil.example
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    service: security
detection:
    selection:
        NewProcessName|endswith: '\\whoami.exe'
    condition: selection
`,
    },
    {
      rule: `taxonomy: ecs
logsource:
    product: windows
    category: process_creation
detection:
    selection:
        process.command_line|contains: whoami
    condition: selection
`,
    },
  ],
  document: (document, report) => {
    for (const { item, field, fault } of itemsWith(document, 'other-taxonomy')) {
      report(fieldSpan(item), `"${short(field)}" is not a name of Sigma's taxonomy`, {
        notes: fault.meant === undefined ? [] : [`Sigma calls this field "${fault.meant}"`],
      });
    }
  },
};
