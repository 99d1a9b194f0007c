import type { Check } from '../../check.js';
import { ruleItems } from '../value/items.js';

/** A field's name has no spaces. */
export const spaceInFieldName: Check = {
  code: 'detection/space-in-field-name',
  summary: "A field's name has no spaces.",
  help: 'SigmaHQ writes `_` in the place of a space: `Provider_Name`. Many targets cannot name such a field, and a space at the end of a name is always a slip.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'detection:\n    selection:\n        Provider Name: x\n    condition: selection\n' },
    { rule: "detection:\n    selection:\n        'Image |endswith': x\n    condition: selection\n" },
  ],
  good: [
    { rule: 'detection:\n    selection:\n        Provider_Name: x y\n    condition: selection\n' },
    { rule: 'detection:\n    keywords:\n        - a b\n    condition: keywords\n' },
  ],
  document: (document, report) => {
    for (const { field, origin } of ruleItems(document)) {
      if (field === undefined || !/\s/.test(field)) continue;
      const written = field.replaceAll(/\s+/g, '_').replace(/^_|_$/g, '');
      report(origin, `the field's name "${field.slice(0, 60)}" has a space in it`, {
        notes: [`was "${written.slice(0, 60)}" meant?`],
      });
    }
  },
};
