import { BlockList, isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/predicate/match-pattern.js';
import {
  addressBits,
  formatAddress,
  formatNetwork,
  type Network,
  networkContains,
  parseAddress,
  parseNetwork,
} from '../../src/predicate/network.js';
import { networkPatterns } from '../../src/predicate/passes/lower-network.js';
import { describePattern } from '../../src/predicate/pattern.js';

function network(text: string): Network {
  const read = parseNetwork(text);
  if ('fault' in read) throw new Error(`${text}: ${read.fault}`);
  return read;
}

const family = fc.constantFrom(4 as const, 6 as const);
/** Addresses with many zeros, and with few. */
const value = (bits: number): fc.Arbitrary<bigint> =>
  fc.oneof(
    fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }),
    fc
      .array(fc.constantFrom<bigint>(0n, 0n, 1n, 0xdb8n, 0xffffn), { minLength: bits / 16, maxLength: bits / 16 })
      .map((groups) => groups.reduce<bigint>((sum, group) => (sum << 16n) | group, 0n)),
  );
const anyAddress = family.chain((one) => value(addressBits(one)).map((address) => ({ family: one, address })));
const masked = ({ family: one, address }: Pick<Network, 'family' | 'address'>, prefix: number): Network => {
  const free = BigInt(addressBits(one) - prefix);
  return { family: one, address: (address >> free) << free, prefix };
};
const anyNetwork = anyAddress.chain((one) =>
  fc.integer({ min: 0, max: addressBits(one.family) }).map((prefix) => masked(one, prefix)),
);
/** A network and an address that has a good chance to lie in it. */
const networkAndAddress = anyNetwork.chain((one) =>
  fc.record({
    network: fc.constant(one),
    address: fc.oneof(
      anyAddress,
      value(addressBits(one.family)).map((bits) => ({
        family: one.family,
        address: one.address | (bits & ((1n << BigInt(addressBits(one.family) - one.prefix)) - 1n)),
      })),
      fc
        .nat({ max: addressBits(one.family) - 1 })
        .map((bit) => ({ family: one.family, address: one.address ^ (1n << BigInt(bit)) })),
    ),
  }),
);
const isInside = (one: Network, { family: other, address }: Pick<Network, 'family' | 'address'>) => {
  const free = BigInt(addressBits(one.family) - one.prefix);
  return one.family === other && one.address >> free === address >> free;
};

describe('an address', () => {
  it.each([
    ['0.0.0.0', 0n],
    ['1.2.3.4', 0x01020304n],
    ['255.255.255.255', 0xffffffffn],
    ['::', 0n],
    ['::1', 1n],
    ['1::', 1n << 112n],
    ['2001:DB8::1', 0x20010db8000000000000000000000001n],
    ['1:2:3:4:5:6:7:8', 0x00010002000300040005000600070008n],
    ['1:2:3:4:5:6:7::', 0x00010002000300040005000600070000n],
    ['::ffff:1.2.3.4', 0xffff01020304n],
    ['1:2:3:4:5:6:1.2.3.4', 0x00010002000300040005000601020304n],
    ['0001:0002::', 0x00010002n << 96n],
  ])('%s', (text, address) => expect(parseAddress(text)?.value).toBe(address));

  it.each([
    ...[
      '',
      ' ',
      '1.2.3',
      '1.2.3.4.5',
      '1.2.3.256',
      '01.2.3.4',
      '1.2.3.04',
      '1.2.3.4 ',
      ' 1.2.3.4',
      '1.2.3.-4',
      '0x1.2.3.4',
      '1.2.3.',
      '1..2.3',
      '16909060',
      '१.2.3.4',
    ],
    ...[
      ':',
      ':::',
      '::1::',
      '1::2::3',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1:2:3:4:5:6:7:8::',
      '12345::',
      'g::',
      'fe80::1%eth0',
      '[::1]',
      '::1/128',
      '1.2.3.4::',
      '::1.2.3.4:1',
    ],
    ...[
      '::1.2.3',
      '::1.2.3.256',
      '1:2:3:4:5:6:7:1.2.3.4',
      ':1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:',
      'localhost',
      'example.com',
      '1.2.3.4\n',
      '::1\n',
    ],
  ])('not: %j', (text) => expect(parseAddress(text)).toBe(undefined));

  it('is read as Node reads it', () => {
    const part = fc.constantFrom('0', '1', '00', '255', '256', 'ff', 'fffff', ':', '::', '.', '1.2.3.4', '', '%', 'g');
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
        (text) => {
          // Node takes zone ids.
          const expected = text.includes('%') ? false : isIPv4(text) || isIPv6(text);
          expect(parseAddress(text) !== undefined).toBe(expected);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('is printed as it is read', () => {
    fc.assert(
      fc.property(anyAddress, (one) => {
        expect(parseAddress(formatAddress(one))).toEqual({ family: one.family, value: one.address });
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['1:0:0:0:0:0:0:0', '1::'],
    ['0:1:0:1:0:1:0:1', '0:1:0:1:0:1:0:1'],
    ['2001:DB8:AAAA::', '2001:db8:aaaa::'],
    ['0:0:1:2:3:4:5:6', '::1:2:3:4:5:6'],
    ['1:2:3:4:5:6:0:0', '1:2:3:4:5:6::'],
  ])('in canonical form (RFC 5952): %s is %s', (text, canonical) => {
    const { value: address } = parseAddress(text) ?? { value: -1n };
    expect(formatAddress({ family: 6, address })).toBe(canonical);
  });
});

describe('a network', () => {
  it.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['1.2.3.4', '1.2.3.4/32'],
    ['1.2.3.4/32', '1.2.3.4/32'],
    ['::/0', '::/0'],
    ['::1', '::1/128'],
    ['2001:DB8::/32', '2001:db8::/32'],
    ['fe80::/10', 'fe80::/10'],
  ])('%s', (text, canonical) => expect(formatNetwork(network(text))).toBe(canonical));

  it.each([
    ['10.0.0.1/8', 'host-bits'],
    ['128.0.0.0/0', 'host-bits'],
    ['2001:db8::1/127', 'host-bits'],
    ['10.0.0.0/33', 'prefix'],
    ['::/129', 'prefix'],
    ['10.0.0.0/', 'prefix'],
    ['10.0.0.0/08', 'prefix'],
    ['10.0.0.0/-1', 'prefix'],
    ['10.0.0.0/8/8', 'prefix'],
    ['10.0.0.0/255.0.0.0', 'prefix'],
    ['10.0.0/8', 'syntax'],
    ['10/8', 'syntax'],
    ['', 'syntax'],
    ['/8', 'syntax'],
    ['example.com/8', 'syntax'],
  ])('not: %j (%s)', (text, fault) => expect(parseNetwork(text)).toEqual({ fault }));

  it.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.0.0.0/8', '::ffff:10.0.0.1', false],
    ['::ffff:0:0/96', '10.0.0.1', false],
    ['::ffff:0:0/96', '::ffff:10.0.0.1', true],
    ['fe80::/10', 'fe80::1%eth0', false],
    ['fe80::/10', 'FE80:0::0.0.0.1', true],
    ['0.0.0.0/0', '10.0.0.1', true],
    ['0.0.0.0/0', '010.0.0.1', false],
    ['0.0.0.0/0', '::', false],
    ['::/0', '0000:0000:0000:0000:0000:ffff:255.255.255.255', true],
    ['::/0', `${'0'.repeat(100)}::`, false],
  ])('%s contains %s: %s', (written, text, expected) => expect(networkContains(network(written), text)).toBe(expected));

  it("contains what Node's list of networks contains", () => {
    fc.assert(
      fc.property(networkAndAddress, ({ network: one, address }) => {
        const text = formatAddress(address);
        // Node compares the addresses of one family with those of the other where they are mapped: we never do.
        const list = new BlockList();
        list.addSubnet(formatAddress(one), one.prefix, one.family === 4 ? 'ipv4' : 'ipv6');
        const expected = one.family === address.family && list.check(text, address.family === 4 ? 'ipv4' : 'ipv6');
        expect(networkContains(one, text)).toBe(expected);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('a network as patterns', () => {
  it.each([
    ['10.0.0.0/8', ['10.*']],
    ['192.168.0.0/16', ['192.168.*']],
    ['1.2.3.4/32', ['1.2.3.4']],
    ['1.2.3.0/30', ['1.2.3.0', '1.2.3.1', '1.2.3.2', '1.2.3.3']],
    ['172.16.0.0/14', ['172.16.*', '172.17.*', '172.18.*', '172.19.*']],
    ['0.0.0.0/0', undefined],
    ['::/0', undefined],
    ['2001:db8::/32', ['2001:db8:*']],
    ['2001:db8:0:1::/64', undefined],
    ['fe80::/10', [...Array(64).keys()].map((index) => `${(0xfe80 + index).toString(16)}:*`)],
    ['2001:db8::1/128', ['2001:db8::1']],
    ['2001:db8::/127', ['2001:db8::', '2001:db8::1']],
  ])('%s', (text, expected) => expect(networkPatterns(network(text))?.map(describePattern)).toEqual(expected));

  it('take exactly the addresses of the network, in canonical form', () => {
    const withPatterns = networkAndAddress.filter(({ network: one }) => networkPatterns(one) !== undefined);
    fc.assert(
      fc.property(withPatterns, ({ network: one, address }) => {
        const text = formatAddress(address);
        const matches = networkPatterns(one)?.some((pattern) => compilePattern(pattern, false)(text));
        expect(matches).toBe(isInside(one, address));
      }),
      { numRuns: 5000 },
    );
  });
});
