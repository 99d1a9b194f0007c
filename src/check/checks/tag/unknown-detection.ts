import { didYouMean } from '../../../diagnostic/suggest.js';
import type { Check } from '../../check.js';
import { detectionTypes } from './detection-types.js';
import { tagsIn, writeTag } from './rule-tags.js';

/** A tag of `detection` is one of `dfir`, `emerging-threats` and `threat-hunting`. */
export const unknownDetection: Check = {
  code: 'tag/unknown-detection',
  summary: 'A tag of `detection` is one of `dfir`, `emerging-threats` and `threat-hunting`.',
  help: 'The tag says in which of the sets of SigmaHQ a rule is. Earlier rules had underscores in it.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'tags:\n    - detection.threat_hunting\n' }, { rule: 'tags:\n    - detection.hunting\n' }],
  good: [{ rule: 'tags:\n    - detection.threat-hunting\n    - team.hunting\n' }],
  document: (document, report) => {
    const tags = tagsIn(document, 'detection');
    for (const tag of tags) {
      if (detectionTypes.includes(tag.name)) continue;
      const right = tag.name.replace(/_/g, '-');
      const details = detectionTypes.includes(right)
        ? writeTag(document, tag, `detection.${right}`)
        : { notes: didYouMean(tag.name, detectionTypes) };
      report(
        tag.node.span,
        `"${tag.text}" is none of the tags detection.${detectionTypes.join(', detection.')}`,
        details,
      );
    }
  },
};
