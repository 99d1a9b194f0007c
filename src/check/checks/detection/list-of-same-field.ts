import { entryOf } from '../../../source/yaml-node.js';
import type { Check } from '../../check.js';
import { detectingDocument } from '../../walk.js';

/** Alternatives for one field are a list of values, not a list of maps. */
export const listOfSameField: Check = {
  code: 'detection/list-of-same-field',
  summary: 'Alternatives for one field are a list of values, not a list of maps.',
  help: 'A list of maps that all have the same single key says what `field: [a, b]` says, at greater length.',
  severity: 'info',
  profiles: [],
  bad: [
    {
      rule: 'detection:\n    selection:\n        - Image|endswith: a\n        - Image|endswith: b\n    condition: selection\n',
    },
  ],
  good: [
    { rule: 'detection:\n    selection:\n        Image|endswith: [a, b]\n    condition: selection\n' },
    {
      rule: 'detection:\n    selection:\n        - Image|endswith: a\n        - Image|startswith: b\n    condition: selection\n',
    },
    {
      rule: 'detection:\n    selection:\n        - Image|contains|all: [a, b]\n        - Image|contains|all: [c, d]\n    condition: selection\n',
    },
  ],
  document: (document, report) => {
    const detecting = detectingDocument(document);
    const section = detecting && entryOf(detecting.node, detecting.kind === 'rule' ? 'detection' : 'filter')?.value;
    if (detecting === undefined || section?.kind !== 'mapping') return;
    for (const { key, name, value } of section.entries) {
      if (value.kind !== 'sequence' || value.items.length < 2 || !detecting.detections.has(name)) continue;
      const first = value.items[0];
      const field = first?.kind === 'mapping' && first.entries.length === 1 ? first.entries[0]?.name : undefined;
      // What links values or negates them makes a difference.
      if (field === undefined || /\|(?:all|neq)(?:\||$)/.test(field)) continue;
      const areAlike = value.items.every(
        (item) => item.kind === 'mapping' && item.entries.length === 1 && item.entries[0]?.name === field,
      );
      if (areAlike)
        report(key.span, `all ${value.items.length} alternatives are for "${field}": write them as a list of values`);
    }
  },
};
