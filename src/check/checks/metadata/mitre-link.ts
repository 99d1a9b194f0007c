import type { Check } from '../../check.js';
import { textNodes } from './metadata-nodes.js';

/** What ATT&CK says about a rule is a tag, not a reference. */
export const mitreLink: Check = {
  code: 'metadata/mitre-link',
  summary: 'What ATT&CK says about a rule is a tag, not a reference.',
  help: 'Tags like `attack.t1053.003` can be counted and become links in the targets. Write the tag, and remove the reference.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    { rule: 'references:\n    - https://attack.mitre.org/techniques/T1053/003/\n' },
    { rule: 'references:\n    - http://attack.mitre.org/\n' },
  ],
  good: [{ rule: 'references:\n    - https://car.mitre.org/wiki/CAR-2013-05-002\n    - https://www.mitre.org/\n' }],
  document: (document, report) => {
    for (const reference of textNodes(document, 'references')) {
      const found =
        /^\s*https?:\/\/attack\.mitre\.org(?:\/(?:[a-z0-9]+\/){0,3}([TGSM]\d{4}|DS\d{4})(?:\/(\d{3}))?(?=\/|$|[?#]))?/i.exec(
          reference.text.slice(0, 200),
        );
      if (found === null) continue;
      const [, id, sub] = found;
      const notes =
        id === undefined ? [] : [`the tag is "attack.${[id, sub].filter(Boolean).join('.').toLowerCase()}"`];
      report(reference.span, 'a page of ATT&CK is given as a reference', { notes });
    }
  },
};
