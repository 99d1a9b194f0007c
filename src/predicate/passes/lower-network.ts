import { junction } from '../build.js';
import { addressBits, formatAddress, type Network } from '../network.js';
import { anyRun, literalPattern, type Pattern } from '../pattern.js';
import type { FieldName, Predicate } from '../predicate.js';
import { mapLeaves } from './map-leaves.js';

/** More patterns than this, of one network and of all, make no query that anybody can read. */
const maxPatterns = 256;
const maxPatternsInAll = 20_000;

/**
 * Replaces each network by patterns of the text of its addresses (IPv4 in dotted decimals, IPv6 in the canonical form
 * of RFC 5952), where such patterns take exactly the addresses of the network; other networks are left as they
 * are, and so is what would make the whole too large. `wanted` says for which fields.
 */
export function lowerNetworkToPatterns(
  predicate: Predicate,
  wanted: (field: FieldName) => boolean = () => true,
): Predicate {
  let left = maxPatternsInAll;
  return mapLeaves(predicate, (leaf) => {
    if (leaf.kind !== 'field' || leaf.test.kind !== 'cidr' || left <= 0 || !wanted(leaf.field)) return leaf;
    const patterns = networkPatterns(leaf.test.network);
    if (patterns === undefined) return leaf;
    left -= patterns.length;
    return junction(
      'or',
      patterns.map((pattern) => ({ ...leaf, test: { kind: 'pattern', pattern, cased: false } })),
      leaf.origin,
    );
  });
}

/** The patterns that take exactly the addresses of a network among all canonical addresses, if there are few. */
export function networkPatterns(network: Network): readonly Pattern[] | undefined {
  const groupBits = network.family === 4 ? 8 : 16;
  const bits = addressBits(network.family);
  const groups = Math.ceil(network.prefix / groupBits);
  // Without a fixed group there would be only `*`, which takes everything.
  if (groups === 0) return undefined;
  const free = groups * groupBits - network.prefix;
  if (2 ** free > maxPatterns) return undefined;
  const step = 1n << BigInt(bits - groups * groupBits);
  const patterns: Pattern[] = [];
  for (let index = 0n; index < 1n << BigInt(free); index++) {
    const address = network.address + index * step;
    const pattern = network.family === 4 ? ipv4Pattern(address, groups) : ipv6Pattern(address, groups);
    if (pattern === undefined) return undefined;
    patterns.push(pattern);
  }
  return patterns;
}

function ipv4Pattern(address: bigint, groups: number): Pattern {
  const text = formatAddress({ family: 4, address });
  if (groups === 4) return literalPattern(text);
  return [...literalPattern(`${text.split('.').slice(0, groups).join('.')}.`), anyRun];
}

/** A group of zeros among the fixed ones may be written `0` or be part of `::`: then no one pattern takes all. */
function ipv6Pattern(address: bigint, groups: number): Pattern | undefined {
  if (groups === 8) return literalPattern(formatAddress({ family: 6, address }));
  const fixed = Array.from({ length: groups }, (_, index) => (address >> BigInt(112 - 16 * index)) & 0xffffn);
  if (fixed.some((group) => group === 0n)) return undefined;
  return [...literalPattern(`${fixed.map((group) => group.toString(16)).join(':')}:`), anyRun];
}
