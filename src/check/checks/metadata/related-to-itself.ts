import { entryOf, type YamlScalar } from '../../../source/yaml-node.js';
import type { Check } from '../../check.js';
import { entry } from '../../walk.js';
import { textNode } from './metadata-nodes.js';

/** A rule is related to other rules, to each once. */
export const relatedToItself: Check = {
  code: 'metadata/related-to-itself',
  summary: 'A rule is related to other rules, to each once.',
  help: 'The id under `related` is that of the other rule. The same id twice, or the own id, is most often a slip of copying.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `id: 5013198b-7c3c-4f8d-8c3c-1f0a2f1d9e11
related:
    - id: 5013198b-7c3c-4f8d-8c3c-1f0a2f1d9e11
      type: similar
`,
    },
    {
      rule: `related:
    - id: 5013198b-7c3c-4f8d-8c3c-1f0a2f1d9e11
      type: similar
    - id: 5013198b-7c3c-4f8d-8c3c-1f0a2f1d9e11
      type: similar
`,
    },
  ],
  good: [
    {
      rule: `id: 5013198b-7c3c-4f8d-8c3c-1f0a2f1d9e11
related:
    - id: 6013198b-7c3c-4f8d-8c3c-1f0a2f1d9e11
      type: similar
    - id: 7013198b-7c3c-4f8d-8c3c-1f0a2f1d9e11
      type: derived
`,
    },
  ],
  document: (document, report) => {
    const related = entry(document, 'related')?.value;
    if (related?.kind !== 'sequence') return;
    const own = textNode(document, 'id')?.text.toLowerCase();
    const seen = new Map<string, YamlScalar>();
    for (const item of related.items) {
      const id = item.kind === 'mapping' ? entryOf(item, 'id')?.value : undefined;
      if (id?.kind !== 'scalar' || id.text === '') continue;
      const text = id.text.toLowerCase();
      const first = seen.get(text);
      if (text === own) report(id.span, 'the rule is related to itself');
      else if (first === undefined) seen.set(text, id);
      else {
        const notes = [{ message: 'it is first given here', location: first.span.location }];
        report(id.span, 'the rule is related to this one twice', { notes });
      }
    }
  },
};
