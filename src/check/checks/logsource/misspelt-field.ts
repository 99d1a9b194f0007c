import type { Check } from '../../check.js';
import { itemsWith } from './judge-field.js';
import { fieldSpan, short } from './log-source.js';

/** Fields are spelled as in their log source. A mistyped field is absent from every event. */
export const misspeltField: Check = {
  code: 'field/misspelt',
  summary: 'Fields are spelled as in their log source.',
  help:
    'A mistyped field is absent from every event: the selection never holds, or the filter never does. Looked at are log ' +
    'sources whose fields are all known, such as the generic categories of Windows.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `logsource:
    product: windows
    category: process_creation
detection:
    selection:
        ComandLine|contains: whoami
    condition: selection
`,
    },
    {
      rule: `logsource:
    category: proxy
detection:
    selection:
        c_uri|contains: evil
    condition: selection
`,
    },
  ],
  good: [
    {
      rule: `logsource:
    product: windows
    category: process_creation
detection:
    selection:
        CommandLine|contains: whoami
        Sha512: 0
    condition: selection
`,
    },
    {
      rule: `logsource:
    product: windows
    service: security
detection:
    selection:
        TargetUserNames: a
    condition: selection
`,
    },
  ],
  document: (document, report) => {
    for (const { item, field, fault, logsource } of itemsWith(document, 'misspelt')) {
      const message = `events of ${logsource} have no field "${short(field)}"`;
      report(fieldSpan(item), message, { notes: [`did you mean "${fault.meant}"?`] });
    }
  },
};
