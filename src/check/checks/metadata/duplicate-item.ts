import type { Check } from '../../check.js';
import { detailsOf, duplicatesIn } from './duplicates.js';
import { cut, textNodes } from './metadata-nodes.js';

/** No false positive, field or scope is given twice. */
export const duplicateItem: Check = {
  code: 'metadata/duplicate-item',
  summary: 'No false positive, field or scope is given twice.',
  help: 'The same text twice says nothing more. Remove the second one, or correct it if something else was meant.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  insteadOf: ['schema/falsepositives', 'schema/fields', 'schema/scope'],
  bad: [{ rule: 'falsepositives:\n    - Unknown\n    - unknown\n' }, { rule: 'scope:\n    - server\n    - server\n' }],
  good: [{ rule: 'falsepositives:\n    - Backups\n    - Backup tools\nfields:\n    - User\n    - user\n' }],
  document: (document, report) => {
    for (const name of ['falsepositives', 'fields', 'scope']) {
      const keyOf = name === 'fields' ? asItIs : ignoringCase;
      for (const duplicate of duplicatesIn(textNodes(document, name), keyOf)) {
        report(duplicate.item.span, `"${cut(duplicate.item.text)}" is given twice`, detailsOf(duplicate));
      }
    }
  },
};

const asItIs = (text: string): string => text;
const ignoringCase = (text: string): string => text.trim().replace(/\.$/, '').toLowerCase();
