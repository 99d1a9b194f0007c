import type { Check } from '../../check.js';
import { itemsWith } from './judge-field.js';
import { fieldSpan, short } from './log-source.js';

/** Fields are among those that events of the log source have, where all of them are known. */
export const unknownField: Check = {
  code: 'field/unknown',
  summary: 'Fields are among those that events of the log source have, where all of them are known.',
  help:
    'The events of the generic categories of Windows, of Sysmon on other systems and of web servers and proxies have a ' +
    'fixed set of fields. Another field may come from your own collection of logs; in a shared rule it is absent for ' +
    'everybody else.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    {
      rule: `logsource:
    product: windows
    category: registry_set
detection:
    selection:
        ScriptBlockText|contains: a
    condition: selection
`,
    },
  ],
  good: [
    {
      rule: `logsource:
    product: windows
    category: registry_set
detection:
    selection:
        Details|contains: a
        EventID: 13
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    service: security
detection:
    selection:
        SomethingNew: a
    condition: selection
`,
    },
  ],
  document: (document, report) => {
    for (const { item, field, logsource } of itemsWith(document, 'unknown')) {
      report(fieldSpan(item), `events of ${logsource} have no field "${short(field)}"`);
    }
  },
};
