import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { rewriteScalar } from '../../fix-text.js';
import { textNode } from './metadata-nodes.js';

/** A title has single spaces between its words, and none around them. */
export const titleSpace: Check = {
  code: 'metadata/title-space',
  summary: 'A title has single spaces between its words, and none around them.',
  help: 'Titles are compared and searched as text: a space more makes another title that looks the same.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'title: Whoami  Execution\n' }, { rule: "title: ' Whoami Execution'\n" }],
  good: [{ rule: 'title: Whoami Execution - Linux   \n' }],
  document: (document, report) => {
    const title = textNode(document, 'title');
    if (title === undefined) return;
    const found = /^\s+|\s{2,}|[^\S ]|\s$/.exec(title.text);
    if (found === null || title.text.trim() === '') return;
    const fix = rewriteScalar(title, title.text.trim().replace(/\s+/g, ' '), 'leave one space');
    // White space alone may be folded to nothing in the file: take the words beside it along.
    const written = title.span.end - title.span.start === title.text.length;
    const at = written ? spanWithin(title, found.index, found.index + found[0].length) : title.span;
    report(at, 'the title has needless space in it', fix === undefined ? {} : { fix });
  },
};
