import { hasCase } from '../../../predicate/pattern-case.js';
import type { RegexFlags, RegexTest } from '../../../predicate/predicate.js';
import { parseRegex } from '../../../regex/parse.js';
import { printRe2 } from '../../../regex/print.js';
import type { ModifierName } from '../../../rule/modifiers/modifier-name.js';
import type { DetectionItem, ItemValue } from '../../../rule/sigma-rule.js';
import type { Check } from '../../check.js';
import { editsAsFix, removeModifier } from '../value/edit-item.js';
import { ruleItems, stringOf } from '../value/items.js';

/** Every modifier makes a difference to some value. */
export const modifierWithoutEffect: Check = {
  code: 'detection/modifier-without-effect',
  summary: 'Every modifier makes a difference to some value.',
  help: '`windash` needs a dash or slash that begins a word, `cased` a letter, `expand` a placeholder `%name%`, the flags of `re` something that they change. Remove the modifier, or correct the values.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: 'detection:\n    selection:\n        CommandLine|contains|windash: [enc, nop]\n    condition: selection\n',
    },
    { rule: 'detection:\n    selection:\n        EventCode|cased: "4624"\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        User|expand: admin\n    condition: selection\n' },
    { rule: "detection:\n    selection:\n        CommandLine|re|m: 'a.b'\n    condition: selection\n" },
  ],
  good: [
    {
      rule: "detection:\n    selection:\n        CommandLine|contains|windash: [' -enc', nop]\n    condition: selection\n",
    },
    { rule: 'detection:\n    selection:\n        User|cased: [Admin, "1"]\n    condition: selection\n' },
    { rule: "detection:\n    selection:\n        CommandLine|re|i|s: ['a.b', '1']\n    condition: selection\n" },
    { rule: 'detection:\n    selection:\n        CommandLine|base64offset|contains: a-b\n    condition: selection\n' },
  ],
  document: (document, report) => {
    for (const item of ruleItems(document)) {
      for (const [index, { name, span }] of item.modifiers.entries()) {
        const reason = reasons.get(name);
        if (reason === undefined || item.values.some((value) => hasEffect(name, value, item))) continue;
        // Without them the predicate is the very same one.
        const edit = name === 'windash' || name === 'expand' ? removeModifier(document, item, index) : undefined;
        const fix = edit && editsAsFix(span.source, [edit], `remove "${name}"`);
        report(span, `"${name}" changes nothing: ${reason}`, fix && { fix });
      }
    }
  },
};

const reasons: ReadonlyMap<ModifierName, string> = new Map<ModifierName, string>([
  ['windash', 'no value has a dash or slash that begins a word'],
  ['cased', 'no value has letters'],
  ['expand', 'no value has a placeholder'],
  ['i', 'no expression has letters'],
  ['m', 'no expression has "^" or "$"'],
  ['s', 'no expression has a "."'],
]);

function hasEffect(
  name: ModifierName,
  { alternatives, placeholders, ...value }: ItemValue,
  item: DetectionItem,
): boolean {
  if (placeholders.length > 0) return true;
  const test = alternatives[0];
  switch (name) {
    case 'expand':
      return (stringOf({ alternatives, placeholders, ...value }) ?? '').includes('\\%');
    case 'windash':
      // What is encoded shows no dashes any more.
      if (item.modifiers.some((modifier) => encodings.has(modifier.name))) return true;
      return test?.kind !== 'pattern' || test.pattern.some(({ kind }) => kind === 'one-of');
    case 'cased':
      return test?.kind !== 'pattern' || alternatives.some((one) => one.kind === 'pattern' && hasCase(one.pattern));
    case 'i':
      return test?.kind !== 'regex' || flagMatters(test, 'ignoreCase');
    case 'm':
      return test?.kind !== 'regex' || flagMatters(test, 'multiLine');
    case 's':
      return test?.kind !== 'regex' || flagMatters(test, 'dotAll');
    default:
      return true;
  }
}

const encodings: ReadonlySet<ModifierName> = new Set(['base64', 'base64offset', 'utf16le', 'wide', 'utf16be', 'utf16']);

function flagMatters({ expression, flags }: RegexTest, flag: keyof RegexFlags): boolean {
  const [without, given] = [parseRegex(expression, { ...flags, [flag]: false }), parseRegex(expression, flags)];
  return !without.ok || !given.ok || printRe2(without.node) !== printRe2(given.node);
}
