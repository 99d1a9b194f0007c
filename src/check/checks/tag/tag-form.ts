import type { Check } from '../../check.js';
import { rewriteScalar } from '../../fix-text.js';
import { cut, textNodes } from '../metadata/metadata-nodes.js';

/** A tag is written in small letters, without spaces, with a dot behind its namespace. */
export const tagForm: Check = {
  code: 'tag/form',
  summary: 'A tag is written in small letters, without spaces, with a dot behind its namespace.',
  help: 'Tools compare tags as text: `attack.T1059` is not `attack.t1059`. Only the names of D3FEND artifacts have capitals.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  insteadOf: ['schema/tags'],
  bad: [
    { rule: 'tags:\n    - attack.T1059\n' },
    { rule: 'tags:\n    - attack.Initial Access\n' },
    { rule: "tags:\n    - 'attack:t1059'\n" },
  ],
  good: [
    { rule: 'tags:\n    - attack.t1059\n    - attack.initial-access\n    - d3fend.d3f-WindowsNtOpenFile\n' },
    { rule: 'tags:\n    - nodot\n    - a.ü\n' },
  ],
  document: (document, report) => {
    for (const node of textNodes(document, 'tags')) {
      const { text } = node;
      if (text.length > 200 || wellFormed.test(text) || /^d3fend\.d3f-[A-Za-z0-9_-]+$/.test(text)) continue;
      const right = text
        .trim()
        .toLowerCase()
        .replace(/\s+/g, '-')
        .replace(/^([a-z0-9_-]+)[:/]-?/, '$1.');
      // What cannot be mended like this the schema complains about.
      if (!wellFormed.test(right)) continue;
      const fix = rewriteScalar(node, right, `write "${right}"`);
      report(node.span, `the tag "${cut(text)}" should be "${right}"`, fix === undefined ? {} : { fix });
    }
  },
};

const wellFormed = /^[a-z0-9_-]+\.[a-z0-9._-]+$/;
