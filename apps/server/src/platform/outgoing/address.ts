import { BlockList, isIP } from 'node:net';

// Special purposes by the registries of IANA: this machine, private networks, links, tests, multicast, reserved.
const special4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** Of the addresses of IPv6 only these are of the world; IPv4 inside of IPv6 is not among them. */
const world6 = new BlockList();
world6.addSubnet('2000::', 3, 'ipv6');
const special6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const refused4 = new BlockList();
for (const [net, bits] of special4) refused4.addSubnet(net, bits, 'ipv4');
const refused6 = new BlockList();
for (const [net, bits] of special6) refused6.addSubnet(net, bits, 'ipv6');

/** Whether an address is one of the world, not of this machine or a network around it. What is no address is not. */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address);
  if (family === 4) return !refused4.check(address, 'ipv4');
  if (family !== 6 || address.includes('%')) return false;
  return world6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
};

/** The name of a host as it is looked up: an address of IPv6 without its brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');

/** Whether the operator lets a host be reached wherever it is, and without TLS; named with its port or without. */
export const isAllowedHost = (url: URL, allowed: readonly string[]): boolean => {
  const host = url.hostname.replace(/\.$/, '');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return allowed.includes(host) || allowed.includes(`${host}:${port}`);
};

/** Why a request to an address that somebody typed is refused before it is looked up, or null. */
export const whyRefused = (text: string, allowed: readonly string[]): string | null => {
  if (!URL.canParse(text)) return 'Write a whole address, such as https://records.example.org/inbox.';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return 'Write an address that begins with https://.';
  if (url.username !== '' || url.password !== '')
    return 'Leave out user and password: what is sent is signed instead.';
  if (isAllowedHost(url, allowed)) return null;
  if (url.protocol === 'http:')
    return 'Use https://: only hosts that the operator names are reached by http.';
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isPublicAddress(host))
    return 'This address is inside a private network. Only hosts that the operator names are reached there.';
  if (isIP(host) === 0 && (!host.includes('.') || host.endsWith('.localhost')))
    return 'This host is inside a private network. Only hosts that the operator names are reached there.';
  return null;
};
