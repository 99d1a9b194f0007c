import type { Check } from '../../check.js';
import { reportMissing } from './missing-entry.js';

/** Every document has an id. */
export const missingId: Check = {
  code: 'metadata/missing-id',
  summary: 'Every document has an id.',
  help: 'An id names a rule for good: `related`, correlations, filters, exclusions and the rules of a SIEM refer to it, and it stays when the title changes. Add `id:` with a new random UUID (`uuidgen`).',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'author: Jane Doe\n' }],
  good: [{ rule: 'id: 929a690e-bef0-4204-a928-ef5e620d6fcd\n' }],
  document: reportMissing('id', ['rule', 'correlation', 'filter']),
};
