import { nearestName } from '../../../diagnostic/suggest.js';
import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { tagNamespaces } from './namespaces.js';
import { ruleTags } from './rule-tags.js';

const otherNames = new Map([
  ['mitre', 'attack'],
  ['mitre_attack', 'attack'],
  ['mitre-attack', 'attack'],
  ['att&ck', 'attack'],
]);

/** A tag's namespace that is nearly a known one is spelt like it. */
export const misspeltNamespace: Check = {
  code: 'tag/misspelt-namespace',
  summary: "A tag's namespace that is nearly a known one is spelt like it.",
  help: 'A tag of another namespace is just a word to the tools: nobody finds `atack.t1059` among the techniques.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'tags:\n    - atack.t1059\n' }, { rule: 'tags:\n    - mitre.t1059\n' }],
  good: [{ rule: 'tags:\n    - attack.t1059\n    - team.red\n    - tap.x\n    - att.x\n' }],
  document: (document, report) => {
    for (const { node, namespace } of ruleTags(document)) {
      const meant = meantBy(namespace);
      if (meant === undefined) continue;
      const notes = [`did you mean "${meant}"?`];
      report(spanWithin(node, 0, namespace.length), `there is no namespace "${namespace}"`, { notes });
    }
  },
};

/** The known namespace that a name is probably meant to be; short names are all near to each other. */
export function meantBy(namespace: string): string | undefined {
  const lower = namespace.toLowerCase();
  if (tagNamespaces.has(lower)) return undefined;
  const other = otherNames.get(lower);
  return other ?? (lower.length < 5 ? undefined : nearestName(lower, tagNamespaces));
}
