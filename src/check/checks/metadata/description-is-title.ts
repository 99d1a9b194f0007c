import type { Check } from '../../check.js';
import { textNode } from './metadata-nodes.js';

/** A description says more than the title. */
export const descriptionIsTitle: Check = {
  code: 'metadata/description-is-title',
  summary: 'A description says more than the title.',
  help: 'An analyst sees both. Say what is detected, how, and why it matters.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'title: Whoami Execution\ndescription: Whoami execution.\n' },
    { rule: 'title: Whoami Execution\ndescription: Detects whoami execution\n' },
  ],
  good: [{ rule: 'title: Whoami Execution\ndescription: Whoami execution by a service\n' }],
  document: (document, report) => {
    const description = textNode(document, 'description');
    const title = textNode(document, 'title');
    if (description === undefined || title === undefined || title.text.trim() === '') return;
    // Only a word or two can be in it that say nothing.
    if (Math.abs(description.text.length - title.text.length) > 20) return;
    if (essence(description.text) === essence(title.text)) {
      report(description.span, 'the description says no more than the title');
    }
  },
};

const essence = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .replace(/^ ?detects? (?:an? |the )?/, '')
    .trim();
