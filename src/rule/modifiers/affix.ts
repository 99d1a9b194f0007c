import { textOf } from '../../event/values.js';
import { containing, endingWith, literalPattern, type Pattern, startingWith } from '../../predicate/pattern.js';
import { bytesAsText } from './encode.js';
import { type Affix, fault, type ModifierFault, type WorkingValue, wrongType } from './working-value.js';

/** Numbers and booleans by their text; bytes as characters. */
export function asText(value: WorkingValue): WorkingValue {
  if (value.kind === 'bytes') return bytesAsText(value.alternatives);
  if (value.kind !== 'number' && value.kind !== 'boolean') return value;
  return { kind: 'text', alternatives: [literalPattern(textOf(value.value))] };
}

/** `contains`, `startswith`, `endswith`: outer wildcards, or how a field reference compares. */
export function addAffix(given: WorkingValue, affix: Affix): WorkingValue | ModifierFault {
  if (given.kind === 'reference') {
    if (given.relation !== 'equals') return secondAffix(affix, given.relation);
    return { ...given, relation: affix };
  }
  if (given.kind === 'regex') {
    const notes = ['remove it: a regular expression is found anywhere in the text; use ^ and $ for its ends'];
    return fault('modifier/order', `"${affix}" cannot follow "re"`, notes);
  }
  const value = asText(given);
  if (value.kind !== 'text') return wrongType(affix, 'a string', value);
  if (value.affix !== undefined) return secondAffix(affix, value.affix.name);
  return {
    kind: 'text',
    alternatives: value.alternatives.map(withAffix[affix]),
    affix: { name: affix, to: value.alternatives[0] ?? [] },
  };
}

/** What affixes make of a pattern. */
export const withAffix: Readonly<Record<Affix, (pattern: Pattern) => Pattern>> = {
  contains: containing,
  startswith: startingWith,
  endswith: endingWith,
};

const secondAffix = (affix: string, first: string): ModifierFault =>
  fault('modifier/conflict', `"${affix}" and "${first}" exclude each other`, ['keep one of them']);
