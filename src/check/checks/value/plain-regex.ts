import { describePattern, type Pattern, type PatternPart } from '../../../predicate/pattern.js';
import { lowerRegex } from '../../../regex/lower-to-patterns.js';
import type { Check } from '../../check.js';
import { quote, regexItems } from './items.js';
import { regexNodeOf } from './regex-node.js';

/** A regular expression says more than a plain text with `contains`, `startswith` or `endswith` can. */
export const plainRegex: Check = {
  code: 'value/plain-regex',
  summary: 'A regular expression says more than a plain text with `contains`, `startswith` or `endswith` can.',
  help: 'A plain text reads better, needs no escapes, and every target finds it faster. `re` heeds case and other modifiers do not: add `cased` if that matters.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        CommandLine|re: '.*whoami.*'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        Image|re|i: '\\\\cmd\\.exe$'\n    condition: selection\n" },
  ],
  good: [
    { rule: "detection:\n    selection:\n        CommandLine|re: 'a\\s+b'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|re: ['abc', '^a?b']\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|re: '(?:a|b)c'\n    condition: selection\n" },
    { rule: "detection:\n    keywords:\n        '|re': '^a$'\n    condition: keywords\n" },
  ],
  document: (document, report) => {
    for (const item of regexItems(document)) {
      if (item.field === undefined || item.values[0]?.alternatives[0]?.kind !== 'regex') continue;
      const plain = item.values.map((value) => {
        const node = regexNodeOf(value);
        const lowered = node && lowerRegex(node, { maxPatterns: 1, maxCharacters: 1 });
        const only = lowered?.ok === true && lowered.patterns.length === 1 ? lowered.patterns[0] : undefined;
        const modifier = only && modifierOf(only.pattern);
        // With line breaks and the like in it, the escapes of an expression read better.
        if (only === undefined || modifier === undefined || only.pattern.some(hasControl)) return undefined;
        return { value, modifier, ...only };
      });
      // A list needs one modifier for all of it.
      const first = plain[0];
      if (first === undefined || plain.some((one) => one === undefined || one.modifier !== first.modifier)) continue;
      const cased = plain.some((one) => one?.cased === true) ? '|cased' : '';
      const text = quote(describePattern(first.pattern.filter(({ kind }) => kind === 'literal')));
      const key = `${item.field}${first.modifier === 'equals' ? '' : `|${first.modifier}`}${cased}`;
      report(first.value.origin, `this expression is the plain text ${text}`, {
        notes: [`write "${key}" and the text without escapes`],
      });
    }
  },
};

const hasControl = (part: PatternPart): boolean => part.kind === 'literal' && /[\x00-\x1f\x7f]/.test(part.text);

/** What a text with at most outer wildcards is compared by. */
function modifierOf(pattern: Pattern): 'equals' | 'contains' | 'startswith' | 'endswith' | undefined {
  const kinds = pattern.map(({ kind }) => kind).join(' ');
  switch (kinds) {
    case 'literal':
      return 'equals';
    case 'any-run literal any-run':
      return 'contains';
    case 'literal any-run':
      return 'startswith';
    case 'any-run literal':
      return 'endswith';
    default:
      return undefined;
  }
}
