import type { Check } from '../../check.js';
import { detailsOf, duplicatesIn } from '../metadata/duplicates.js';
import { cut, textNodes } from '../metadata/metadata-nodes.js';

/** A tag is given once. */
export const duplicateTag: Check = {
  code: 'tag/duplicate',
  summary: 'A tag is given once.',
  help: 'The same tag twice says nothing more. Remove the second one, or correct it if another one was meant.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  insteadOf: ['schema/tags'],
  bad: [
    { rule: 'tags:\n    - attack.t1059\n    - attack.execution\n    - attack.t1059\n' },
    { rule: 'tags:\n    - attack.t1059\n    - attack.T1059\n' },
  ],
  good: [{ rule: 'tags:\n    - attack.t1059\n    - attack.t1059.001\n' }],
  document: (document, report) => {
    for (const duplicate of duplicatesIn(textNodes(document, 'tags'), (text) => text.trim().toLowerCase())) {
      report(duplicate.item.span, `the tag "${cut(duplicate.item.text)}" is given twice`, detailsOf(duplicate));
    }
  },
};
