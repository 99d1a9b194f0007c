import type { Scalar } from '../../../src/event/values.js';
import { type Address, addressBits, type Network, parseAddress } from '../../../src/predicate/network.js';

/** An IPv6 address with an embedded IPv4 tail is at most 45 characters long. */
const longestAddress = 45;

/** The text that was read last: a rule asks for many networks, and many rules for the same ones. */
let lastText = '';
let lastAddress: Address | undefined;

/** The test whether a value is an address in the network, as `networkContains` means it. */
export function addressTest({ family, address, prefix }: Network): (value: Scalar) => boolean {
  const last = address + (1n << BigInt(addressBits(family) - prefix)) - 1n;
  return (value) => {
    if (typeof value !== 'string' || value.length > longestAddress) return false;
    if (value !== lastText) {
      lastAddress = parseAddress(value);
      lastText = value;
    }
    return lastAddress?.family === family && lastAddress.value >= address && lastAddress.value <= last;
  };
}
