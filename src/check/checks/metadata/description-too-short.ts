import type { Check } from '../../check.js';
import { textNode } from './metadata-nodes.js';

const minLength = 16;

/** A description has at least 16 characters. */
export const descriptionTooShort: Check = {
  code: 'metadata/description-too-short',
  summary: 'A description has at least 16 characters.',
  help: 'The description tells an analyst what was detected and why it matters. A word or two cannot.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'description: Detects whoami\n' }],
  good: [{ rule: 'description: Detects Mimikatz\n' }, { rule: 'author: Jane Doe\n' }],
  document: (document, report) => {
    const description = textNode(document, 'description');
    const length = description?.text.trim().length ?? 0;
    // One that is empty counts as missing.
    if (description === undefined || length === 0 || length >= minLength) return;
    report(description.span, `the description has ${length} characters, and at least ${minLength} are expected`);
  },
};
