import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What is not the public internet, by the registries of special-purpose addresses. */
const special = new BlockList();
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(address, prefix);

/** Global unicast; of it what leads to IPv4 by translation or a tunnel, or to nowhere. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
for (const [address, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(address, prefix, 'ipv6');

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !special.check(address);
  if (isIP(address) !== 6) return false;
  return global6.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** Somebody's name led to an address that is not public. */
export class NotPublic extends Error {}

/**
 * Resolves a name for a connection and refuses it where one of its addresses is not public. The
 * connection takes the addresses that were looked at, so that a name cannot mean another one a moment
 * later.
 */
export function publicLookup(lookup: typeof systemLookup = systemLookup): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? new NotPublic(), '', 0);
      if (!addresses.every(({ address }) => isPublicAddress(address)))
        return done(new NotPublic(), '', 0);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}
