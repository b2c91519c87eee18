import { BlockList, isIP } from 'node:net';

const privateAddresses = new BlockList();
privateAddresses.addSubnet('127.0.0.0', 8);
privateAddresses.addSubnet('10.0.0.0', 8);
privateAddresses.addSubnet('172.16.0.0', 12);
privateAddresses.addSubnet('192.168.0.0', 16);
privateAddresses.addSubnet('::1', 128, 'ipv6');
privateAddresses.addSubnet('fc00::', 7, 'ipv6');

/** Names that never resolve on the public internet, a container's or a pod's among them. */
const privateNames = /(^[^.]+|\.(internal|local|localhost|home\.arpa))$/;

/** Loopback and private networks: only there may a link do without TLS. */
export function isPrivateHost(host: string): boolean {
  const name = bare(host);
  const family = isIP(name);
  if (family === 0) return privateNames.test(name);
  return privateAddresses.check(name, family === 4 ? 'ipv4' : 'ipv6');
}

export function isLoopback(host: string): boolean {
  return ['127.0.0.1', 'localhost', '::1'].includes(bare(host));
}

const bare = (host: string) => host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
