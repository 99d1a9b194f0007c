import { addressBits, formatAddress, type Network } from '../network.js';

/** An address of the network as people choose them: the first one after the network's own, if there is any. */
export function hostOf(network: Network): string {
  const { family, address } = network;
  return formatAddress({ family, address: sizeOf(network) > 2n ? address + 1n : address });
}

/** The last address of the network. */
export const lastOf = (network: Network): string =>
  formatAddress({ family: network.family, address: network.address + sizeOf(network) - 1n });

/** The addresses right after and right before the network, as far as there are any. */
export function outsideOf(network: Network): readonly string[] {
  const { family, address } = network;
  const next = address + sizeOf(network);
  const found: bigint[] = [];
  if (next < 1n << BigInt(addressBits(family))) found.push(next);
  if (address > 0n) found.push(address - 1n);
  return found.map((one) => formatAddress({ family, address: one }));
}

const sizeOf = ({ family, prefix }: Network): bigint => 1n << BigInt(addressBits(family) - prefix);
