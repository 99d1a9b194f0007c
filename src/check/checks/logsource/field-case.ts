import type { Check } from '../../check.js';
import { itemsWith } from './judge-field.js';
import { fieldSpan, short } from './log-source.js';

/** Fields are written in the case that their log source has. Names of fields count case: `commandline` is no field. */
export const fieldCase: Check = {
  code: 'field/case',
  summary: 'Fields are written in the case that their log source has.',
  help:
    "The names of fields count case, in pipelines and in most targets: a rule about `commandline` never sees an event's " +
    '`CommandLine`. Write the name as the log source does.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `logsource:
    product: windows
    category: process_creation
detection:
    selection:
        commandline|contains: whoami
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    service: security
detection:
    selection:
        EventId: 4624
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: aws
    service: cloudtrail
detection:
    selection:
        eventname: ConsoleLogin
    condition: selection
`,
    },
  ],
  good: [
    {
      rule: `logsource:
    product: windows
    category: process_access
detection:
    selection:
        SourceProcessGUID: '{0}'
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    service: bits-client
detection:
    selection:
        processPath|endswith: '\\a.exe'
    condition: selection
`,
    },
    {
      rule: `taxonomy: splunk
logsource:
    product: windows
    category: process_creation
detection:
    selection:
        commandline: a
    condition: selection
`,
    },
  ],
  document: (document, report) => {
    for (const { item, field, fault } of itemsWith(document, 'case')) {
      report(fieldSpan(item), `the field "${short(field)}" is written "${fault.meant}"`);
    }
  },
};
