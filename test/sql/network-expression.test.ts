import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkExpression } from '../../backends/sql/network-expression.js';
import { formatAddress, type Network, networkContains } from '../../src/predicate/network.js';
import { compileRegexNode } from '../../src/regex/run.js';

const network = (family: 4 | 6): fc.Arbitrary<Network> => {
  const bits = family === 4 ? 32 : 128;
  return fc
    .record({
      value: fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }),
      prefix: fc.integer({ min: 0, max: bits }),
      sparse: fc.boolean(),
    })
    .map(({ value, prefix, sparse }) => {
      const host = BigInt(bits - prefix);
      const thinned = sparse ? value & (value >> 3n) & (value << 40n) & ((1n << BigInt(bits)) - 1n) : value;
      return { family, address: (thinned >> host) << host, prefix };
    });
};

/** Ways to write an IPv6 address. */
function spellings(address: bigint): readonly string[] {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  const tail = formatAddress({ family: 4, address: address & 0xffffffffn });
  const padded = groups.map((group) => group.padStart(4, '0'));
  return [
    formatAddress({ family: 6, address }),
    groups.join(':'),
    padded.join(':').toUpperCase(),
    [...groups.slice(0, 6), tail].join(':'),
    ...groups.flatMap((group, index) =>
      group === '0' ? [`${groups.slice(0, index).join(':')}::${groups.slice(index + 1).join(':')}`] : [],
    ),
  ];
}

test.each([4, 6] as const)('the expression of an IPv%i network finds exactly its addresses', (family) => {
  const bits = family === 4 ? 32n : 128n;
  fc.assert(
    fc.property(network(family), fc.bigInt({ min: 0n, max: (1n << bits) - 1n }), (given, random) => {
      const finds = compileRegexNode(networkExpression(given));
      const size = 1n << (bits - BigInt(given.prefix));
      const last = given.address + size - 1n;
      const near = [given.address, last, given.address + (random % size), given.address - 1n, last + 1n, random];
      for (const address of near.filter((one) => one >= 0n && one < 1n << bits)) {
        const texts = family === 4 ? [formatAddress({ family, address })] : spellings(address);
        for (const text of [...texts, ` ${texts[0]}`, `${texts[0]}x`, `0${texts[0]}`]) {
          expect({ text, given, finds: finds(text) }).toEqual({ text, given, finds: networkContains(given, text) });
        }
      }
    }),
    { numRuns: 60 },
  );
});
