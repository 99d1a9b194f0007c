import { formatAddress, parseNetwork } from '../../predicate/network.js';
import { parseJsonNumber } from '../../predicate/number.js';
import { plainText } from '../../predicate/pattern.js';
import type { NumberValue, TimePart } from '../../predicate/predicate.js';
import { fault, type ModifierFault, type WorkingValue, wrongType } from './working-value.js';

/** The number that a value is: a number, or text of one. */
export function numericValue(value: WorkingValue): NumberValue | undefined {
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

/** `minute` … `year`: a part of a date-time, in its range. */
export function timePart(value: WorkingValue, part: TimePart): WorkingValue | ModifierFault {
  if (value.kind !== 'number') return wrongType(part, 'a number', value);
  const [least, most] = timeRanges[part];
  if (!Number.isInteger(value.value) || value.value < least || value.value > most) {
    return fault('value/time-part-range', `"${part}" is a whole number from ${least} to ${most}`);
  }
  return { kind: 'test', test: { kind: 'time-part', part, value: Number(value.value) } };
}

/** `cidr`: a network without host bits. */
export function cidr(value: WorkingValue): WorkingValue | ModifierFault {
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

/** `fieldref`: the name of another field. */
export function reference(value: WorkingValue): WorkingValue | ModifierFault {
  if (value.kind !== 'text') return wrongType('fieldref', "a field's name", value);
  const field = plainText(value.affix?.to ?? value.alternatives[0] ?? []);
  if (field === undefined) return fault('value/fieldref', "a field's name has no wildcards");
  if (field === '') return fault('value/fieldref', "a field's name is expected, and this is empty");
  return { kind: 'reference', field, relation: value.affix?.name ?? 'equals' };
}
