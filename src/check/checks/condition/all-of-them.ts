import { namesOfTarget } from '../../../condition/references.js';
import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { hasAliases } from '../../fix-text.js';
import { detectingDocument, visitCondition } from '../../walk.js';
import { patternFor } from './pattern-for.js';

/** A condition does not ask for all detections, whatever they are. */
export const allOfThem: Check = {
  code: 'condition/all-of-them',
  summary: 'A condition does not ask for all detections, whatever they are.',
  help: 'With `all of them` a filter that somebody adds later becomes a part of what must hold. Name what is meant: `all of selection_*`.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: 'detection:\n    selection_a:\n        a: 1\n    selection_b:\n        b: 1\n    condition: all of them\n',
    },
    { rule: 'detection:\n    one:\n        a: 1\n    two:\n        b: 1\n    condition: ALL  OF them\n' },
  ],
  good: [
    {
      rule: 'detection:\n    selection_a:\n        a: 1\n    selection_b:\n        b: 1\n    condition: all of selection_*\n',
    },
    { rule: 'detection:\n    one:\n        a: 1\n    two:\n        b: 1\n    condition: 1 of them\n' },
    { rule: 'detection:\n    one:\n        a: 1\n    condition: all of them\n' },
  ],
  document: (document, report) => {
    const detecting = detectingDocument(document);
    if (detecting === undefined) return;
    for (const { expression, scalar } of detecting.conditions) {
      visitCondition(expression, (node) => {
        if (node.kind !== 'quantifier' || node.target !== 'them' || node.quantity !== 'all') return;
        const all = [...detecting.detections.keys()];
        const names = namesOfTarget('them', all);
        // That is the finding of another check.
        if (names.length < 2) return;
        const isSure = document.file.documents.length === 1 && !hasAliases(scalar.span.source);
        const pattern = isSure ? patternFor(names, all) : undefined;
        const at = spanWithin(scalar, node.start, node.end);
        const target = spanWithin(scalar, node.targetRange.start, node.targetRange.end);
        report(at, '"all of them" takes in every detection, those that somebody adds later too', {
          notes: [`write "all of ${pattern ?? 'selection_*'}"`],
          ...(pattern === undefined
            ? {}
            : { fix: { message: `write "all of ${pattern}"`, location: target.location, replacement: pattern } }),
        });
      });
    }
  },
};
