import { targetFinder } from '../../../condition/references.js';
import { entryOf } from '../../../source/yaml-node.js';
import type { Check } from '../../check.js';
import { detectingDocument, visitCondition } from '../../walk.js';

/** Every detection is used by the condition. One that is not has no effect, and most often its name was mistyped. */
export const unusedSelection: Check = {
  code: 'condition/unused-selection',
  summary: 'Every detection is used by the condition.',
  help: 'A detection that no condition names has no effect on the rule. Use it in the condition, or remove it.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: `detection:
    selection:
        EventID: 1
    filter:
        User: SYSTEM
    condition: selection
`,
    },
  ],
  good: [
    {
      rule: `detection:
    selection_a:
        EventID: 1
    _filter:
        User: SYSTEM
    condition: 1 of selection_* and not _filter
`,
    },
  ],
  document: (document, report) => {
    const detecting = detectingDocument(document);
    if (detecting === undefined) return;
    const unused = new Set(detecting.detections.keys());
    const find = targetFinder(unused);
    for (const { expression } of detecting.conditions) {
      visitCondition(expression, (node) => {
        if (node.kind === 'identifier') unused.delete(node.name);
        if (node.kind === 'quantifier') for (const name of find(node.target) ?? []) unused.delete(name);
      });
    }
    const section = entryOf(detecting.node, detecting.kind === 'rule' ? 'detection' : 'filter')?.value;
    if (section?.kind !== 'mapping') return;
    for (const name of unused) {
      const at = entryOf(section, name)?.key.span ?? detecting.origin;
      report(at, `no condition uses the detection "${name}"`);
    }
  },
};
