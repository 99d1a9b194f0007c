import type { Check } from '../../check.js';
import { attackTags } from './attack-tags.js';
import { inWords, tacticsOfTechnique } from './technique-tactics.js';

/** With a technique one of its tactics is tagged. */
export const techniqueWithoutTactic: Check = {
  code: 'tag/technique-without-tactic',
  summary: 'With a technique one of its tactics is tagged.',
  help: 'Many techniques serve several tactics: the tag of the tactic says which one the rule is about. Add it, or correct the technique.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'tags:\n    - attack.t1059.001\n' }, { rule: 'tags:\n    - attack.persistence\n    - attack.t1036\n' }],
  good: [
    { rule: 'tags:\n    - attack.execution\n    - attack.t1059.001\n' },
    { rule: 'tags:\n    - attack.defense-evasion\n    - attack.t1036\n' },
    { rule: 'tags:\n    - attack.stealth\n    - attack.t1036\n' },
    { rule: 'tags:\n    - attack.defense_evasion\n    - attack.t1562.001\n    - attack.t9999\n' },
  ],
  document: (document, report) => {
    const { techniques, tactics, version } = attackTags(document);
    for (const { tag, id } of techniques) {
      const in18 = tacticsOfTechnique(id, '18');
      const in19 = tacticsOfTechnique(id, '19');
      if (in18.length + in19.length === 0 || [...in18, ...in19].some((slug) => tactics.has(slug))) continue;
      const wanted = version === '18' || in19.length === 0 ? in18 : in19;
      report(tag.node.span, `no tactic of ${id} is tagged: ${inWords(wanted)}`);
    }
  },
};
