import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { rewriteScalar } from '../../fix-text.js';
import { textNode } from './metadata-nodes.js';

/** A title does not end with a full stop. */
export const titleEnd: Check = {
  code: 'metadata/title-end',
  summary: 'A title does not end with a full stop.',
  help: 'A title is a heading, not a sentence. Remove the full stop.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'title: Whoami Execution.\n' }, { rule: "title: 'Whoami Execution. '\n" }],
  good: [{ rule: 'title: Download by Whoami.exe\n' }, { rule: 'title: Credentials, Tokens, Etc...\n' }],
  document: (document, report) => {
    const title = textNode(document, 'title');
    const text = title?.text.trimEnd() ?? '';
    if (title === undefined || !text.endsWith('.') || text.endsWith('..')) return;
    const fix = text.length < 2 ? undefined : rewriteScalar(title, text.slice(0, -1), 'remove the full stop');
    const details = fix === undefined ? {} : { fix };
    report(spanWithin(title, text.length - 1, text.length), 'the title ends with a full stop', details);
  },
};
