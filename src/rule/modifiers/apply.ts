import { literalPattern } from '../../predicate/pattern.js';
import type { ScalarValue } from '../../source/yaml-node.js';
import type { ItemTest } from '../sigma-rule.js';
import { expandPlaceholders, parseSigmaString } from '../sigma-string.js';
import { addAffix } from './affix.js';
import { encode, isEncoding } from './encode.js';
import { fieldTests, keywordTests } from './finish.js';
import { changesValue, type ModifierName } from './modifier-name.js';
import { addFlag, beginRegex } from './regex.js';
import { cidr, numericValue, reference, timePart } from './typed-value.js';
import { windash } from './windash.js';
import { describeWorking, fault, type ModifierFault, type WorkingValue, wrongType } from './working-value.js';

/** What a value asks for after its modifiers. */
export interface AppliedValue {
  readonly kind: 'applied';
  /** At least one of these; empty if there are placeholders. */
  readonly alternatives: readonly ItemTest[];
  readonly placeholders: readonly string[];
}

/** What a value stands for, or the first modifier that it cannot take. */
export type Application = AppliedValue | (ModifierFault & { readonly modifier?: number });

/**
 * Applies modifiers to a value of a rule, from left to right (specification: "Value Modifiers").
 * `isKeyword` says that there is no field. A fault carries the index of the modifier that complains, if one does.
 */
export function applyModifiers(
  value: ScalarValue,
  modifiers: readonly ModifierName[],
  isKeyword: boolean,
): Application {
  if (!modifiers.includes('expand')) return applyInOrder(value, modifiers, isKeyword);
  const index = modifiers.indexOf('expand');
  if (typeof value !== 'string') return { ...fault('modifier/value-type', '"expand" takes a string'), modifier: index };
  const { text, placeholders } = expandPlaceholders(value);
  const application = applyInOrder(text, modifiers, isKeyword);
  if (placeholders.length === 0) return application;
  // What is wrong whatever the placeholder stands for is said now.
  const isSure = application.kind === 'fault' && faultsOfAnyValue.has(application.code);
  return isSure ? application : { kind: 'applied', alternatives: [], placeholders };
}

const faultsOfAnyValue: ReadonlySet<string> = new Set(['modifier/order', 'modifier/conflict', 'keyword/modifier']);

function applyInOrder(value: ScalarValue, modifiers: readonly ModifierName[], isKeyword: boolean): Application {
  const cased = modifiers.includes('cased');
  let working: WorkingValue | ModifierFault = begin(value, modifiers);
  if (working.kind === 'fault') return working;
  // Every value of a rule passes here: nothing is made for each of its modifiers.
  for (let index = 0; index < modifiers.length; index++) {
    const next = applyModifier(working, modifiers, index);
    if (next.kind === 'fault') return { ...next, modifier: index };
    working = next;
  }
  const tests = isKeyword ? keywordTests(working, cased) : fieldTests(working, cased);
  if (!Array.isArray(tests)) return tests as ModifierFault;
  return { kind: 'applied', alternatives: tests as readonly ItemTest[], placeholders: [] };
}

function begin(value: ScalarValue, modifiers: readonly ModifierName[]): WorkingValue | ModifierFault {
  if (value === null) return { kind: 'null' };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return notFinite;
  }
  if (typeof value !== 'string') return { kind: 'number', value };
  // A regular expression has escapes of its own, and is taken as it was written.
  const isRegex = modifiers.find(changesValue) === 're';
  if (isRegex) return { kind: 'text', alternatives: [literalPattern(value)] };
  return { kind: 'text', alternatives: [parseSigmaString(value)] };
}

const notFinite = fault('value/not-finite', 'infinity and "not a number" can be compared with nothing', [
  'use quotes if the text is meant',
]);

function applyModifier(
  value: WorkingValue,
  modifiers: readonly ModifierName[],
  index: number,
): WorkingValue | ModifierFault {
  // There is one at each index.
  const modifier = modifiers[index] as ModifierName;
  const before = () => modifiers.slice(0, index);
  if (isEncoding(modifier)) return encode(value, modifier);
  switch (modifier) {
    case 'all':
    case 'cased':
    case 'neq':
    case 'expand':
      return value;
    case 'contains':
    case 'startswith':
    case 'endswith':
      return addAffix(value, modifier);
    case 'windash':
      if (value.kind === 'bytes' || before().some(isEncoding)) {
        return fault('modifier/order', '"windash" must stand before the encoding');
      }
      if (value.kind !== 'text') return wrongType(modifier, 'a string', value);
      return { ...value, alternatives: value.alternatives.map(windash) };
    case 're':
      return beginRegex(value, before());
    case 'i':
    case 'm':
    case 's':
      return addFlag(value, modifier);
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte': {
      const number = numericValue(value);
      if (number === undefined) return wrongType(modifier, 'a number', value);
      if (typeof number === 'number' && !Number.isFinite(number)) return notFinite;
      return { kind: 'test', test: { kind: 'compare', comparison: modifier, value: number } };
    }
    case 'minute':
    case 'hour':
    case 'day':
    case 'week':
    case 'month':
    case 'year':
      return timePart(value, modifier);
    case 'cidr':
      return cidr(value);
    case 'exists':
      if (value.kind !== 'boolean') {
        if (value.kind === 'text' && value.affix !== undefined) return wrongType(modifier, 'true or false', value);
        const notes = value.kind === 'text' ? ['write true or false without quotes'] : [];
        return fault('modifier/value-type', `"exists" takes true or false, not ${describeWorking(value)}`, notes);
      }
      return { kind: 'test', test: { kind: value.value ? 'exists' : 'absent' } };
    case 'fieldref':
      if (before().some(isEncoding)) return fault('modifier/order', '"fieldref" cannot follow an encoding');
      return reference(value);
    default: {
      const unknown: never = modifier;
      return unknown;
    }
  }
}
