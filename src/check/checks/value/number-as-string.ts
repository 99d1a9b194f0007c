import type { Check } from '../../check.js';
import { quote, ruleItems, stringOf } from './items.js';

/** A number is not written as a string where its field has numbers elsewhere in the rule. */
export const numberAsString: Check = {
  code: 'value/number-as-string',
  summary: 'A number is not written as a string where its field has numbers elsewhere in the rule.',
  help: 'A number matches numbers and texts of them, a string only its own text: `4624` finds `4624.0` and `"4624"`, `"4624"` does not find `4624.0`, and many targets compare it with text fields only. Leave out the quotes.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: "detection:\n    selection:\n        EventID:\n            - 4624\n            - '4625'\n    condition: selection\n",
    },
    {
      rule: "detection:\n    selection:\n        EventID: 1\n    filter:\n        EventID: '2'\n    condition: selection and not filter\n",
    },
  ],
  good: [
    { rule: "detection:\n    selection:\n        LogonType: '3'\n        EventID: 4624\n    condition: selection\n" },
    {
      rule: "detection:\n    selection:\n        Code:\n            - '0123'\n            - 7\n    condition: selection\n",
    },
    {
      rule: "detection:\n    selection:\n        Code: 7\n    other:\n        Code|startswith: '7'\n    condition: selection or other\n",
    },
  ],
  document: (document, report) => {
    const items = ruleItems(document);
    const numeric = new Set<string>();
    for (const { field, modifiers, values } of items) {
      if (field === undefined || modifiers.length > 0) continue;
      if (values.some(({ raw }) => typeof raw.value === 'number')) numeric.add(field);
    }
    if (numeric.size === 0) return;
    for (const { field, modifiers, values } of items) {
      if (field === undefined || modifiers.length > 0 || !numeric.has(field)) continue;
      for (const value of values) {
        const text = stringOf(value);
        // A zero in front is part of a code, not of a number.
        if (text === undefined || text.length > 15 || !/^-?(?:0|[1-9][0-9]*)$/.test(text)) continue;
        report(value.origin, `${quote(text)} is a string, and "${field}" has numbers elsewhere in the rule`, {
          notes: ['leave out the quotes'],
        });
      }
    }
  },
};
