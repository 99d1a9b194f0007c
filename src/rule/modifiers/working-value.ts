import type { Pattern } from '../../predicate/pattern.js';
import type { FieldName, RegexFlags } from '../../predicate/predicate.js';
import type { ItemTest } from '../sigma-rule.js';

/** A value on its way through its modifiers. Alternatives are linked by OR. */
export type WorkingValue =
  /** A string of the rule, wildcards and all. `affix` is what added outer wildcards, and to what. */
  | {
      readonly kind: 'text';
      readonly alternatives: readonly Pattern[];
      readonly affix?: { readonly name: Affix; readonly to: Pattern };
    }
  /** What an encoding made of a string. */
  | { readonly kind: 'bytes'; readonly alternatives: readonly Uint8Array[] }
  | { readonly kind: 'number'; readonly value: number | bigint }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'regex'; readonly expression: string; readonly flags: RegexFlags }
  | { readonly kind: 'reference'; readonly field: FieldName; readonly relation: 'equals' | Affix }
  /** Nothing can follow. */
  | { readonly kind: 'test'; readonly test: ItemTest };

/** The modifiers that add wildcards. */
export type Affix = 'contains' | 'startswith' | 'endswith';

/** A value that its modifiers cannot take. */
export interface ModifierFault {
  readonly kind: 'fault';
  readonly code: string;
  readonly message: string;
  readonly notes?: readonly string[];
  /** Where in the value's text, if not all of it is meant. */
  readonly range?: { readonly start: number; readonly end: number };
}

/** Makes a fault. */
export const fault = (
  code: string,
  message: string,
  notes: readonly string[] = [],
  range?: ModifierFault['range'],
): ModifierFault => ({ kind: 'fault', code, message, notes, ...(range === undefined ? {} : { range }) });

/** What a working value is, in words for a message. */
export function describeWorking(value: WorkingValue): string {
  switch (value.kind) {
    case 'text':
      return 'a string';
    case 'bytes':
      return 'an encoded string';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'a boolean';
    case 'null':
      return 'null';
    case 'regex':
      return 'a regular expression';
    case 'reference':
      return 'a field reference';
    case 'test':
      return 'the result of the modifiers before it';
  }
}

/** The modifier cannot take the value. */
export function wrongType(modifier: string, wanted: string, value: WorkingValue): ModifierFault {
  if (value.kind === 'text' && value.affix !== undefined) {
    return fault('modifier/order', `"${modifier}" cannot follow "${value.affix.name}"`);
  }
  if (value.kind === 'test' || value.kind === 'regex' || value.kind === 'reference') {
    return fault('modifier/order', `"${modifier}" cannot follow the modifiers before it`);
  }
  return fault('modifier/value-type', `"${modifier}" takes ${wanted}, and this is ${describeWorking(value)}`);
}
