import { catastrophicLoop } from '../../../regex/backtracking.js';
import { printRe2 } from '../../../regex/print.js';
import type { Check } from '../../check.js';
import { quote, regexItems } from './items.js';
import { regexNodeOf } from './regex-node.js';

/** A regular expression has no loop that matches one text in very many ways. */
export const unsafeRegex: Check = {
  code: 'value/unsafe-regex',
  summary: 'A regular expression has no loop that matches one text in very many ways.',
  help: 'In `(a+)+$` every split of a run of `a` is a way to match it: an engine that backtracks (PCRE, Java, .NET, Python) tries all of them, 2ⁿ for n characters, and an event made for the purpose stops the search. Write the loop so that each text has one way through it: `a+$`, `[ab]+` for `(a|b|ab)+`, `(?:\\w+\\s)*` for `(?:\\w+\\s?)*`.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        CommandLine|re: '^(a+)+$'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|re: '(\\w+\\s?)*$'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|re: '(a|b|ab)*c'\n    condition: selection\n" },
  ],
  good: [
    { rule: "detection:\n    selection:\n        CommandLine|re: '^(?:\\w+\\s)+\\w+$'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|re: '.*a.*b.*'\n    condition: selection\n" },
    {
      rule: "detection:\n    selection:\n        CommandLine|re: '(?:[0-9]{1,3}\\.){3}[0-9]{1,3}'\n    condition: selection\n",
    },
    { rule: "detection:\n    selection:\n        CommandLine|re: '(?:[a-z]+,)*[a-z]+'\n    condition: selection\n" },
  ],
  document: (document, report) => {
    for (const item of regexItems(document)) {
      for (const value of item.values) {
        const node = regexNodeOf(value);
        const loop = node && catastrophicLoop(node);
        if (loop === undefined) continue;
        report(value.origin, `the loop ${quote(printRe2(loop))} can match one text in very many ways`, {
          notes: ['an engine that backtracks may take hours for one event'],
        });
      }
    }
  },
};
