import type { Check } from '../../check.js';
import { detailsOf, duplicatesIn } from './duplicates.js';
import { cut, textNodes } from './metadata-nodes.js';

/** A reference is given once. */
export const duplicateReference: Check = {
  code: 'metadata/duplicate-reference',
  summary: 'A reference is given once.',
  help: 'The same link twice says nothing more. Remove the second one, or correct it if another page was meant.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  insteadOf: ['schema/references'],
  bad: [
    { rule: 'references:\n    - https://example.com/a\n    - https://example.com/a\n' },
    { rule: 'references:\n    - https://example.com/a\n    - https://Example.com/a/\n' },
  ],
  good: [{ rule: 'references:\n    - https://example.com/a\n    - https://example.com/A\n' }],
  document: (document, report) => {
    for (const duplicate of duplicatesIn(textNodes(document, 'references'), keyOf)) {
      report(duplicate.item.span, `the reference ${cut(duplicate.item.text)} is given twice`, detailsOf(duplicate));
    }
  },
};

/** Host names have no case, paths may. */
const keyOf = (text: string): string =>
  text
    .trim()
    .replace(/^https?:\/\/[^/?#]*/i, (origin) => origin.toLowerCase())
    .replace(/\/$/, '');
