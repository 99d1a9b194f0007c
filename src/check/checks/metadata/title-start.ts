import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { textNode } from './metadata-nodes.js';

const needless = /^\s*(detects?|detecting|detection of)\s/i;

/** A title does not begin with "Detects". */
export const titleStart: Check = {
  code: 'metadata/title-start',
  summary: 'A title does not begin with "Detects".',
  help: 'Every rule detects something: the word takes the place where the eye looks first. Begin with what is detected.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'title: Detects Whoami Execution\n' }, { rule: 'title: Detection of Whoami Execution\n' }],
  good: [{ rule: 'title: Detection Tool Was Stopped\n' }, { rule: 'title: Detectors Removed\n' }],
  document: (document, report) => {
    const title = textNode(document, 'title');
    const word = needless.exec(title?.text ?? '')?.[1];
    if (title === undefined || word === undefined) return;
    const start = title.text.indexOf(word);
    report(spanWithin(title, start, start + word.length), `a title needs no "${word}"`);
  },
};
