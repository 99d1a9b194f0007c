import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { textNode } from './metadata-nodes.js';

/** A description begins with "Detects". */
export const descriptionStart: Check = {
  code: 'metadata/description-start',
  summary: 'A description begins with "Detects".',
  help: 'SigmaHQ advises to say what the rule detects, and to begin with that word. Many of its own rules begin otherwise, so no profile has this check.',
  severity: 'info',
  profiles: [],
  bad: [{ rule: 'description: Adversaries may start whoami\n' }],
  good: [
    { rule: 'description: Detects the execution of whoami\n' },
    { rule: 'description: |\n    Detects: the execution\n    of whoami\n' },
  ],
  document: (document, report) => {
    const description = textNode(document, 'description');
    const word = /^\s*(\S{1,40})/.exec(description?.text ?? '')?.[1];
    if (description === undefined || word === undefined || /^Detects\b/.test(word)) return;
    const start = description.text.indexOf(word);
    report(spanWithin(description, start, start + word.length), 'the description does not begin with "Detects"');
  },
};
