import { addressBits, type Network } from '../../src/predicate/network.js';
import type { RegexNode } from '../../src/regex/ast.js';
import { alternation, classNode, concatenation } from '../../src/regex/build.js';

/**
 * The regular expression that finds exactly the texts of a network's addresses: IPv4 as four decimal numbers, IPv6 in
 * every form of RFC 4291. For engines that know no addresses.
 */
export function networkExpression(network: Network): RegexNode {
  const body = network.family === 4 ? ipv4Expression(network.address, network.prefix) : ipv6Expression(network);
  return concatenation([{ kind: 'text-start' }, grouped(body), { kind: 'text-end' }]);
}

const text = (literal: string): RegexNode => ({ kind: 'literal', text: literal, ignoreCase: false });

const grouped = (node: RegexNode): RegexNode => ({ kind: 'group', capturing: false, node });

const repeated = (node: RegexNode, min: number, max: number): RegexNode => ({
  kind: 'repeat',
  node: grouped(node),
  min,
  max,
  greedy: true,
});

/** The numbers of a piece of an address, of which only the first bits are fixed. */
interface Piece {
  readonly first: number;
  readonly last: number;
}

function pieces(network: Pick<Network, 'address' | 'prefix'>, bits: number, size: number): readonly Piece[] {
  const mask = (1n << BigInt(size)) - 1n;
  return Array.from({ length: bits / size }, (_, index) => {
    const first = Number((network.address >> BigInt(bits - size * (index + 1))) & mask);
    const free = Math.min(size, Math.max(0, size * (index + 1) - network.prefix));
    return { first, last: first + 2 ** free - 1 };
  });
}

function ipv4Expression(address: bigint, prefix: number): RegexNode {
  const octets = pieces({ address, prefix }, addressBits(4), 8).map(({ first, last }) =>
    decimalExpression(first, last),
  );
  return concatenation(octets.flatMap((octet, index) => (index === 0 ? [octet] : [text('.'), octet])));
}

/** The decimal numbers from `first` to `last`, at most 255, without leading zeros. */
function decimalExpression(first: number, last: number): RegexNode {
  const branches: RegexNode[] = [];
  for (let from = first; from <= last; ) {
    // As many numbers as share all digits but the last; for 0 to 9 and 100 to 199 two.
    const tens = Math.floor(from / 10);
    const to = Math.min(last, tens * 10 + 9);
    const isWhole = from % 10 === 0 && to % 10 === 9;
    let endOfRow = to;
    if (isWhole && tens > 0) {
      while (endOfRow + 10 <= last && Math.floor((endOfRow + 10) / 100) === Math.floor(from / 100)) endOfRow += 10;
    }
    const leading = tens === 0 ? [] : [...numberDigits(tens, Math.floor(endOfRow / 10))];
    branches.push(concatenation([...leading, digit(from % 10, isWhole ? 9 : to % 10)]));
    from = endOfRow + 1;
  }
  return grouped(alternation(branches));
}

/** Two numbers that differ in their last digit at most. */
const numberDigits = (first: number, last: number): readonly RegexNode[] => [
  ...(first >= 10 ? [text(String(Math.floor(first / 10)))] : []),
  digit(first % 10, last % 10),
];

const digit = (first: number, last: number): RegexNode => classNode([{ first: 48 + first, last: 48 + last }], false);

const hexDigits = (first: number, last: number): RegexNode => {
  const ranges = [
    { first: 48 + first, last: 48 + Math.min(last, 9) },
    { first: 65 + Math.max(first - 10, 0), last: 65 + last - 10 },
    { first: 97 + Math.max(first - 10, 0), last: 97 + last - 10 },
  ];
  return classNode(
    ranges.filter((range) => range.first <= range.last),
    false,
  );
};

/** The groups from `first` to `last`, of which the free bits are the last ones: digits fixed, one partly, the rest free. */
function groupExpression({ first, last }: Piece): RegexNode {
  const low = first.toString(16).padStart(4, '0');
  const high = last.toString(16).padStart(4, '0');
  const digits = [...low].map((digitText, index) => [
    Number.parseInt(digitText, 16),
    Number.parseInt(high[index] ?? '0', 16),
  ]);
  // Zeros at the start may be left out, but not all four digits.
  const tail = (from: number): RegexNode => {
    const [start = 0, end = 0] = digits[from] ?? [];
    const here = hexDigits(start, end);
    if (from === 3) return here;
    const full = concatenation([here, ...rest(from + 1)]);
    return start > 0 ? full : grouped(alternation([full, tail(from + 1)]));
  };
  const rest = (from: number): readonly RegexNode[] =>
    digits.slice(from).map(([start = 0, end = 0]) => hexDigits(start, end));
  return first === 0 && last === 0xffff ? repeated(hexDigits(0, 15), 1, 4) : tail(0);
}

function ipv6Expression(network: Network): RegexNode {
  const groups = pieces(network, addressBits(6), 16);
  const colon = text(':');
  const withColons = (some: readonly RegexNode[]) =>
    some.flatMap((group, index) => (index === 0 ? [group] : [colon, group]));
  const tail = ipv4Expression(network.address & 0xffffffffn, Math.max(0, network.prefix - 96));
  const branches: RegexNode[] = [];
  for (const hasTail of [false, true]) {
    const written = groups.slice(0, hasTail ? 6 : 8).map(groupExpression);
    const ending = hasTail ? [tail] : [];
    branches.push(concatenation(withColons([...written, ...ending])));
    // `::` for the groups from `from` to before `to`, which must be able to be zero.
    for (let from = 0; from < written.length; from++) {
      for (let to = from + 1; to <= written.length && groups[to - 1]?.first === 0; to++) {
        const before = withColons(written.slice(0, from));
        const after = withColons([...written.slice(to), ...ending]);
        branches.push(concatenation([...before, text('::'), ...after]));
      }
    }
  }
  return alternation(branches);
}
