import type { Check } from '../../check.js';
import { attackTags } from './attack-tags.js';
import { tacticsOfTechnique } from './technique-tactics.js';

/** With a tactic one of its techniques is tagged. */
export const tacticWithoutTechnique: Check = {
  code: 'tag/tactic-without-technique',
  summary: 'With a tactic one of its techniques is tagged.',
  help: 'A technique says more exactly what is detected. Some behaviour belongs to a tactic and to no technique of it: so no profile has this check.',
  severity: 'info',
  profiles: [],
  bad: [{ rule: 'tags:\n    - attack.impact\n    - attack.execution\n    - attack.t1059\n' }],
  good: [{ rule: 'tags:\n    - attack.execution\n    - attack.t1059\n' }],
  document: (document, report) => {
    const { techniques, tactics } = attackTags(document);
    const covered = new Set(
      techniques.flatMap(({ id }) => [...tacticsOfTechnique(id, '18'), ...tacticsOfTechnique(id, '19')]),
    );
    for (const [slug, tag] of tactics) {
      if (!covered.has(slug)) report(tag.node.span, `no technique of "attack.${slug}" is tagged`);
    }
  },
};
