import type { Check } from '../../check.js';
import { attackTags, tacticSlug } from './attack-tags.js';
import { writeTag } from './rule-tags.js';

/** A tactic is tagged with its name and hyphens. */
export const tacticForm: Check = {
  code: 'tag/tactic-form',
  summary: 'A tactic is tagged with its name and hyphens.',
  help: 'Since version 2 of the specification a tactic is `attack.initial-access`; earlier rules had `attack.initial_access`, and ids like `TA0001` are not used in tags. Tools compare tags as text.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'tags:\n    - attack.initial_access\n' }, { rule: 'tags:\n    - attack.ta0001\n' }],
  good: [{ rule: 'tags:\n    - attack.initial-access\n    - attack.t1059\n    - team.initial_access\n' }],
  document: (document, report) => {
    const { tags } = attackTags(document);
    for (const tag of tags) {
      const slug = tacticSlug(tag.name);
      if (slug === undefined || tag.name.toLowerCase() === slug) continue;
      const right = `attack.${slug}`;
      // The tactic that was split keeps its id in both versions, and the name that the rule means does not show.
      const fix = tag.name.toLowerCase() === 'ta0005' ? {} : writeTag(document, tag, right);
      report(tag.node.span, `"${tag.name}" is written "${right}"`, fix);
    }
  },
};
