import type { Check } from '../../check.js';
import { cut, textNodes } from './metadata-nodes.js';

/** Every reference is a link and nothing else. */
export const referenceNotALink: Check = {
  code: 'metadata/reference-not-a-link',
  summary: 'Every reference is a link and nothing else.',
  help: 'Only links can be opened and checked. Books, talks and `Internal Research` are references too: so no profile has this check.',
  severity: 'info',
  profiles: [],
  bad: [
    { rule: 'references:\n    - Internal Research\n' },
    { rule: 'references:\n    - https://example.com/report (idea)\n' },
  ],
  good: [{ rule: 'references:\n    - https://example.com/report\n    - ftp://example.com/report\n' }],
  document: (document, report) => {
    for (const reference of textNodes(document, 'references')) {
      const text = reference.text.trim();
      if (/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(text)) continue;
      report(reference.span, `"${cut(text)}" is not just a link`);
    }
  },
};
