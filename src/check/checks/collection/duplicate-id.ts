import type { Check } from '../../check.js';
import { isShared, quote, reportDuplicate, visitDuplicates } from './duplicates.js';

/** No two rules have the same `id`. Whatever is stored by id (alerts, exceptions, deployments) mixes them up. */
export const duplicateId: Check = {
  code: 'collection/duplicate-id',
  summary: 'No two rules have the same `id`.',
  help:
    'The `id` tells rules apart wherever they are stored: of two with the same one, the later replaces the earlier, and ' +
    'filters and correlations cannot say which they mean. Give a copied rule a new random UUID.',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: 'title: First\nid: 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c1\n',
      others: { 'second.yml': 'title: Second\nid: 2F7F0D0B-6D1C-4A0D-9A57-51D9E1A8F2C1\n' },
    },
    {
      rule: `title: First
id: 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c1
---
title: Second
id: 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c1
`,
    },
  ],
  good: [
    {
      rule: 'title: First\nid: 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c1\n',
      others: {
        'second.yml': `title: Second
id: 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c2
related:
    - id: 2f7f0d0b-6d1c-4a0d-9a57-51d9e1a8f2c1
      type: similar
`,
      },
    },
    { rule: 'title: First\n', others: { 'second.yml': 'title: Second\n' } },
  ],
  collection: (collection, report) => {
    visitDuplicates(collection, 'id', (one, first) => {
      const { document, at } = one;
      if (isShared(one, first)) report(document.at(at), `several rules of the file have the id ${quote(at.text)}`);
      else reportDuplicate(report, one, first, `another rule has the id ${quote(at.text)}`);
    });
  },
};
