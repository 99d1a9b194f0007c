import { lineText } from '../../../src/backend/clean-text.js';
import { ruleKey } from '../../../src/identity/content-key.js';
import { uuidOfName } from '../../../src/identity/uuid.js';
import type { SigmaRule } from '../../../src/rule/sigma-rule.js';

/** Never change this: every name that was ever given out would change. */
const namespace = '0a6f3a0e-2a39-4c83-9a5c-6f4a27c3d1e8';

/** Athena's limit for the name of a query. */
const maxLength = 128;

/** A name of small letters, digits and `_` that no other rule has, and that says which rule it is. */
export function queryName(rule: SigmaRule, prefix: string): string {
  const words =
    rule.metadata.title
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const digits = uuidOfName(namespace, `athena ${ruleKey(rule)}`)
    .replaceAll('-', '')
    .slice(0, 12);
  const room = maxLength - prefix.length - digits.length - 1;
  return `${prefix}${[...words, ''].join('_').slice(0, room)}${digits}`.replace(/^(?=[0-9])/, '_');
}

/** What a query is about, in one line of at most so many characters. */
export function queryDescription({ metadata }: SigmaRule, maxLength: number): string {
  const facts = [metadata.id, metadata.level].filter((fact) => fact !== undefined).map(lineText);
  const text = [lineText(metadata.title), facts.join(' · ')].filter((part) => part !== '').join(' · ');
  const characters = [...text];
  return characters.length <= maxLength ? text : `${characters.slice(0, maxLength - 1).join('')}…`;
}
