import { didYouMean } from '../../../diagnostic/suggest.js';
import type { Check } from '../../check.js';
import { tagsIn } from './rule-tags.js';

const tactics = new Set(['model', 'harden', 'detect', 'isolate', 'deceive', 'evict', 'restore']);

/** A tag of D3FEND is a tactic, or begins with "d3-" (technique) or "d3f-" (artifact). */
export const d3fendForm: Check = {
  code: 'tag/d3fend-form',
  summary: 'A tag of D3FEND is a tactic, or begins with "d3-" (technique) or "d3f-" (artifact).',
  help: 'Such as `d3fend.detect`, `d3fend.d3-am` and `d3fend.d3f-WindowsNtOpenFile`. Whether there is such a technique or artifact is not looked up.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'tags:\n    - d3fend.am\n' }, { rule: 'tags:\n    - d3fend.d3\n' }],
  good: [
    { rule: 'tags:\n    - d3fend.d3-am\n    - d3fend.D3-AM\n    - d3fend.d3f-WindowsNtOpenFile\n    - d3fend.evict\n' },
  ],
  document: (document, report) => {
    for (const { node, name, text } of tagsIn(document, 'd3fend')) {
      if (tactics.has(name.toLowerCase()) || /^d3-[a-z0-9]+$|^d3f-[a-z0-9_-]+$/i.test(name)) continue;
      report(node.span, `"${text}" names no tactic, technique (d3-…) or artifact (d3f-…)`, {
        notes: didYouMean(name, tactics),
      });
    }
  },
};
