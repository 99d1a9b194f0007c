import type { Check } from '../../check.js';
import { reportSeveral } from './several-tags.js';

/** A rule has one type of detection. */
export const severalDetection: Check = {
  code: 'tag/several-detection',
  summary: 'A rule has one type of detection.',
  help: 'The tags `detection.dfir`, `detection.emerging-threats` and `detection.threat-hunting` say in which of the sets of SigmaHQ a rule is. Keep one of them.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'tags:\n    - detection.dfir\n    - detection.threat-hunting\n' }],
  good: [{ rule: 'tags:\n    - detection.dfir\n    - attack.t1059\n' }],
  document: reportSeveral('detection', 'type of detection'),
};
