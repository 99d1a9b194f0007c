import type { Check } from '../../check.js';
import { comparisonOf, quote, ruleItems, stringOf } from './items.js';

/** A built-in account is found whatever the language of Windows. */
export const localizedUser: Check = {
  code: 'value/localized-user',
  summary: 'A built-in account is found whatever the language of Windows.',
  help: '`NT AUTHORITY\\SYSTEM` is `AUTORITE NT\\Système` on a French system. SigmaHQ writes `User|contains: [AUTHORI, AUTORI]`, which covers the names in all languages.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        User: 'NT AUTHORITY\\SYSTEM'\n    condition: selection\n" },
    { rule: 'detection:\n    selection:\n        User|contains: AUTORI\n    condition: selection\n' },
  ],
  good: [
    { rule: 'detection:\n    selection:\n        User|contains: [AUTHORI, AUTORI]\n    condition: selection\n' },
    {
      rule: 'detection:\n    selection:\n        User: SYSTEM\n        Owner: NT AUTHORITY\n    condition: selection\n',
    },
  ],
  document: (document, report) => {
    for (const item of ruleItems(document)) {
      if (item.field === undefined || !/user/i.test(item.field) || comparisonOf(item) === undefined) continue;
      const texts = item.values.map((value) => (stringOf(value) ?? '').toUpperCase());
      const english = texts.findIndex((text) => text.includes('AUTHORI'));
      const others = texts.findIndex((text) => text.includes('AUTORI'));
      if ((english === -1) === (others === -1)) continue;
      const value = item.values[Math.max(english, others)];
      if (value === undefined) continue;
      report(value.origin, `${quote(value.raw.text)} is the name in some languages of Windows only`, {
        notes: [`write "${item.field}|contains" with "AUTHORI" and "AUTORI"`],
      });
    }
  },
};
