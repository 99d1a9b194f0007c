import type { DocumentKind } from '../../../rule/check-schema.js';

const ofAll = [
  'title',
  'id',
  'name',
  'related',
  'taxonomy',
  'status',
  'description',
  'license',
  'author',
  'references',
  'date',
  'modified',
  'fields',
  'falsepositives',
  'level',
  'tags',
  'scope',
];

/** The top-level attributes that the specification knows, by kind of document. */
export const standardAttributes: Readonly<Record<DocumentKind, ReadonlySet<string>>> = {
  rule: new Set([...ofAll, 'logsource', 'detection']),
  correlation: new Set([...ofAll, 'correlation', 'generate', 'logsource']),
  filter: new Set([...ofAll, 'logsource', 'filter']),
};
