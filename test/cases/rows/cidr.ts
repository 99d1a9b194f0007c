import { type Case, conditional, each, matches, misses, outside, withoutScalar } from '../case.js';
import { jsonText } from './sql.js';

const network = conditional('kql/ip-field');

export const cidr: readonly Case[] = [
  {
    name: 'an IPv4 network',
    construct: 'cidr',
    detection: 'sel: {f|cidr: 10.0.0.0/8}',
    events: [
      ...each(matches, 'f', ['10.0.0.0', '10.1.2.3', '10.255.255.255', ['x', '10.0.0.1']]),
      ...each(misses, 'f', ['9.255.255.255', '11.0.0.0', '192.168.0.1', '']),
      ...each(misses, 'f', ['10.1.2', '10.1.2.3.4', '010.1.2.3', '10.1.2.003', '10.1.2.256', '0xa.1.2.3', '167772161']),
      ...each(misses, 'f', [' 10.1.2.3', '10.1.2.3 ', '10.1.2.3:80', '10.example.org', 10.1, 167772161, true]),
      ...each(misses, 'f', ['::ffff:10.1.2.3', '::10.1.2.3'], 'the other family'),
      outside('kql/ip-field', misses({ f: '10.0.0.0/8' }, 'a network is not an address')),
      ...withoutScalar('f'),
    ],
    targets: { kql: network, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a network that ends inside of a byte',
    construct: 'cidr',
    detection: 'sel: {f|cidr: 172.16.0.0/12}',
    events: [
      ...each(matches, 'f', ['172.16.0.0', '172.20.1.1', '172.31.255.255']),
      ...each(misses, 'f', ['172.15.255.255', '172.32.0.0', '172.160.0.1']),
    ],
    targets: { kql: network, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'a network without a prefix is one address',
    construct: 'cidr',
    detection: `sel: {f|cidr: ['192.168.1.1', '2001:db8::1']}`,
    events: [
      ...each(matches, 'f', ['192.168.1.1', '2001:db8::1', '2001:DB8:0:0:0:0:0:1']),
      ...each(misses, 'f', ['192.168.1.2', '2001:db8::2', '2001:db8::']),
      ...withoutScalar('f'),
    ],
    targets: { kql: network, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'all of IPv4',
    construct: 'cidr',
    detection: 'sel: {f|cidr: 0.0.0.0/0}',
    events: [
      ...each(matches, 'f', ['0.0.0.0', '255.255.255.255', '8.8.8.8']),
      ...each(misses, 'f', ['::1', '::', 'localhost', '', '256.0.0.1']),
      ...withoutScalar('f'),
    ],
    targets: { kql: network, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'an IPv6 network, in any form of RFC 4291',
    construct: 'cidr',
    detection: `sel: {f|cidr: '2001:db8::/32'}`,
    events: [
      ...each(matches, 'f', ['2001:db8::', '2001:DB8::1', '2001:0db8:0000:0000:0000:0000:0000:0001']),
      ...each(matches, 'f', ['2001:db8:1:2:3:4:1.2.3.4', '2001:db8::1.2.3.4', '2001:db8:ffff:1:2:3:4::']),
      ...each(misses, 'f', ['2001:db9::', '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff', '::1', '10.0.0.1']),
      ...each(misses, 'f', ['2001:db8::1%eth0', '[2001:db8::1]', '2001:db8', '2001:db8:::1', '2001:db8::1::2']),
      ...each(misses, 'f', ['2001:db8:1:2:3:4:5', '2001:db8:1:2:3:4:5:6:7', '2001:db8::00001', '2001:db8::g']),
      ...each(misses, 'f', ['2001:db8:1:2:3:4:5:6::', '2001:db8:1:2:3::4:5:6', '2001:db8:1:2:3:4:5::1.2.3.4']),
      ...each(misses, 'f', ['2001:db8::1.2.3', '2001:db8::1.2.3.04', '2001:db8:1:2:3:4:5:1.2.3.4', ':2001:db8::']),
      ...withoutScalar('f'),
    ],
    targets: { kql: network, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'an IPv6 network that ends inside of a digit',
    construct: 'cidr',
    detection: `sel: {f|cidr: 'fe80::/10'}`,
    events: [
      ...each(matches, 'f', ['fe80::1', 'FEBF:ffff::']),
      ...each(misses, 'f', ['fec0::1', 'fe7f::1', 'fe80::1%1', '254.128.0.1']),
    ],
    targets: { kql: network, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'IPv4 addresses inside of IPv6 are IPv6',
    construct: 'cidr',
    detection: `sel: {f|cidr: '::ffff:0:0/96'}`,
    events: [
      ...each(matches, 'f', ['::ffff:1.2.3.4', '::FFFF:102:304', '0:0:0:0:0:ffff:1.2.3.4']),
      ...each(misses, 'f', ['1.2.3.4', '::1.2.3.4', '::fffe:1.2.3.4']),
    ],
    targets: { kql: network, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'networks of both families',
    construct: 'cidr',
    detection: `sel: {f|cidr: ['127.0.0.0/8', '::1/128', '::/127']}`,
    events: [
      ...each(matches, 'f', ['127.0.0.1', '::1', '::', '0:0:0:0:0:0:0:1']),
      ...each(misses, 'f', ['128.0.0.1', '::2', '0.0.0.1', '127.1']),
      ...withoutScalar('f'),
    ],
    targets: { kql: network, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
  {
    name: 'all of several networks',
    construct: 'cidr',
    detection: `sel: {f|cidr|all: ['10.0.0.0/8', '192.168.0.0/16']}`,
    events: [
      matches({ f: ['10.0.0.1', '192.168.0.1'] }),
      misses({ f: '10.0.0.1' }),
      misses({ f: ['10.0.0.1', '10.0.0.2'] }),
      ...withoutScalar('f'),
    ],
    targets: { kql: network, js: 'exact', panther: 'exact', athena: jsonText, duckdb: jsonText },
  },
];
