import type { Check } from '../../check.js';
import { textNode } from './metadata-nodes.js';

/** SigmaHQ's limit; what the specification allows (256) the schema checks. */
const maxLength = 120;

/** A title has at most 120 characters. */
export const titleTooLong: Check = {
  code: 'metadata/title-too-long',
  summary: 'A title has at most 120 characters.',
  help: 'Titles are shown in lists of alerts, where long ones are cut. Keep to a few keywords, and put the rest into the description.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: `title: ${'Suspicious Child Process of a Server '.repeat(4)}\n` }],
  good: [{ rule: `title: ${'a'.repeat(maxLength)}\n` }],
  document: (document, report) => {
    const title = textNode(document, 'title');
    if (title === undefined || title.text.length <= maxLength || title.text.length > 256) return;
    const length = Array.from(title.text).length;
    if (length > maxLength)
      report(title.span, `the title has ${length} characters, at most ${maxLength} are good to read`);
  },
};
