import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { editsAsFix } from './edit-item.js';
import { hasModifier, quote, stringsWith, traits } from './items.js';
import { outerAsterisks } from './wildcard-instead-of-modifier.js';

/** Wildcards for any run of characters do not stand side by side. */
export const doubleWildcard: Check = {
  code: 'value/double-wildcard',
  summary: 'Wildcards for any run of characters do not stand side by side.',
  help: '`**` means what `*` means. If an asterisk itself is meant, write `\\*`.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        CommandLine: 'a**b'\n    condition: selection\n" },
    { rule: 'detection:\n    selection:\n        CommandLine: C:\\Temp\\\\**\n    condition: selection\n' },
  ],
  good: [
    { rule: "detection:\n    selection:\n        CommandLine: 'a*?*b'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine: 'a\\**b\\*\\*c'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|re: 'a\\**'\n    condition: selection\n" },
  ],
  document: (document, report) => {
    for (const { item, value, text } of stringsWith(document, traits.doubleAsterisk)) {
      if (hasModifier(item, 're') || hasModifier(item, 'expand')) continue;
      const run = firstRun(text);
      if (run === undefined) continue;
      const at = spanWithin(value.raw, run.start, run.end);
      const found = at.source.text.slice(at.start, at.end);
      const isRun = found.length === run.end - run.start && outerAsterisks(found, 1) === found.length;
      const fix = isRun
        ? editsAsFix(at.source, [{ start: at.start, end: at.end, text: '*' }], 'leave one "*"')
        : undefined;
      // One place a value: the next run shows when this one is mended.
      report(isRun ? at : value.origin, `"**" in ${quote(text)} means what "*" means`, fix && { fix });
    }
  },
};

/** The first wildcards that stand side by side; an escaped one is none. */
function firstRun(text: string): { readonly start: number; readonly end: number } | undefined {
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '\\' && /[\\*?]/.test(text.charAt(index + 1))) index++;
    else if (character === '*' && text.charAt(index + 1) === '*') {
      let end = index + 2;
      while (text.charAt(end) === '*') end++;
      return { start: index, end };
    }
  }
  return undefined;
}
