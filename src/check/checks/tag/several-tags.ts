import type { Check } from '../../check.js';
import { tagsIn } from './rule-tags.js';

/** Looks for documents that have several different tags of a namespace of which one is enough. */
export const reportSeveral =
  (namespace: string, what: string): NonNullable<Check['document']> =>
  (document, report) => {
    const [first, ...others] = tagsIn(document, namespace);
    if (first === undefined) return;
    for (const { node, text } of others) {
      if (text === first.text) continue;
      const notes = [{ message: `"${first.text}" stands here`, location: first.node.span.location }];
      report(node.span, `"${text}" is a second ${what} of the rule`, { notes });
    }
  };
