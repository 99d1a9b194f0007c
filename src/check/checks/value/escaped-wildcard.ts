import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { comparisonOf, quote, stringsWith, traits } from './items.js';

/** A backslash in a path does not make a plain character of the wildcard that follows it. */
export const escapedWildcard: Check = {
  code: 'value/escaped-wildcard',
  summary: 'A backslash in a path does not make a plain character of the wildcard that follows it.',
  help: '`\\*` is an asterisk, not a backslash and any text. For a backslash before a wildcard write `\\\\*`; for a prefix use `startswith`.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        Image: 'C:\\Users\\*\\AppData\\a.exe'\n    condition: selection\n" },
    {
      rule: "detection:\n    selection:\n        TargetObject|contains: '\\Software\\Run\\*'\n    condition: selection\n",
    },
  ],
  good: [
    { rule: "detection:\n    selection:\n        Image: 'C:\\Users\\\\*\\AppData\\a.exe'\n    condition: selection\n" },
    {
      rule: "detection:\n    selection:\n        CommandLine|contains: ['dir \\*.txt', '\\*virus\\*']\n    condition: selection\n",
    },
    { rule: "detection:\n    selection:\n        CommandLine|re: '\\\\Users\\*\\\\'\n    condition: selection\n" },
  ],
  document: (document, report) => {
    for (const { item, value, text } of stringsWith(document, traits.escapedWildcard)) {
      const at = comparisonOf(item) === undefined ? -1 : escapeAfterFolder(text);
      if (at === -1) continue;
      const wildcard = text.slice(at, at + 2);
      report(spanWithin(value.raw, at, at + 2), `"${wildcard}" in ${quote(text)} is the character, not a wildcard`, {
        notes: [`write "\\${wildcard}" for a backslash and a wildcard`],
      });
    }
  },
};

/** Where a wildcard that takes the place of a folder's or file's name is escaped by the backslash before it; else -1. */
function escapeAfterFolder(text: string): number {
  let isPath = false;
  for (let index = 0; index < text.length; index++) {
    if (text.charAt(index) !== '\\') continue;
    const next = text.charAt(index + 1);
    const isWildcard = next === '*' || next === '?';
    const after = text.charAt(index + 2);
    if (isWildcard && isPath && afterName.test(text.charAt(index - 1)) && (after === '' || after === '\\'))
      return index;
    // Patterns of other languages have asterisks too: only behind another folder is this one a path.
    if (!isWildcard) isPath = true;
    if (isWildcard || next === '\\') index++;
  }
  return -1;
}

const afterName = /[A-Za-z0-9_%)}$]/;
