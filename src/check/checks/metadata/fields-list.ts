import type { Check } from '../../check.js';
import { entry } from '../../walk.js';

/** A rule has no list `fields`. */
export const fieldsList: Check = {
  code: 'metadata/fields-list',
  summary: 'A rule has no list `fields`.',
  help: 'The list of fields that an analyst should see is part of Sigma, and some targets show it, but SigmaHQ no longer keeps such lists in its rules.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'fields:\n    - User\n' }],
  good: [{ rule: 'fields: []\n' }, { rule: 'author: Jane Doe\n' }],
  document: (document, report) => {
    const fields = entry(document, 'fields');
    if (fields === undefined || (fields.value.kind === 'sequence' && fields.value.items.length === 0)) return;
    report(fields.key.span, 'rules of SigmaHQ have no "fields"');
  },
};
