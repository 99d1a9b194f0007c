import type { Check } from '../../check.js';
import { tagsIn, writeTag } from './rule-tags.js';

/** What anybody may see is `tlp.clear`. */
export const oldTlp: Check = {
  code: 'tag/old-tlp',
  summary: 'What anybody may see is `tlp.clear`.',
  help: 'Version 2 of the traffic light protocol (2022) calls `white` `clear`, and Sigma has that name only.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'tags:\n    - tlp.white\n' }],
  good: [{ rule: 'tags:\n    - tlp.clear\n    - team.white\n' }],
  document: (document, report) => {
    const tags = tagsIn(document, 'tlp');
    for (const tag of tags) {
      if (tag.name === 'white') {
        report(tag.node.span, '"tlp.white" is called "tlp.clear" now', writeTag(document, tag, 'tlp.clear'));
      }
    }
  },
};
