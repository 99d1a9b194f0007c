import type { Check } from '../../check.js';
import { detectingDocument } from '../../walk.js';
import { quote } from '../value/items.js';

/** A list has fields or keywords, not both. */
export const keywordBesideFields: Check = {
  code: 'detection/keyword-beside-fields',
  summary: 'A list has fields or keywords, not both.',
  help: 'In a list of maps, text without a field is a keyword that may stand anywhere in the event; most often a colon or an indentation is missing: `- Image: x`. Put keywords into a detection of their own.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'detection:\n    selection:\n        - Image|endswith: a\n        - cmd.exe\n    condition: selection\n' },
  ],
  good: [
    { rule: 'detection:\n    selection:\n        - a\n        - b\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        - Image: a\n        - User: b\n    condition: selection\n' },
  ],
  document: (document, report) => {
    for (const detection of detectingDocument(document)?.detections.values() ?? []) {
      if (detection.kind !== 'any') continue;
      for (const part of detection.parts) {
        if (part.kind !== 'item' || part.field !== undefined || part.modifiers.length > 0) continue;
        const first = part.values[0];
        if (first !== undefined) report(first.origin, `${quote(first.raw.text)} is a keyword among fields`);
      }
    }
  },
};
