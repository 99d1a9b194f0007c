import type { DetectionItem } from '../../../rule/sigma-rule.js';
import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import type { CheckedDocument } from '../../checked-file.js';
import { cutEnds, editsAsFix, insertModifiers } from './edit-item.js';
import { quote, regexItems, stringOf } from './items.js';

/** Flags of regular expressions are modifiers, not groups in the expression. */
export const inlineFlag: Check = {
  code: 'value/inline-flag',
  summary: 'Flags of regular expressions are modifiers, not groups in the expression.',
  help: 'Groups of flags such as `(?i)` are not part of the expressions that Sigma takes, and some targets do not know them. Write `field|re|i` instead.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        CommandLine|re: '(?i)who[a-z]+'\n    condition: selection\n" },
    {
      rule: "detection:\n    selection:\n        CommandLine|re|s:\n            - '(?i)a.b'\n            - '(?i)c.d'\n    condition: selection\n",
    },
  ],
  good: [
    { rule: "detection:\n    selection:\n        CommandLine|re|i: 'who[a-z]+'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|re: 'a\\(?i\\)'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|contains: '(?i)'\n    condition: selection\n" },
  ],
  document: (document, report) => {
    for (const item of regexItems(document)) {
      if (!item.modifiers.some(({ name }) => name === 're')) continue;
      const groups = item.values.map((value) => /^\(\?([ims]+)\)/.exec(stringOf(value) ?? '')?.[0]);
      const first = groups[0];
      // One modifier is for all values: it can take the place of the group only if all have the same.
      const fix =
        first !== undefined && groups.every((group) => group === first) ? fixFor(document, item, first) : undefined;
      let isFirst = true;
      for (const [index, group] of groups.entries()) {
        const value = item.values[index];
        if (group === undefined || value === undefined) continue;
        const letters = group.slice(2, -1);
        report(spanWithin(value.raw, 0, group.length), `${quote(group)} is better written as a modifier`, {
          notes: [`write "re|${[...letters].join('|')}"`],
          // The fix is for the whole item.
          ...(fix !== undefined && isFirst ? { fix } : {}),
        });
        isFirst = false;
      }
    }
  },
};

function fixFor(document: CheckedDocument, item: DetectionItem, group: string) {
  const given = new Set<string>(item.modifiers.map(({ name }) => name));
  const added = [...new Set(group.slice(2, -1))].filter((letter) => !given.has(letter));
  const after = item.modifiers.findLastIndex(({ name }) => ['re', 'i', 'm', 's'].includes(name));
  const key = insertModifiers(document, item, added, after);
  const values = item.values.map((value) => cutEnds(value, group.length, 0));
  const edits = [key, ...values].filter((edit) => edit !== undefined);
  if (edits.length < values.length + 1) return undefined;
  return editsAsFix(item.origin.source, edits, 'write the flags as modifiers');
}
