import { formatAddress, type Network, parseAddress, parseNetwork } from '../../../src/predicate/network.js';
import { networkPatterns } from '../../../src/predicate/passes/lower-network.js';
import { literalPattern, type Pattern, plainText } from '../../../src/predicate/pattern.js';
import { patternKey } from '../../../src/predicate/test-key.js';
import { foldCase } from '../../../src/predicate/text-case.js';
import { type Fit, isAnyValue, never, refuse, type TypedTest, write } from './fit.js';

/** What a test becomes for a field of addresses. */
export function fitIp(test: TypedTest): Fit {
  switch (test.kind) {
    case 'pattern':
      return isAnyValue(test) ? write(test) : fitPattern(test.pattern, test.cased);
    case 'cidr':
      return fitNetwork(test.network);
    case 'number':
    case 'boolean':
    case 'compare':
      return never;
    case 'exists':
      return write(test, [{ code: 'kql/present' }]);
    case 'null':
      return write(test);
  }
}

function fitPattern(pattern: Pattern, cased: boolean): Fit {
  const plain = plainText(pattern);
  if (plain === undefined) {
    const network = networkOf(pattern);
    if (network !== undefined) return fitNetwork(network);
    return refuse(
      'kql/ip-wildcard',
      'the field is mapped as ip, and addresses have no wildcards but those of a network',
    );
  }
  const text = cased ? plain : foldCase(plain);
  const address = parseAddress(text);
  // Kibana would take the text of a network for the network.
  if (address === undefined) return never;
  const isCanonical = formatAddress({ family: address.family, address: address.value }) === text;
  if (isCanonical && !isMapped({ family: address.family, address: address.value, prefix: 128 })) {
    return write({ kind: 'pattern', pattern: literalPattern(text), cased: false });
  }
  return refuse('kql/ip-form', 'the field is mapped as ip, which does not tell the ways to write an address apart');
}

function fitNetwork(network: Network): Fit {
  if (!isMapped(network)) return write({ kind: 'cidr', network });
  return refuse('kql/ip-form', 'the network holds ::ffff:0:0/96, as which an ip field holds all addresses of IPv4');
}

/** Whether an IPv6 network has addresses in common with those that stand for IPv4 ones. */
function isMapped({ family, address, prefix }: Network): boolean {
  const rest = BigInt(128 - Math.min(prefix, 96));
  return family === 6 && address >> rest === 0xffff_0000_0000n >> rest;
}

/** The network whose addresses are exactly those that the pattern takes: `10.*` is 10.0.0.0/8. */
function networkOf(pattern: Pattern): Network | undefined {
  const [start, end] = pattern;
  if (pattern.length !== 2 || start?.kind !== 'literal' || end?.kind !== 'any-run') return undefined;
  const text = foldCase(start.text);
  const isIpv6 = text.endsWith(':');
  const groups = text.split(isIpv6 ? ':' : '.').length - 1;
  const whole = isIpv6
    ? `${text}:/${16 * groups}`
    : `${text}${Array(Math.max(4 - groups, 0))
        .fill('0')
        .join('.')}/${8 * groups}`;
  const network = parseNetwork(whole);
  if ('fault' in network) return undefined;
  const [only, ...others] = networkPatterns(network) ?? [];
  const isSame =
    only !== undefined && others.length === 0 && patternKey(only) === patternKey([...literalPattern(text), end]);
  return isSame ? network : undefined;
}
