import type { Check } from '../../check.js';
import type { CollectedDocument } from '../../collection.js';
import type { PlacedText } from '../../facts.js';
import { quote } from './duplicates.js';

/** No correlation rests on itself, through other correlations either. */
export const correlationCycle: Check = {
  code: 'correlation/cycle',
  summary: 'No correlation rests on itself, through other correlations either.',
  help:
    'A correlation may name other correlations. One that names itself, directly or through others, would have to match ' +
    'before it can match: it has no meaning and cannot be converted.',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `name: one
correlation:
    type: event_count
    rules: [two]
    group-by: [User]
    timespan: 5m
    condition: {gte: 10}
---
name: two
correlation:
    type: event_count
    rules: [one]
    group-by: [User]
    timespan: 5m
    condition: {gte: 10}
`,
    },
  ],
  good: [
    {
      rule: `name: base
---
name: one
correlation:
    type: event_count
    rules: [base]
    group-by: [User]
    timespan: 5m
    condition: {gte: 10}
---
name: two
correlation:
    type: temporal
    rules: [one, base]
    group-by: [User]
    timespan: 5m
`,
    },
  ],
  collection: (collection, report) => {
    const states = new Map<CollectedDocument, 'open' | 'done'>();
    for (const start of collection.documents) {
      if (start.facts.kind !== 'correlation' || states.has(start)) continue;
      // Chains may be as long as a file: a stack of our own.
      const path = [{ document: start, edges: edgesOf(start, collection.named) }];
      states.set(start, 'open');
      for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
        const edge = top.edges.pop();
        if (edge === undefined) {
          states.set(top.document, 'done');
          path.pop();
        } else if (states.get(edge.to) === 'open') {
          report(
            top.document.at(edge.reference),
            `the correlation rests on itself through ${quote(edge.reference.text)}`,
          );
        } else if (!states.has(edge.to)) {
          states.set(edge.to, 'open');
          path.push({ document: edge.to, edges: edgesOf(edge.to, collection.named) });
        }
      }
    }
  },
};

interface Edge {
  readonly reference: PlacedText;
  readonly to: CollectedDocument;
}

/** The correlations that a correlation names, the last one first. A name of many is an error of its own. */
function edgesOf(document: CollectedDocument, named: (reference: string) => readonly CollectedDocument[]): Edge[] {
  return document.facts.references
    .flatMap((reference) => {
      const to = named(reference.text)[0];
      return to?.facts.kind === 'correlation' ? [{ reference, to }] : [];
    })
    .reverse();
}
