import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { meantBy } from './misspelt-namespace.js';
import { tagNamespaces } from './namespaces.js';
import { ruleTags } from './rule-tags.js';

/** A tag has one of the namespaces of the specification. */
export const unknownNamespace: Check = {
  code: 'tag/unknown-namespace',
  summary: 'A tag has one of the namespaces of the specification.',
  help: 'These are `attack`, `car`, `cve`, `d3fend`, `detection`, `stp` and `tlp`. A repository may have others of its own, SigmaHQ does not.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'tags:\n    - team.red\n' }],
  good: [{ rule: 'tags:\n    - attack.t1059\n    - tlp.red\n    - d3fend.d3-am\n' }],
  document: (document, report) => {
    for (const { node, namespace } of ruleTags(document)) {
      if (tagNamespaces.has(namespace.toLowerCase()) || meantBy(namespace) !== undefined) continue;
      report(spanWithin(node, 0, namespace.length), `"${namespace}" is not a namespace of Sigma`);
    }
  },
};
