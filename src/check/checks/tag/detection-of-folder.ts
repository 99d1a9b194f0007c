import type { Check } from '../../check.js';
import { entry } from '../../walk.js';
import { headOf } from '../metadata/metadata-nodes.js';
import { detectionTypes } from './detection-types.js';
import { tagsIn } from './rule-tags.js';

/** A rule in a folder for one type of detections has its tag. */
export const detectionOfFolder: Check = {
  code: 'tag/detection-of-folder',
  summary: 'A rule in a folder for one type of detections has its tag.',
  help: 'Rules in `rules-threat-hunting/` have the tag `detection.threat-hunting`, and so on: the tag stays with the rule when it leaves the folder.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    { rule: 'tags:\n    - attack.t1059\n', file: 'rules-threat-hunting/windows/win_whoami.yml' },
    { rule: 'author: Jane Doe\n', file: 'sigma/rules-dfir/win_whoami.yml' },
  ],
  good: [
    { rule: 'tags:\n    - detection.threat-hunting\n', file: 'rules-threat-hunting/windows/win_whoami.yml' },
    { rule: 'tags:\n    - attack.t1059\n', file: 'rules/threat-hunting/win_whoami.yml' },
  ],
  document: (document, report) => {
    if (document.reading.kind === 'filter') return;
    const folders = document.file.path.split('/');
    const type = detectionTypes.find((one) => folders.includes(`rules-${one}`));
    if (type === undefined || tagsIn(document, 'detection').some(({ name }) => name === type)) return;
    const at = entry(document, 'tags')?.key.span ?? headOf(document);
    report(at, `a rule in "rules-${type}" has the tag "detection.${type}"`);
  },
};
