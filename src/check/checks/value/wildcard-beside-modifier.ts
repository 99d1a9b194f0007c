import { patternKey } from '../../../predicate/test-key.js';
import { withAffix } from '../../../rule/modifiers/affix.js';
import type { ItemValue } from '../../../rule/sigma-rule.js';
import { parseSigmaString } from '../../../rule/sigma-string.js';
import type { Check } from '../../check.js';
import { cutEnds, editsAsFix } from './edit-item.js';
import { comparisonOf, hasModifier, patternOf, quote, stringsWith, traits } from './items.js';
import { outerAsterisks } from './wildcard-instead-of-modifier.js';

/** A value has no wildcard at an end at which its modifier adds one. */
export const wildcardBesideModifier: Check = {
  code: 'value/wildcard-beside-modifier',
  summary: 'A value has no wildcard at an end at which its modifier adds one.',
  help: '`field|contains: x` is `*x*` already, and keywords stand anywhere in an event. A wildcard more changes nothing; leave it out.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        CommandLine|contains: '*-enc*'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        Image|endswith: '*\\cmd.exe'\n    condition: selection\n" },
    { rule: "detection:\n    keywords:\n        - '*Failed password*'\n    condition: keywords\n" },
  ],
  good: [
    { rule: "detection:\n    selection:\n        CommandLine|contains: 'a*b'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|contains: '\\*'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|re: '.*a.*'\n    condition: selection\n" },
  ],
  document: (document, report) => {
    for (const { item, value, text } of stringsWith(document, traits.asterisk)) {
      const comparison = comparisonOf(item);
      if (comparison === undefined || comparison === 'equals') continue;
      const atStart = comparison === 'startswith' ? 0 : outerAsterisks(text, 1);
      const atEnd = comparison === 'endswith' || text.endsWith('\\*') ? 0 : outerAsterisks(text, -1);
      if (atStart + atEnd === 0 || atStart + atEnd >= text.length) continue;
      if (!meansTheSame(value, text.slice(atStart, text.length - atEnd), comparison)) continue;
      const edit = hasModifier(item, 'windash') ? undefined : cutEnds(value, atStart, atEnd);
      const fix = edit && editsAsFix(value.origin.source, [edit], 'remove the wildcards that the modifier adds anyway');
      const why = item.field === undefined ? 'keywords stand anywhere in the event' : `"${comparison}" adds them`;
      report(value.origin, `the outer wildcards of ${quote(text)} change nothing: ${why}`, fix && { fix });
    }
  },
};

function meansTheSame(value: ItemValue, text: string, affix: 'contains' | 'startswith' | 'endswith'): boolean {
  const pattern = patternOf(value);
  return pattern !== undefined && patternKey(withAffix[affix](parseSigmaString(text))) === patternKey(pattern);
}
