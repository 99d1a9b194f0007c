import { testKey } from '../../../predicate/test-key.js';
import { foldCase } from '../../../predicate/text-case.js';
import type { ItemTest, ItemValue } from '../../../rule/sigma-rule.js';
import type { Check } from '../../check.js';
import { removeListItem } from '../../fix-text.js';
import { quote, ruleItems } from './items.js';

/** A list has each value once, upper and lower case being the same where the field is compared so. */
export const duplicateValue: Check = {
  code: 'value/duplicate',
  summary: 'A list has each value once, upper and lower case being the same where the field is compared so.',
  help: 'The second value changes nothing, and perhaps something else was meant. Strings ignore case unless `cased` is given. Remove one of the two.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: "detection:\n    selection:\n        Image|endswith:\n            - '\\a.exe'\n            - '\\b.exe'\n            - '\\a.exe'\n    condition: selection\n",
    },
    { rule: 'detection:\n    selection:\n        User: [Admin, root, ADMIN]\n    condition: selection\n' },
    { rule: 'detection:\n    keywords:\n        - foo\n        - Foo\n    condition: keywords\n' },
  ],
  good: [
    { rule: 'detection:\n    selection:\n        User|cased: [Admin, ADMIN]\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        User|re: [Admin, ADMIN]\n    condition: selection\n' },
    { rule: "detection:\n    selection:\n        Level: [1, '1']\n    condition: selection\n" },
  ],
  document: (document, report) => {
    for (const item of ruleItems(document)) {
      if (item.values.length < 2 || !mayHaveDuplicates(item.values)) continue;
      const first = new Map<string, { readonly value: ItemValue; readonly exact: string }>();
      for (const value of item.values) {
        if (value.alternatives.length === 0) continue;
        const exact = keyOf(value);
        const key = isCased(value.alternatives[0]) ? exact : foldCase(exact);
        const before = first.get(key);
        if (before === undefined) {
          first.set(key, { value, exact });
          continue;
        }
        // Another case is the same meaning, but not the same predicate: which of the two to keep is for the author.
        const fix = before.exact === exact ? removeListItem(value.raw, 'remove the second one') : undefined;
        const same = before.exact === exact ? 'stands in the list already' : 'differs from another value only in case';
        report(value.origin, `${quote(value.raw.text)} ${same}`, {
          notes: [{ message: 'the first one is here', location: before.value.origin.location }],
          ...(fix === undefined ? {} : { fix }),
        });
      }
    }
  },
};

/** Nearly all lists have values that differ as they are written: then their tests need not be compared. */
function mayHaveDuplicates(values: readonly ItemValue[]): boolean {
  const texts = new Set<string>();
  for (const { raw } of values) {
    // Spelt in two ways, two texts may mean the same.
    if (raw.text.includes('**') || raw.text.includes('\\\\') || raw.text.includes('*?')) return true;
    texts.add(raw.text.toLowerCase());
  }
  return texts.size < values.length;
}

const keyOf = ({ alternatives }: ItemValue): string => alternatives.map(keyOfTest).join('\n');

const keyOfTest = (test: ItemTest): string => (test.kind === 'absent' ? 'absent' : testKey(test));

function isCased(test: ItemTest | undefined): boolean {
  if (test?.kind === 'pattern' || test?.kind === 'field-reference') return test.cased;
  return test?.kind === 'regex';
}
