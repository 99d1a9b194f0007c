import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { comparisonOf, quote, stringsWith, traits } from './items.js';

/** A value does not begin or end with a space where the text itself would have to. */
export const outerSpace: Check = {
  code: 'value/outer-space',
  summary: 'A value does not begin or end with a space where the text itself would have to.',
  help: 'Values of events rarely begin or end with white space, so this value matches nothing. Remove the space, or use `contains` if it separates words. A space where the text goes on (`startswith: "cmd "`, `endswith: " -x"`) is fine.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        User: 'admin '\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        Image|startswith: ' C:\\Temp'\n    condition: selection\n" },
  ],
  good: [
    { rule: "detection:\n    selection:\n        CommandLine|contains: ' -enc '\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|endswith: ' -q'\n    condition: selection\n" },
    {
      rule: "detection:\n    selection:\n        CommandLine: '* -enc *'\n        User: ' '\n    condition: selection\n",
    },
  ],
  document: (document, report) => {
    for (const { item, value, text } of stringsWith(document, traits.outerSpace)) {
      const comparison = comparisonOf(item);
      if (comparison === undefined || comparison === 'contains' || text.trim() === '') continue;
      // What a command line or a user agent begins or ends with may be a space; a path is not.
      if (comparison !== 'equals' && !isPath.test(text)) continue;
      const atStart = comparison !== 'endswith' && text.startsWith(' ');
      const atEnd = comparison !== 'startswith' && text.endsWith(' ') && !severalWords.test(text);
      if (!atStart && !atEnd) continue;
      const at = atStart ? 0 : text.length - 1;
      report(
        value.raw.style === 'block' ? value.origin : spanWithin(value.raw, at, at + 1),
        `${quote(text)} ${atStart ? 'begins' : 'ends'} with a space, and values of events rarely do`,
      );
    }
  },
};

/** A drive or a share, or the end of a path. */
const isPath = /^ *(?:[A-Za-z]:)?\\[^ ]/;

/** Command lines that were put together end with a space; who writes one of several words may mean it. */
const severalWords = /[^ ] +[^ ]/;
