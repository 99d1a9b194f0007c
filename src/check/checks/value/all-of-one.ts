import type { Check } from '../../check.js';
import { editsAsFix, removeModifier } from './edit-item.js';
import { ruleItems } from './items.js';

/** The modifier `all` has several values. */
export const allOfOne: Check = {
  code: 'value/all-of-one',
  summary: 'The modifier `all` has several values.',
  help: '`all` asks for every value of a list. With one value it changes nothing, the specification does not allow it, and some targets cannot express it. Remove it, or add the values that are missing.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        CommandLine|contains|all: '-enc'\n    condition: selection\n" },
    {
      rule: 'detection:\n    selection:\n        CommandLine|all|contains:\n            - a\n    condition: selection\n',
    },
    { rule: "detection:\n    keywords:\n        '|all':\n            - a\n    condition: keywords\n" },
  ],
  good: [
    { rule: 'detection:\n    selection:\n        CommandLine|contains|all: [a, b]\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        CommandLine|contains: a\n    condition: selection\n' },
  ],
  document: (document, report) => {
    for (const item of ruleItems(document)) {
      if (item.linking !== 'all' || item.values.length > 1) continue;
      // A placeholder may stand for several values.
      if (item.values.some(({ placeholders }) => placeholders.length > 0)) continue;
      const index = item.modifiers.findIndex(({ name }) => name === 'all');
      const edit = removeModifier(document, item, index);
      const fix = edit && editsAsFix(item.origin.source, [edit], 'remove "all"');
      report(
        item.modifiers[index]?.span ?? item.origin,
        '"all" needs a list of several values, and this is one',
        fix && { fix },
      );
    }
  },
};
