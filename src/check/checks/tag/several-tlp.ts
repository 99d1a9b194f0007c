import type { Check } from '../../check.js';
import { reportSeveral } from './several-tags.js';

/** A rule has one level of TLP. */
export const severalTlp: Check = {
  code: 'tag/several-tlp',
  summary: 'A rule has one level of TLP.',
  help: 'Who may see a rule must not be left to a guess. Keep the level that holds.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'tags:\n    - tlp.clear\n    - tlp.red\n' }],
  good: [{ rule: 'tags:\n    - tlp.clear\n    - team.red\n' }, { rule: 'tags:\n    - tlp.red\n    - tlp.red\n' }],
  document: reportSeveral('tlp', 'level of TLP'),
};
