import { formatAddress, parseNetwork } from '../../predicate/network.js';
import { parseJsonNumber } from '../../predicate/number.js';
import { anyRun, containing, literalPattern, makePattern, plainText } from '../../predicate/pattern.js';
import type { FieldTest, KeywordTest, NumberValue, TimePart } from '../../predicate/predicate.js';
import { parseRegex } from '../../regex/parse.js';
import type { ScalarValue } from '../../source/yaml-node.js';
import type { ItemTest } from '../sigma-rule.js';
import { expandPlaceholders, parseSigmaString } from '../sigma-string.js';
import { bytesAsText, encode, isEncoding } from './encode.js';
import type { ModifierName } from './modifier-name.js';
import { windash } from './windash.js';
import { type Affix, describeWorking, fault, type ModifierFault, type WorkingValue } from './working-value.js';

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
  let raw = value;
  if (modifiers.includes('expand')) {
    const index = modifiers.indexOf('expand');
    if (typeof raw !== 'string') return { ...fault('modifier/value-type', '"expand" takes a string'), modifier: index };
    const expanded = expandPlaceholders(raw);
    if (expanded.placeholders.length > 0) {
      return { kind: 'applied', alternatives: [], placeholders: expanded.placeholders };
    }
    raw = expanded.text;
  }
  const cased = modifiers.includes('cased');
  let working: WorkingValue | ModifierFault = begin(raw, modifiers);
  if (working.kind === 'fault') return working;
  for (const [index, modifier] of modifiers.entries()) {
    const next = applyModifier(working, modifier, modifiers.slice(0, index));
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
    return fault('value/not-finite', 'infinity and "not a number" can be compared with nothing', [
      'use quotes if the text is meant',
    ]);
  }
  if (typeof value !== 'string') return { kind: 'number', value };
  // A regular expression has escapes of its own, and is taken as it was written.
  const isRegex =
    modifiers.find((name) => name !== 'all' && name !== 'cased' && name !== 'neq' && name !== 'expand') === 're';
  if (isRegex) return { kind: 'text', alternatives: [literalPattern(value)] };
  return { kind: 'text', alternatives: [parseSigmaString(value)] };
}

function applyModifier(
  value: WorkingValue,
  modifier: ModifierName,
  before: readonly ModifierName[],
): WorkingValue | ModifierFault {
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
      if (value.kind === 'bytes' || before.some(isEncoding)) {
        return fault('modifier/order', '"windash" must stand before the encoding');
      }
      if (value.kind !== 'text') return wrongType(modifier, 'a string', value);
      return { ...value, alternatives: value.alternatives.map(windash) };
    case 're':
      return beginRegex(value, before);
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
        const notes = value.kind === 'text' ? ['write true or false without quotes'] : [];
        return fault('modifier/value-type', `"exists" takes true or false, not ${describeWorking(value)}`, notes);
      }
      return { kind: 'test', test: { kind: value.value ? 'exists' : 'absent' } };
    case 'fieldref':
      return reference(value);
    default: {
      const unknown: never = modifier;
      return unknown;
    }
  }
}

/** Numbers and booleans by their text; bytes as characters. */
function asText(value: WorkingValue): WorkingValue {
  if (value.kind === 'bytes') return bytesAsText(value.alternatives);
  if (value.kind !== 'number' && value.kind !== 'boolean') return value;
  return { kind: 'text', alternatives: [literalPattern(String(value.value))] };
}

function addAffix(given: WorkingValue, affix: Affix): WorkingValue | ModifierFault {
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
  const alternatives = value.alternatives.map((pattern) => {
    if (affix === 'contains') return containing(pattern);
    return makePattern(affix === 'startswith' ? [...pattern, anyRun] : [anyRun, ...pattern]);
  });
  return { kind: 'text', alternatives, affix: { name: affix, to: value.alternatives[0] ?? [] } };
}

const secondAffix = (affix: string, first: string): ModifierFault =>
  fault('modifier/conflict', `"${affix}" and "${first}" exclude each other`, ['keep one of them']);

function beginRegex(given: WorkingValue, before: readonly ModifierName[]): WorkingValue | ModifierFault {
  const value = asText(given);
  if (value.kind !== 'text') return wrongType('re', 'a string', value);
  const changed = before.find((name) => name !== 'all' && name !== 'cased' && name !== 'neq' && name !== 'expand');
  if (changed !== undefined) return fault('modifier/order', `"re" cannot follow "${changed}"`);
  const expression = plainText(value.alternatives[0] ?? []) ?? '';
  return { kind: 'regex', expression, flags: { ignoreCase: false, multiLine: false, dotAll: false } };
}

function addFlag(value: WorkingValue, modifier: 'i' | 'm' | 's'): WorkingValue | ModifierFault {
  if (value.kind !== 'regex') {
    const notes = modifier === 'i' ? ['strings ignore case anyway'] : [];
    return fault('modifier/order', `"${modifier}" is a flag of "re" and must follow it`, notes);
  }
  const flag = { i: 'ignoreCase', m: 'multiLine', s: 'dotAll' }[modifier];
  return { ...value, flags: { ...value.flags, [flag]: true } };
}

function numericValue(value: WorkingValue): NumberValue | undefined {
  if (value.kind === 'number') return value.value;
  const text = value.kind === 'text' && value.affix === undefined ? plainText(value.alternatives[0] ?? []) : undefined;
  return text === undefined ? undefined : parseJsonNumber(text);
}

const timeRanges: Readonly<Record<TimePart, readonly [number, number]>> = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  week: [1, 53],
  month: [1, 12],
  year: [0, 9999],
};

function timePart(value: WorkingValue, part: TimePart): WorkingValue | ModifierFault {
  if (value.kind !== 'number') return wrongType(part, 'a number', value);
  const [least, most] = timeRanges[part];
  if (!Number.isInteger(value.value) || value.value < least || value.value > most) {
    return fault('value/time-part-range', `"${part}" is a whole number from ${least} to ${most}`);
  }
  return { kind: 'test', test: { kind: 'time-part', part, value: Number(value.value) } };
}

function cidr(value: WorkingValue): WorkingValue | ModifierFault {
  const text = value.kind === 'text' && value.affix === undefined ? plainText(value.alternatives[0] ?? []) : undefined;
  if (text === undefined) return wrongType('cidr', 'a network such as 10.0.0.0/8', value);
  const network = parseNetwork(text);
  if (!('fault' in network)) return { kind: 'test', test: { kind: 'cidr', network } };
  switch (network.fault) {
    case 'syntax':
      return fault('value/cidr', 'this is not an IP network', ['write it as 192.168.0.0/16 or 2001:db8::/32']);
    case 'prefix':
      return fault('value/cidr-prefix', 'the length after "/" must be a number from 0 to 32 (IPv4) or 128 (IPv6)');
    case 'host-bits': {
      const [address = '', length = ''] = text.split('/');
      const base = networkBase(address, Number(length));
      return fault('value/cidr-host-bits', `the address has bits set after the first ${length}`, [
        `did you mean "${base}/${length}"?`,
      ]);
    }
  }
}

function networkBase(address: string, prefix: number): string {
  const single = parseNetwork(address);
  if ('fault' in single) return address;
  const hostBits = BigInt(single.prefix - prefix);
  return formatAddress({ family: single.family, address: (single.address >> hostBits) << hostBits });
}

function reference(value: WorkingValue): WorkingValue | ModifierFault {
  if (value.kind !== 'text') return wrongType('fieldref', "a field's name", value);
  const field = plainText(value.affix?.to ?? value.alternatives[0] ?? []);
  if (field === undefined) return fault('value/fieldref', "a field's name has no wildcards");
  if (field === '') return fault('value/fieldref', "a field's name is expected, and this is empty");
  return { kind: 'reference', field, relation: value.affix?.name ?? 'equals' };
}

function wrongType(modifier: ModifierName, wanted: string, value: WorkingValue): ModifierFault {
  if (value.kind === 'test' || value.kind === 'regex' || value.kind === 'reference') {
    return fault('modifier/order', `"${modifier}" cannot follow the modifiers before it`);
  }
  return fault('modifier/value-type', `"${modifier}" takes ${wanted}, and this is ${describeWorking(value)}`);
}

function fieldTests(given: WorkingValue, cased: boolean): readonly ItemTest[] | ModifierFault {
  const value = given.kind === 'bytes' ? bytesAsText(given.alternatives) : given;
  switch (value.kind) {
    case 'text':
      return value.alternatives.map((pattern) => ({ kind: 'pattern', pattern, cased }));
    case 'number':
      return [{ kind: 'number', value: value.value }];
    case 'boolean':
      return [{ kind: 'boolean', value: value.value }];
    case 'null':
      return [{ kind: 'null' }];
    case 'regex':
      return regexTests(value.expression, value.flags, cased);
    case 'reference':
      return [{ kind: 'field-reference', field: value.field, relation: value.relation, cased }];
    case 'test':
      if (cased) return fault('modifier/conflict', '"cased" has no meaning here: nothing compares text');
      return [value.test];
    case 'bytes':
      return [];
  }
}

function regexTests(
  expression: string,
  flags: { ignoreCase: boolean; multiLine: boolean; dotAll: boolean },
  cased: boolean,
): readonly FieldTest[] | ModifierFault {
  if (cased && flags.ignoreCase) return fault('modifier/conflict', '"cased" and the flag "i" exclude each other');
  const parsed = parseRegex(expression, flags);
  if (!parsed.ok) {
    const { code, message, start, end, hint } = parsed.fault;
    return fault(`regex/${code}`, message, hint === undefined ? [] : [hint], { start, end });
  }
  return [{ kind: 'regex', expression: parsed.expression, flags: parsed.flags }];
}

function keywordTests(given: WorkingValue, cased: boolean): readonly KeywordTest[] | ModifierFault {
  const value = asText(given);
  if (value.kind === 'text') {
    if (value.affix !== undefined && value.affix.name !== 'contains') {
      return fault('keyword/modifier', `"${value.affix.name}" needs a field: keywords are found anywhere in the event`);
    }
    return value.alternatives.map((pattern) => ({ kind: 'pattern', pattern: containing(pattern), cased }));
  }
  if (value.kind === 'regex') return regexTests(value.expression, value.flags, cased) as readonly KeywordTest[];
  if (value.kind === 'null') return fault('keyword/null', 'null is no keyword: it says something about a field');
  return fault('keyword/modifier', 'this modifier needs a field, and a keyword has none');
}
