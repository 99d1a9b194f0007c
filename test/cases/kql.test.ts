import { describe, expect, test } from 'vitest';
import { allScalars } from '../../src/event/values.js';
import { formatAddress, parseAddress } from '../../src/predicate/network.js';
import { compileKql } from '../support/kibana/evaluate-kql.js';
import { parseKql } from '../support/kibana/parse-kql.js';
import type { CaseEvent, Fidelity } from './case.js';
import { cases } from './cases.js';
import { codesOf, convert, disagreements, isInside, samplesOf } from './run.js';

const notesOf = (fidelity: Fidelity): readonly string[] =>
  typeof fidelity === 'object' && 'conditional' in fidelity ? [...fidelity.conditional].sort() : [];

/** Whether the notes that KQL may have hold for the event. */
const isInsideOfNotes = ({ outside = [] }: CaseEvent): boolean => !outside.some((code) => code.startsWith('kql/'));

describe('KQL of every row', () => {
  test.each(cases)('$construct: $name', async (row) => {
    const expected = row.targets.kql;
    for (const sample of samplesOf(row)) {
      const { status, output, notes, errors } = await convert(sample, 'kql');
      if (typeof expected === 'object' && 'refused' in expected) {
        expect({ status, output, codes: codesOf(errors) }).toEqual({
          status: 'refused',
          output: undefined,
          codes: [expected.refused],
        });
        expect(errors.filter(({ location }) => !isInside(sample.text, location))).toEqual([]);
        continue;
      }
      expect({ status, codes: codesOf(notes) }).toEqual({ status: 'converted', codes: notesOf(expected) });
      expect(notes.filter(({ location }) => !isInside(sample.text, location))).toEqual([]);
      const events = sample.events.filter(isInsideOfNotes);
      expect(disagreements({ ...sample, events, text: output ?? '' }, compileKql(parseKql(output ?? '')))).toEqual([]);
      const strict = await convert(sample, 'kql', { strict: true });
      expect({ status: strict.status, codes: codesOf(strict.errors) }).toEqual({
        status: expected === 'exact' ? 'converted' : 'refused',
        codes: notesOf(expected),
      });
    }
  });
});

describe('KQL of networks as patterns', () => {
  const patterns = ['kql/ip-text', 'kql/text-field'];
  const hexadecimalPatterns = ['kql/case', ...patterns];
  /** The notes, or nothing where there are no such patterns. */
  const codesByName: Readonly<Record<string, readonly string[] | undefined>> = {
    'an IPv4 network': patterns,
    'a network that ends inside of a byte': patterns,
    'a network without a prefix is one address': ['kql/address', 'kql/ip-text'],
    'all of IPv4': undefined,
    'an IPv6 network, in any form of RFC 4291': hexadecimalPatterns,
    'an IPv6 network that ends inside of a digit': hexadecimalPatterns,
    'IPv4 addresses inside of IPv6 are IPv6': undefined,
    'networks of both families': ['kql/address', ...patterns],
    'all of several networks': patterns,
  };

  test.each(cases.filter(({ construct }) => construct === 'cidr'))('$name', async (row) => {
    const codes = codesByName[row.name];
    for (const sample of samplesOf(row)) {
      const { output = '', notes, errors } = await convert(sample, 'kql', { options: { cidr: 'patterns' } });
      if (codes === undefined) {
        expect(new Set(codesOf(errors))).toEqual(new Set(['kql/cidr-patterns']));
        continue;
      }
      expect(codesOf(notes)).toEqual(codes);
      const events = sample.events
        .filter(isInsideOfNotes)
        .filter(({ event }) => !codes.includes('kql/ip-text') || allScalars(event).every(isCanonicalAddress));
      expect(new Set(events.map(({ matches }) => matches)).size).toBe(2);
      expect(disagreements({ ...sample, events, text: output }, compileKql(parseKql(output)))).toEqual([]);
    }
  });
});

function isCanonicalAddress(value: unknown): boolean {
  const address = typeof value === 'string' ? parseAddress(value) : undefined;
  return address !== undefined && formatAddress({ family: address.family, address: address.value }) === value;
}

test('events are outside of notes only where the row has these notes', () => {
  const wrong = cases.filter(({ targets: { kql }, events }) =>
    events.some(({ outside = [] }) => outside.some((code) => code.startsWith('kql/') && !notesOf(kql).includes(code))),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
