import { nearestName } from '../../../diagnostic/suggest.js';
import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { rewriteScalar } from '../../fix-text.js';
import { cut, textNodes } from './metadata-nodes.js';

/** What people write for "legitimate"; near words like "legitimacy" are words of their own. */
const misspelt =
  /\b(?:ligitim\w{0,3}|legitmate\w{0,2}|legimate\w{0,2}|legitamate\w{0,2}|legitiamte\w{0,2}|legitimite\w{0,2}|legitimeate|legtimate\w{0,2}|leigitimate\w{0,2}|legitimte\w{0,2}|legititmate\w{0,2}|legitim)\b/i;

const words = ['Unknown', 'Unlikely'];
/** What is no slip, though near to them; and themselves, which nearly all rules have. */
const fine = new Set(['known', 'unlike', 'likely', 'kindly', 'lively', 'unknown', 'unlikely']);

/** The words "Unknown", "Unlikely" and "legitimate" are spelt so. */
export const falsePositiveTypo: Check = {
  code: 'metadata/false-positive-typo',
  summary: 'The words "Unknown", "Unlikely" and "legitimate" are spelt so.',
  help: 'Tools count rules whose false positives are `Unknown` or `Unlikely`, and readers search for these words.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'falsepositives:\n    - Unkown\n' }, { rule: 'falsepositives:\n    - Ligitimate backups\n' }],
  good: [
    { rule: 'falsepositives:\n    - unknown.\n    - Likely\n    - Unusual\n    - Legitimacy of legitimate tools\n' },
  ],
  document: (document, report) => {
    for (const entry of textNodes(document, 'falsepositives')) {
      const word = entry.text.trim().replace(/\.$/, '');
      const nearest = /^\w{5,10}$/.test(word) && !fine.has(word.toLowerCase()) ? nearestName(word, words) : undefined;
      if (nearest !== undefined) {
        const fix = rewriteScalar(entry, nearest, `write "${nearest}"`);
        const notes = [`did you mean "${nearest}"?`];
        report(entry.span, `"${word}" is misspelt`, fix === undefined ? { notes } : { notes, fix });
        continue;
      }
      const found = misspelt.exec(entry.text.slice(0, 2000));
      if (found === null) continue;
      const at = spanWithin(entry, found.index, found.index + found[0].length);
      report(at, `"${cut(found[0])}" is misspelt`, { notes: ['did you mean "legitimate"?'] });
    }
  },
};
