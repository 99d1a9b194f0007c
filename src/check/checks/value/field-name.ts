import type { Check } from '../../check.js';
import { comparisonOf, quote, ruleItems, stringsWith, traits } from './items.js';

/** A value is not the name of another field of the rule; comparing two fields needs `fieldref`. */
export const fieldNameAsValue: Check = {
  code: 'value/field-name',
  summary: 'A value is not the name of another field of the rule; comparing two fields needs `fieldref`.',
  help: '`SubjectUserName: TargetUserName` looks for the text "TargetUserName". To compare two fields of an event write `SubjectUserName|fieldref: TargetUserName`.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: 'detection:\n    selection:\n        SubjectUserName: TargetUserName\n    filter:\n        TargetUserName: x\n    condition: selection and not filter\n',
    },
    { rule: "detection:\n    selection:\n        SourceIp|startswith: '%DestinationIp%'\n    condition: selection\n" },
    { rule: 'detection:\n    selection:\n        SubjectUserSid: TargetUserSid\n    condition: selection\n' },
  ],
  good: [
    {
      rule: 'detection:\n    selection:\n        SubjectUserName|fieldref: TargetUserName\n    condition: selection\n',
    },
    { rule: 'detection:\n    selection:\n        User: System\n        System: x\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        CommandLine|contains: CommandLine\n    condition: selection\n' },
  ],
  document: (document, report) => {
    let names: Set<string> | undefined;
    for (const { item, value, text } of stringsWith(document, traits.word)) {
      if (item.field === undefined || !looksLikeName(text) || comparisonOf(item) === undefined) continue;
      const name = text.replace(/^[%$]([\w.]+)[%$]$/, '$1');
      if (name === item.field) continue;
      names ??= new Set(ruleItems(document).map(({ field }) => field ?? ''));
      if (!names.has(name) && !(comparedFields.has(name) && comparedFields.has(item.field))) continue;
      report(value.origin, `${quote(text)} is text here, and is the name of a field`, {
        notes: [`to compare the two fields write "${item.field}|fieldref: ${name}"`],
      });
    }
  },
};

/** Of several words joined as field names are: one word alone may be any value. */
const looksLikeName = (text: string): boolean =>
  text.length <= 60 &&
  /^[%$]?[A-Za-z]/.test(text) &&
  /[a-z0-9][A-Z_.][A-Za-z]/.test(text) &&
  /^[%$]?[A-Za-z][\w.]*[%$]?$/.test(text);

/** Fields that come in pairs, so that people compare them. */
const comparedFields: ReadonlySet<string> = new Set([
  'SubjectUserName',
  'TargetUserName',
  'SubjectUserSid',
  'TargetUserSid',
  'TargetSid',
  'SubjectDomainName',
  'TargetDomainName',
  'SubjectLogonId',
  'TargetLogonId',
  'SourceImage',
  'TargetImage',
  'ParentImage',
  'SourceUser',
  'TargetUser',
  'ParentUser',
  'SourceIp',
  'DestinationIp',
  'SourceHostname',
  'DestinationHostname',
  'SourceProcessGUID',
  'TargetProcessGUID',
  'IpAddress',
  'OldTargetUserName',
  'NewTargetUserName',
  'Image',
  'User',
]);
