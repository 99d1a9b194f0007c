import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { cut, textNode, textNodes } from './metadata-nodes.js';

/** Links stand among the references, not only in the description. */
export const linkInDescription: Check = {
  code: 'metadata/link-in-description',
  summary: 'Links stand among the references, not only in the description.',
  help: 'Targets carry references as links of their own, and tools that check links look there. Add the link to `references:`.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    { rule: 'description: Detects whoami, see https://example.com/whoami.\n' },
    { rule: 'description: Detects whoami, see http://example.com\nreferences:\n    - https://example.org/\n' },
  ],
  good: [
    {
      rule: 'description: See (https://example.com/whoami) on whoami\nreferences:\n    - https://example.com/whoami/\n',
    },
    { rule: 'description: Detects requests of https:// addresses in command lines\n' },
  ],
  document: (document, report) => {
    const description = textNode(document, 'description');
    if (description === undefined || !/https?:\/\//i.test(description.text)) return;
    const found = /https?:\/\/[^\s<>"'`()[\]]{4,}/i.exec(description.text);
    if (found === null) return;
    const link = found[0].slice(0, 2000).replace(/[.,;:!?]+$/, '');
    // Those are no references either, but tags.
    if (/^https?:\/\/attack\.mitre\.org/i.test(link)) return;
    const wanted = plain(link);
    const listed = textNodes(document, 'references').some(({ text }) => plain(text).includes(wanted));
    if (listed) return;
    const message = `the description links to ${cut(link)}, which is not among the references`;
    report(spanWithin(description, found.index, found.index + link.length), message);
  },
};

const plain = (link: string): string =>
  link
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
