import { didYouMean } from '../../../diagnostic/suggest.js';
import type { Check } from '../../check.js';
import { tagsIn, writeTag } from './rule-tags.js';
import { tlpLevels } from './tlp-levels.js';

const otherForms = new Map([
  ['amber+strict', 'amber-strict'],
  ['amber_strict', 'amber-strict'],
  ['amberstrict', 'amber-strict'],
]);

/** A tag of TLP is one of its levels. */
export const unknownTlp: Check = {
  code: 'tag/unknown-tlp',
  summary: 'A tag of TLP is one of its levels.',
  help: 'Who may see a rule must not be left to a guess. The levels are `tlp.clear`, `tlp.green`, `tlp.amber`, `tlp.amber-strict` and `tlp.red`.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  insteadOf: ['schema/tags'],
  bad: [{ rule: 'tags:\n    - tlp.yellow\n' }, { rule: 'tags:\n    - tlp.amber_strict\n' }],
  good: [{ rule: 'tags:\n    - tlp.amber-strict\n' }, { rule: 'tags:\n    - tlp.white\n' }],
  document: (document, report) => {
    const tags = tagsIn(document, 'tlp');
    for (const tag of tags) {
      // Of version 1: that is for another check.
      if (tlpLevels.has(tag.name) || tag.name === 'white') continue;
      const right = otherForms.get(tag.name);
      const details =
        right === undefined ? { notes: didYouMean(tag.name, tlpLevels) } : writeTag(document, tag, `tlp.${right}`);
      report(tag.node.span, `TLP has no level "${tag.name}"`, details);
    }
  },
};
