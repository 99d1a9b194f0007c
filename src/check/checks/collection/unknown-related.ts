import type { Check } from '../../check.js';
import { quote } from './duplicates.js';

/** The rule is no more, and was of use only to say so. */
const gone: ReadonlySet<string> = new Set(['obsolete', 'merged', 'renamed', 'obsoletes']);

/** The rules that a rule says it is derived from or similar to are among those that are checked. */
export const unknownRelated: Check = {
  code: 'collection/unknown-related',
  summary: 'The rules that a rule says it is derived from or similar to are among those that are checked.',
  help:
    'An `id` under `related` that no rule has is a rule that was removed, or a slip. It may also be a rule of another ' +
    'repository, or of a folder that is not checked: so this is no part of a profile. What a rule replaced (`obsolete`, ' +
    '`merged`, `renamed`) is expected to be gone.',
  severity: 'info',
  profiles: [],
  bad: [
    {
      rule: `id: 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c1
related:
    - id: 9d8f0a3e-1f6b-4a55-8c9e-0f3f6b6f8a11
      type: similar
`,
    },
  ],
  good: [
    {
      rule: `id: 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c1
related:
    - id: 9d8f0a3e-1f6b-4a55-8c9e-0f3f6b6f8a11
      type: obsolete
`,
    },
    {
      rule: `related:
    - id: 9d8f0a3e-1f6b-4a55-8c9e-0f3f6b6f8a11
      type: derived
`,
      others: { 'other.yml': 'id: 9D8F0A3E-1F6B-4A55-8C9E-0F3F6B6F8A11\n' },
    },
  ],
  collection: ({ documents, named }, report) => {
    for (const document of documents) {
      for (const id of document.facts.related) {
        if (id.type !== undefined && gone.has(id.type.toLowerCase())) continue;
        if (named(id.text).length === 0)
          report(document.at(id), `there is no rule ${quote(id.text)} among these files`);
      }
    }
  },
};
