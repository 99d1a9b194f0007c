import type { ModifierName } from '../../../rule/modifiers/modifier-name.js';
import type { DetectionItem } from '../../../rule/sigma-rule.js';
import type { Check } from '../../check.js';
import { hasModifier, ruleItems, stringOf } from '../value/items.js';

/** Modifiers stand together that make sense together. */
export const modifierCombination: Check = {
  code: 'detection/modifier-combination',
  summary: 'Modifiers stand together that make sense together.',
  help: '`base64offset` finds a part of a text and needs `contains`. `all` without `contains` asks one field to equal several values at once. `exists` beside `neq` says the opposite of what it reads as. UTF-16 without Base64 looks for zero bytes that texts of events do not have.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'detection:\n    selection:\n        CommandLine|base64offset: whoami\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        Image|endswith|all: [a.exe, b.exe]\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        User|all: [a, b]\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        User|exists|neq: true\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        CommandLine|wide|contains: whoami\n    condition: selection\n' },
  ],
  good: [
    {
      rule: 'detection:\n    selection:\n        CommandLine|wide|base64offset|contains: whoami\n    condition: selection\n',
    },
    { rule: "detection:\n    selection:\n        CommandLine|all: ['*a*', '*b*']\n    condition: selection\n" },
    { rule: 'detection:\n    selection:\n        CommandLine|re|all: [a, b]\n    condition: selection\n' },
    {
      rule: 'detection:\n    selection:\n        CommandLine|contains|all|windash: [" -a", " -b"]\n    condition: selection\n',
    },
    { rule: 'detection:\n    selection:\n        User|exists: true\n    condition: selection\n' },
  ],
  document: (document, report) => {
    for (const item of ruleItems(document)) {
      // Most items have one of the affixes and no more.
      if (item.modifiers.length < 2 && !mayStandWrong(item.modifiers[0]?.name)) continue;
      const fault = faultOf(item);
      if (fault === undefined) continue;
      const [name, message] = fault;
      report(item.modifiers.find((modifier) => modifier.name === name)?.span ?? item.origin, message);
    }
  },
};

const mayStandWrong = (name: ModifierName | undefined): boolean =>
  name !== undefined && name !== 'contains' && name !== 'endswith' && name !== 'startswith' && name !== 're';

function faultOf(item: DetectionItem): readonly [string, string] | undefined {
  const has = (name: Parameters<typeof hasModifier>[1]) => hasModifier(item, name);
  if (has('base64offset') && !has('contains')) {
    return ['base64offset', '"base64offset" finds a part of a text only: it needs "contains" after it'];
  }
  if (has('exists') && has('neq'))
    return ['neq', '"neq" turns "exists" into its opposite: write the other value instead'];
  const utf16 = (['wide', 'utf16le', 'utf16be', 'utf16'] as const).find(has);
  if (utf16 !== undefined && !has('base64') && !has('base64offset')) {
    return [utf16, `"${utf16}" without Base64 looks for bytes that no text of an event has`];
  }
  if (item.linking === 'all' && item.field !== undefined && item.values.length > 1 && areWhole(item)) {
    return ['all', `only a list can have all of ${item.values.length} values at once: was "contains" meant?`];
  }
  return undefined;
}

/** Whether all values say what the whole text is, or where it begins or ends: one text cannot do that for several. */
function areWhole({ modifiers, values }: DetectionItem): boolean {
  if (modifiers.some(({ name }) => !['all', 'cased', 'startswith', 'endswith', 'windash'].includes(name))) return false;
  return values.every((value) => {
    if (value.raw.value === null) return false;
    const text = stringOf(value);
    return text === undefined || !/[*?]/.test(text);
  });
}
