import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { capitalizeAt } from '../../fix-text.js';
import { cut, textNodes } from './metadata-nodes.js';

/** False positives begin with a capital letter. */
export const falsePositiveCapital: Check = {
  code: 'metadata/false-positive-capital',
  summary: 'False positives begin with a capital letter.',
  help: 'They are shown as sentences. Names of programs and files that have a capital, a digit or a character like `.` or `_` in them stay as they are.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'falsepositives:\n    - unknown\n' }, { rule: "falsepositives:\n    - 'backup tools'\n" }],
  good: [{ rule: 'falsepositives:\n    - Unknown\n    - svchost.exe of a service\n    - macOS updates\n    - 7zip\n' }],
  document: (document, report) => {
    for (const entry of textNodes(document, 'falsepositives')) {
      const word = /^\s*(\p{Ll}[\p{Ll}\p{M}'’-]*)(?=[\s,;:!?]|\.?$|\.\s)/u.exec(entry.text.slice(0, 100))?.[1];
      if (word === undefined) continue;
      const start = entry.text.indexOf(word);
      const fix = capitalizeAt(entry, start);
      const at = spanWithin(entry, start, start + word.length);
      report(at, `"${cut(word)}" begins with a small letter`, fix === undefined ? {} : { fix });
    }
  },
};
