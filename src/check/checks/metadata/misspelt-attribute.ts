import { nearestName } from '../../../diagnostic/suggest.js';
import type { DocumentKind } from '../../../rule/check-schema.js';
import type { Check } from '../../check.js';
import { entry } from '../../walk.js';
import { standardAttributes } from './attributes.js';
import { cut } from './metadata-nodes.js';

/** Attributes of other tools that are near to a standard one and mean something else. */
const deliberate = new Set(['data', 'mode', 'rate', 'state', 'rules', 'tests', 'source', 'created', 'labels']);

const otherSpellings = new Map([
  ['licence', 'license'],
  ['reference', 'references'],
  ['refs', 'references'],
  ['related_rules', 'related'],
  ['desc', 'description'],
  ['uuid', 'id'],
  ['severity', 'level'],
]);

/** An attribute that is nearly a standard one is spelt like it. */
export const misspeltAttribute: Check = {
  code: 'metadata/misspelt-attribute',
  summary: 'An attribute that is nearly a standard one is spelt like it.',
  help: 'Rules may have attributes of their own, so a misspelt one is not an error: its value is just not seen. Correct the name, or give your own attribute one that cannot be mistaken.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'reference:\n    - https://example.com/\n' },
    { rule: 'realted: []\n' },
    { rule: 'Level: high\n' },
    { rule: 'false_positives:\n    - Unknown\n' },
    { rule: 'licence: MIT\n' },
  ],
  good: [{ rule: 'simulation: []\nregression_tests_path: a.yml\ndata: x\ncreated: 2024-01-31\nowner: team\n' }],
  document: (document, report) => {
    const { kind, node } = document.reading;
    let looked = 0;
    for (const { name, key } of node.entries) {
      if (standardAttributes[kind].has(name) || deliberate.has(name.toLowerCase())) continue;
      const meant = meantBy(name, kind);
      // That the essential ones are missing, the schema says, and what was meant for them.
      if (meant !== undefined && !essential.has(meant) && entry(document, meant) === undefined) {
        report(key.span, `"${cut(name)}" is not an attribute of Sigma`, { notes: [`did you mean "${meant}"?`] });
      }
      if (++looked === maxLooked) return;
    }
  },
};

const essential = new Set(['title', 'logsource', 'detection', 'correlation', 'filter']);

const maxLooked = 100;

function meantBy(name: string, kind: DocumentKind): string | undefined {
  const plain = name.toLowerCase().replace(/[ _-]/g, '');
  const other = otherSpellings.get(name.toLowerCase());
  if (other !== undefined) return other;
  if (standardAttributes[kind].has(plain)) return plain;
  // Of short names nearly all are near to each other.
  if (plain.length < 3) return undefined;
  const nearest = nearestName(plain, standardAttributes[kind]);
  return nearest !== undefined && (nearest.charAt(0) === plain.charAt(0) || nearest.length > 6) ? nearest : undefined;
}
