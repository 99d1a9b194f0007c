import type { Check } from '../../check.js';

import { comparisonOf, quote, ruleItems, stringOf } from './items.js';

/** A hash has the length of its algorithm, and its name before it in a field that holds several. */
export const hash: Check = {
  code: 'value/hash',
  summary: 'A hash has the length of its algorithm, and its name before it in a field that holds several.',
  help: 'Sysmon writes `Hashes` as `SHA256=…,MD5=…,IMPHASH=…`. Write `Hashes|contains: "MD5=…"`; a hash of another length, or with other letters than a to f, never matches.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        Hashes|contains: 'MD5=abc123'\n    condition: selection\n" },
    {
      rule: "detection:\n    selection:\n        Hashes|contains: 'd41d8cd98f00b204e9800998ecf8427e'\n    condition: selection\n",
    },
    {
      rule: "detection:\n    selection:\n        Hashes|contains: 'SHA512=d41d8cd98f00b204e9800998ecf8427e'\n    condition: selection\n",
    },
    {
      rule: 'detection:\n    selection:\n        sha256: d41d8cd98f00b204e9800998ecf8427e\n    condition: selection\n',
    },
  ],
  good: [
    {
      rule: "detection:\n    selection:\n        Hashes|contains: 'MD5=D41D8CD98F00B204E9800998ECF8427E'\n    condition: selection\n",
    },
    { rule: "detection:\n    selection:\n        Hashes|startswith: 'IMPHASH=0'\n    condition: selection\n" },
    {
      rule: 'detection:\n    selection:\n        md5: d41d8cd98f00b204e9800998ecf8427e\n        file.hash: x\n    condition: selection\n',
    },
    {
      rule: "detection:\n    selection:\n        Hashes|re: 'MD5=[0-9A-F]+'\n    filter:\n        Hashes: null\n    condition: selection and not filter\n",
    },
  ],
  document: (document, report) => {
    for (const item of ruleItems(document)) {
      if (item.field === undefined) continue;
      const isList = lists.has(item.field);
      const algorithm = isList ? undefined : ofField(item.field);
      const comparison = isList || algorithm !== undefined ? comparisonOf(item) : undefined;
      if (comparison === undefined) continue;
      for (const value of item.values) {
        const text = stringOf(value);
        if (text === undefined || text === '' || text === '*') continue;
        const fault = isList ? listFault(text, comparison) : hashFault(text, algorithm ?? '', comparison);
        if (fault !== undefined) report(value.origin, fault);
      }
    }
  },
};

/** Fields of the form `NAME=hash,NAME=hash`. */
const lists: ReadonlySet<string> = new Set(['Hashes', 'Hash']);

const lengths: ReadonlyMap<string, number> = new Map([
  ['MD5', 32],
  ['SHA1', 40],
  ['SHA256', 64],
  ['IMPHASH', 32],
]);

const ofField = (field: string): string | undefined => {
  // Few fields end so.
  if (!/[156hH]$/.test(field)) return undefined;
  const name = (/(?:^|\.)(md5|sha1|sha256|imphash)$/i.exec(field)?.[1] ?? '').toUpperCase();
  return name === '' ? undefined : name;
};

type Comparison = NonNullable<ReturnType<typeof comparisonOf>>;

/** What is wrong with what a list of hashes is compared with. */
function listFault(text: string, comparison: Comparison): string | undefined {
  for (const part of text.split(',')) {
    if (part === '' || part === '*') continue;
    const equals = part.indexOf('=');
    if (equals === -1) {
      return `the name of the algorithm is expected before ${quote(part)}: ${[...lengths.keys()].join(', ')}`;
    }
    const name = part.slice(part.startsWith('*') ? 1 : 0, equals);
    if (!lengths.has(name.toUpperCase())) return `${quote(name)} is none of ${[...lengths.keys()].join(', ')}`;
    const fault = hashFault(part.slice(equals + 1), name.toUpperCase(), comparison);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What is wrong with a hash; a part of one is fine where the text goes on. */
function hashFault(text: string, algorithm: string, comparison: Comparison): string | undefined {
  const expected = lengths.get(algorithm) ?? 0;
  // The name of the algorithm alone asks whether the event has such a hash.
  if (/[*?]/.test(text) || (text === '' && comparison !== 'equals')) return undefined;
  if (!/^[0-9a-f]*$/i.test(text)) return `${quote(text)} is no hash: it has other characters than 0-9 and a-f`;
  const isShorter = text.length < expected;
  const mayBeCut = comparison === 'startswith';
  if (text.length === expected || (isShorter && mayBeCut)) return undefined;
  return `a hash of ${algorithm} has ${expected} characters, and ${quote(text)} has ${text.length}`;
}
