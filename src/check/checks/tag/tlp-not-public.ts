import type { Check } from '../../check.js';
import { tagsIn } from './rule-tags.js';
import { tlpLevels } from './tlp-levels.js';

/** A rule that is published has no other level of TLP than `clear`. */
export const tlpNotPublic: Check = {
  code: 'tag/tlp-not-public',
  summary: 'A rule that is published has no other level of TLP than `clear`.',
  help: 'SigmaHQ publishes its rules: a level that keeps a rule from others cannot hold there.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'tags:\n    - tlp.amber\n' }],
  good: [{ rule: 'tags:\n    - tlp.clear\n' }, { rule: 'tags:\n    - tlp.white\n    - tlp.yellow\n' }],
  document: (document, report) => {
    for (const { node, name } of tagsIn(document, 'tlp')) {
      if (name !== 'clear' && tlpLevels.has(name)) report(node.span, `"tlp.${name}" does not fit a public rule`);
    }
  },
};
