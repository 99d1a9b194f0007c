import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { rewriteScalar } from '../../fix-text.js';
import { cut, textNodes } from './metadata-nodes.js';

/** Says that there are none; alone it is a value, in a sentence it may be anything. */
const nothingExpected = /^(?:none|no|nope|nothing|n\/?a|not applicable|no false positives?)\.?$/i;
/** Says only that nobody has seen one. */
const noneKnown =
  /^(?:none|no false positives?|nothing)(?: (?:are|is|were|have been))? (?:known|identified|observed|seen|found|encountered|reported)(?: (?:so far|yet|to date|at (?:this|the) (?:time|moment)))?\.?$/i;
const orderedAttack = /\b(?:pen(?:etration)?[ -]?test(?:s|ing|ers?)?|red[ -]?team(?:s|ing|ers?)?)\b/i;

/** False positives are not "None", and not the attacks of a penetration test. */
export const falsePositiveNotAllowed: Check = {
  code: 'metadata/false-positive-not-allowed',
  summary: 'False positives are not "None", and not the attacks of a penetration test.',
  help: 'Nobody can know that there are none: write `Unlikely` if none is expected, `Unknown` if none is known. What a penetration test or a red team does is an attack: to find it is right.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    { rule: 'falsepositives:\n    - None\n' },
    { rule: 'falsepositives:\n    - None known so far\n' },
    { rule: 'falsepositives:\n    - Authorised penetration tests\n' },
  ],
  good: [
    {
      rule: 'falsepositives:\n    - Unlikely\n    - Scripts that none of the users start\n    - None known to a scanner is exempt\n    - Open testing of pens\n',
    },
  ],
  document: (document, report) => {
    for (const entry of textNodes(document, 'falsepositives')) {
      const text = entry.text.slice(0, 2000);
      const better = insteadOf(text.trim());
      if (better !== undefined) {
        const fix = rewriteScalar(entry, better, `write "${better}"`);
        report(entry.span, `"${cut(text)}" is not allowed, "${better}" is`, fix === undefined ? {} : { fix });
        continue;
      }
      const found = orderedAttack.exec(text);
      if (found === null) continue;
      const at = spanWithin(entry, found.index, found.index + found[0].length);
      report(at, `what is found of a "${found[0].toLowerCase()}" is no false positive`);
    }
  },
};

function insteadOf(text: string): string | undefined {
  if (noneKnown.test(text)) return 'Unknown';
  return nothingExpected.test(text) ? 'Unlikely' : undefined;
}
