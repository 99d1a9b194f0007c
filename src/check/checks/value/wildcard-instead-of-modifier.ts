import type { Pattern } from '../../../predicate/pattern.js';
import { patternKey } from '../../../predicate/test-key.js';
import { withAffix } from '../../../rule/modifiers/affix.js';
import type { DetectionItem, ItemValue } from '../../../rule/sigma-rule.js';
import { parseSigmaString } from '../../../rule/sigma-string.js';
import type { Check } from '../../check.js';
import type { CheckedDocument } from '../../checked-file.js';
import { cutEnds, editsAsFix, insertModifiers } from './edit-item.js';
import { hasModifier, patternOf, quote, stringOf, stringsWith, traits } from './items.js';

type Affix = 'contains' | 'startswith' | 'endswith';

/** A modifier says at which end a text may go on, rather than a wildcard in every value. */
export const wildcardInsteadOfModifier: Check = {
  code: 'value/wildcard-instead-of-modifier',
  summary: 'A modifier says at which end a text may go on, rather than a wildcard in every value.',
  help: 'Write `field|contains: x` for `*x*`, `field|startswith: x` for `x*`, `field|endswith: x` for `*x`. It reads better, and a backslash before a wildcard cannot escape it by accident. Wildcards inside of a value stay.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        Image: '*\\cmd.exe'\n    condition: selection\n" },
    {
      rule: "detection:\n    selection:\n        CommandLine|all:\n            - '*-enc*'\n            - '*hidden*'\n    condition: selection\n",
    },
    { rule: 'detection:\n    selection:\n        Image: C:\\Temp\\a*\n    condition: selection\n' },
  ],
  good: [
    { rule: "detection:\n    selection:\n        Image|endswith: '\\cmd.exe'\n    condition: selection\n" },
    {
      rule: "detection:\n    selection:\n        Image:\n            - '*\\cmd.exe'\n            - 'C:\\Windows\\cmd.exe'\n    condition: selection\n",
    },
    {
      rule: "detection:\n    selection:\n        CommandLine: '*a*b*'\n        Image: '*'\n    condition: selection\n",
    },
    { rule: "detection:\n    selection:\n        Path: 'C:\\Temp\\*'\n    condition: selection\n" },
  ],
  document: (document, report) => {
    for (const { item, value } of stringsWith(document, traits.asterisk)) {
      // Once for all values of an item.
      const affix = item.field === undefined || item.values[0] !== value ? undefined : affixOf(item);
      if (affix === undefined) continue;
      const fix = fixFor(document, item, affix);
      const text = quote(stringOf(value) ?? '');
      const message =
        item.values.length === 1
          ? `"${affix}" says this better than the wildcards of ${text}`
          : `"${affix}" says this better than wildcards in all ${item.values.length} values, ${text} being the first`;
      report(value.origin, message, {
        notes: [`write "${item.field}|${affix}", and the values without outer wildcards`],
        ...(fix === undefined ? {} : { fix }),
      });
    }
  },
};

/** The modifier that all values could have instead of their wildcards. */
function affixOf(item: DetectionItem): Affix | undefined {
  if (item.modifiers.some(({ name }) => name !== 'all' && name !== 'cased' && name !== 'neq')) return undefined;
  let affix: Affix | undefined;
  for (const value of item.values) {
    const text = stringOf(value);
    const last = text?.charCodeAt(text.length - 1);
    // Most values have none: looking at the ends is enough.
    if (text === undefined || (text.charCodeAt(0) !== asterisk && last !== asterisk)) return undefined;
    const found = shapeOf(patternOf(value) ?? []);
    if (found === undefined || (affix !== undefined && found !== affix)) return undefined;
    affix = found;
  }
  return affix;
}

const asterisk = 0x2a;

function shapeOf(pattern: Pattern): Affix | undefined {
  const [first, second, third] = pattern.map(({ kind }) => kind);
  if (pattern.length === 3 && first === 'any-run' && second === 'literal' && third === 'any-run') return 'contains';
  if (pattern.length !== 2) return undefined;
  if (first === 'any-run' && second === 'literal') return 'endswith';
  return first === 'literal' && second === 'any-run' ? 'startswith' : undefined;
}

function fixFor(document: CheckedDocument, item: DetectionItem, affix: Affix) {
  const key = insertModifiers(document, item, [affix]);
  const values = item.values.map((value) => withoutWildcards(value, affix));
  const edits = [key, ...values].filter((edit) => edit !== undefined);
  if (edits.length < values.length + 1 || hasModifier(item, 'expand')) return undefined;
  return editsAsFix(item.origin.source, edits, `use "${affix}" instead of wildcards`);
}

/** Only if the shorter text with the modifier is the same pattern: a backslash may now escape something else. */
function withoutWildcards(value: ItemValue, affix: Affix) {
  const text = stringOf(value) ?? '';
  const atStart = affix === 'startswith' ? 0 : outerAsterisks(text, 1);
  const atEnd = affix === 'endswith' ? 0 : outerAsterisks(text, -1);
  const rest = parseSigmaString(text.slice(atStart, text.length - atEnd));
  const wanted = patternKey(patternOf(value) ?? []);
  return patternKey(withAffix[affix](rest)) === wanted ? cutEnds(value, atStart, atEnd) : undefined;
}

/** How many asterisks stand at an end. */
export function outerAsterisks(text: string, direction: 1 | -1): number {
  let count = 0;
  const from = direction === 1 ? 0 : text.length - 1;
  while (count < text.length && text.charCodeAt(from + direction * count) === asterisk) count++;
  return count;
}
