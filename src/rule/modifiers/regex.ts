import { plainText } from '../../predicate/pattern.js';
import { asText } from './affix.js';
import { changesValue, type ModifierName } from './modifier-name.js';
import { fault, type ModifierFault, type WorkingValue, wrongType } from './working-value.js';

/** `re`: the value is a regular expression, as it was written. */
export function beginRegex(given: WorkingValue, before: readonly ModifierName[]): WorkingValue | ModifierFault {
  const value = asText(given);
  if (value.kind !== 'text') return wrongType('re', 'a string', value);
  const changed = before.find(changesValue);
  if (changed !== undefined) return fault('modifier/order', `"re" cannot follow "${changed}"`);
  const expression = plainText(value.alternatives[0] ?? []) ?? '';
  return { kind: 'regex', expression, flags: { ignoreCase: false, multiLine: false, dotAll: false } };
}

/** `i`, `m`, `s`: a flag of the expression. */
export function addFlag(value: WorkingValue, modifier: 'i' | 'm' | 's'): WorkingValue | ModifierFault {
  if (value.kind !== 'regex') {
    const notes = modifier === 'i' ? ['strings ignore case anyway'] : [];
    return fault('modifier/order', `"${modifier}" is a flag of "re" and must follow it`, notes);
  }
  const flag = { i: 'ignoreCase', m: 'multiLine', s: 'dotAll' }[modifier];
  return { ...value, flags: { ...value.flags, [flag]: true } };
}
