import type { Check } from '../../check.js';
import { attackTags } from './attack-tags.js';
import { tacticsOfTechnique } from './technique-tactics.js';

/** With a technique all of its tactics are tagged. */
export const missingTactic: Check = {
  code: 'tag/missing-tactic',
  summary: 'With a technique all of its tactics are tagged.',
  help: 'SigmaHQ tags each tactic that ATT&CK counts a technique to. Add the tag of the tactic.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'tags:\n    - attack.execution\n    - attack.t1053.005\n' }],
  good: [
    {
      rule: 'tags:\n    - attack.execution\n    - attack.persistence\n    - attack.privilege-escalation\n    - attack.t1053.005\n',
    },
    { rule: 'tags:\n    - attack.t1053.005\n' },
    { rule: 'tags:\n    - attack.defense-evasion\n    - attack.t1036\n' },
  ],
  document: (document, report) => {
    const { techniques, tactics, version } = attackTags(document);
    const said = new Set<string>();
    for (const { tag, id } of techniques) {
      const ways = (version === undefined ? (['19', '18'] as const) : [version]).map((one) =>
        tacticsOfTechnique(id, one),
      );
      // None at all is for another check.
      const known = ways.filter((slugs) => slugs.some((slug) => tactics.has(slug)));
      const complete = known.some((slugs) => slugs.every((slug) => tactics.has(slug)));
      if (complete) continue;
      for (const slug of known[0] ?? []) {
        if (tactics.has(slug) || said.has(slug)) continue;
        said.add(slug);
        report(tag.node.span, `${id} has the tactic "attack.${slug}" too, which is not tagged`);
      }
    }
  },
};
