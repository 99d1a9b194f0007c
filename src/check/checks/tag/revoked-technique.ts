import type { Technique } from '../../../attack/matrix.js';
import type { Check } from '../../check.js';
import { attackTags, techniqueIn } from './attack-tags.js';
import { writeTag } from './rule-tags.js';

/** A tag names no technique that ATT&CK has revoked. */
export const revokedTechnique: Check = {
  code: 'tag/revoked-technique',
  summary: 'A tag names no technique that ATT&CK has revoked.',
  help: 'Coverage tools do not find revoked techniques. Those of version 18 that version 19 revoked are all right, unless the rule names tactics of version 19 (`stealth`, `defense-impairment`).',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'tags:\n    - attack.t1086\n' },
    { rule: 'tags:\n    - attack.defense-impairment\n    - attack.t1562.001\n' },
    { rule: 'tags:\n    - attack.t1089\n' },
  ],
  good: [
    { rule: 'tags:\n    - attack.defense-evasion\n    - attack.t1562.001\n' },
    { rule: 'tags:\n    - attack.t1562.001\n    - attack.t1685\n    - attack.t1059.001\n' },
  ],
  document: (document, report) => {
    const { techniques, version } = attackTags(document);
    for (const { tag, id } of techniques) {
      const in18 = techniqueIn(id, '18');
      const in19 = techniqueIn(id, '19');
      if (in19.current || (in18.current && version !== '19')) continue;
      const targets = version === '18' ? [in18.technique] : version === '19' ? [in19.technique] : [in18, in19].map(of);
      const [one, other = one] = targets;
      const meant = one ?? other;
      if (meant === undefined) continue;
      const notes =
        one?.id === other?.id || other === undefined || one === undefined
          ? [`it is ${named(meant)} now`]
          : [`it is ${named(one)} in version 18, ${named(other)} in version 19`];
      const text = `attack.${meant.id.toLowerCase()}`;
      const fix = one?.id === other?.id ? writeTag(document, tag, text) : {};
      const message = in18.current
        ? `ATT&CK 19, whose tactics the rule names, has revoked ${id}`
        : `ATT&CK has revoked ${id}`;
      report(tag.node.span, message, { notes, ...fix });
    }
  },
};

const of = ({ technique }: { technique?: Technique }): Technique | undefined => technique;
const named = ({ id, name }: Technique): string => `${id} (${name})`;
