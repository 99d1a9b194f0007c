import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { quote, regexItems, stringOf } from './items.js';

/** A regular expression uses only what the specification names. */
export const regexDialect: Check = {
  code: 'value/regex-dialect',
  summary: 'A regular expression uses only what the specification names.',
  help: 'Sigma names `.`, `^ $`, `* + ? {n,m}`, `[…]`, `|` and `(…)`. Nearly every engine has `\\d`, `\\s`, `\\b`, `(?:…)` and lazy quantifiers too, but not all (Lucene has none of them): write `[0-9]`, `[ \\t]`, `(…)`.',
  severity: 'info',
  profiles: [],
  bad: [
    { rule: "detection:\n    selection:\n        CommandLine|re: 'a\\d+'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|re: '(?:a|b)c'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|re: 'a.*?b'\n    condition: selection\n" },
  ],
  good: [
    {
      rule: "detection:\n    selection:\n        CommandLine|re: '^(a|b){1,3}\\.[^0-9*?]+c?$'\n    condition: selection\n",
    },
    { rule: "detection:\n    selection:\n        CommandLine|re: 'C:\\\\\\\\dir\\(?x'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|contains: '(?:a)'\n    condition: selection\n" },
  ],
  document: (document, report) => {
    for (const item of regexItems(document)) {
      for (const value of item.values) {
        const found = foreignPart(stringOf(value) ?? '');
        if (found === undefined) continue;
        const at = spanWithin(value.raw, found.start, found.end);
        report(at, `${quote(found.text)} is beyond what the specification names for regular expressions`);
      }
    }
  },
};

/** The first part of an expression that only some dialects know. */
function foreignPart(expression: string) {
  let inClass = false;
  token.lastIndex = 0;
  for (let match = token.exec(expression); match !== null; match = token.exec(expression)) {
    const [text] = match;
    const start = match.index;
    if (text.startsWith('[')) inClass = true;
    else if (text === ']') inClass = false;
    else if (text.startsWith('\\') ? /[A-Za-z]/.test(text.charAt(1)) && !/[nrtfvx]/.test(text.charAt(1)) : !inClass) {
      return { text, start, end: start + text.length };
    }
  }
  return undefined;
}

/** An escape, a bracket, a group that does more than group, or a lazy quantifier. */
const token = /\\.|\[(?:\^?\])?|\]|\(\?(?:P?<[^>]*>|[a-z:-]*)|[*+?}]\?/gs;
