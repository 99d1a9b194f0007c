/** An IP network: the first address as a number, and how many leading bits count. */
export interface Network {
  readonly family: 4 | 6;
  readonly address: bigint;
  readonly prefix: number;
}

/** An IP address as a number. */
export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** How many bits an address of the family has. */
export const addressBits = (family: 4 | 6): number => (family === 4 ? 32 : 128);

/**
 * Reads an address: IPv4 as four decimal numbers without leading zeros, IPv6 in any form of RFC 4291 (an embedded
 * IPv4 tail included). Gives undefined for anything else: host names, zone ids, white space.
 */
export function parseAddress(text: string): Address | undefined {
  if (text.includes(':')) {
    const value = parseIpv6(text);
    return value === undefined ? undefined : { family: 6, value };
  }
  const value = parseIpv4(text);
  return value === undefined ? undefined : { family: 4, value };
}

/** Why a network cannot be read. `host-bits`: bits after the prefix are set. */
export type NetworkFault = { readonly fault: 'syntax' | 'prefix' | 'host-bits' };

/** Reads `address/prefix`; without a prefix it is one address. */
export function parseNetwork(text: string): Network | NetworkFault {
  const slash = text.indexOf('/');
  const address = parseAddress(slash === -1 ? text : text.slice(0, slash));
  if (address === undefined) return { fault: 'syntax' };
  const bits = addressBits(address.family);
  let prefix = bits;
  if (slash !== -1) {
    const digits = text.slice(slash + 1);
    if (!/^(0|[1-9][0-9]{0,2})$/.test(digits) || Number(digits) > bits) return { fault: 'prefix' };
    prefix = Number(digits);
  }
  const hostBits = BigInt(bits - prefix);
  if ((address.value >> hostBits) << hostBits !== address.value) return { fault: 'host-bits' };
  return { family: address.family, address: address.value, prefix };
}

/** Whether the text is an address of the network's family that lies in the network. */
export function networkContains(network: Network, text: string): boolean {
  // An IPv6 address with an embedded IPv4 tail is at most 45 characters long.
  if (text.length > 45) return false;
  const address = parseAddress(text);
  if (address === undefined || address.family !== network.family) return false;
  const hostBits = BigInt(addressBits(network.family) - network.prefix);
  return address.value >> hostBits === network.address >> hostBits;
}

/** The network as text: dotted decimals, or the canonical form of RFC 5952; always with a prefix. */
export const formatNetwork = (network: Network): string => `${formatAddress(network)}/${network.prefix}`;

/** The first address of a network as text, in canonical form. */
export function formatAddress({ family, address }: Pick<Network, 'family' | 'address'>): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => Number((address >> BigInt(112 - 16 * index)) & 0xffffn));
  let bestStart = -1;
  let bestLength = 1;
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length++;
    if (length > bestLength) {
      bestStart = start;
      bestLength = length;
    }
  }
  const hex = groups.map((group) => group.toString(16));
  if (bestStart === -1) return hex.join(':');
  return `${hex.slice(0, bestStart).join(':')}::${hex.slice(bestStart + bestLength).join(':')}`;
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = (value << 8n) | BigInt(part);
  }
  return value;
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = parseGroups(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? '', true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const count = head.length + tail.length;
  if (halves.length === 1 ? count !== 8 : count > 7) return undefined;
  const zeros = Array.from({ length: 8 - count }, () => 0);
  return [...head, ...zeros, ...tail].reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

function parseGroups(text: string, mayEndInIpv4: boolean): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      groups.push(Number.parseInt(part, 16));
    } else if (mayEndInIpv4 && index === parts.length - 1) {
      const embedded = parseIpv4(part);
      if (embedded === undefined) return undefined;
      groups.push(Number(embedded >> 16n), Number(embedded & 0xffffn));
    } else {
      return undefined;
    }
  }
  return groups;
}
