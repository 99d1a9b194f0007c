import type { RE2JS } from 're2js';

/** A piece of a replacement: a text, or the number of a group. */
export type ReplacementPart = string | number;

/**
 * Reads a replacement as pipelines write it: `\1`, `\g<1>`, `\g<name>`, `\\`, `\n`, `\t` and the like; anything else is
 * text. Undefined if it names a group that the expression does not have.
 */
export function parseReplacement(replacement: string, regex: RE2JS): readonly ReplacementPart[] | undefined {
  const names = regex.namedGroups();
  const parts: ReplacementPart[] = [];
  let reached = 0;
  for (const match of replacement.matchAll(/\\(?:(\d{1,2})|g<(\w+)>|[\\abfnrtv])/g)) {
    parts.push(replacement.slice(reached, match.index));
    reached = match.index + match[0].length;
    const [, digits, name] = match;
    if (digits === undefined && name === undefined) {
      parts.push(escapes[match[0].charAt(1)] ?? '');
      continue;
    }
    const group = /^\d+$/.test(digits ?? name ?? '') ? Number(digits ?? name) : names[name ?? ''];
    if (group === undefined || group > regex.groupCount()) return undefined;
    parts.push(group);
  }
  parts.push(replacement.slice(reached));
  return parts.filter((part) => part !== '');
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The text that the replacement is for a match. */
export const expandReplacement = (parts: readonly ReplacementPart[], group: (index: number) => string): string =>
  parts.map((part) => (typeof part === 'number' ? group(part) : part)).join('');
