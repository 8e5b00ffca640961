import { BlockList, isIP, isIPv6 } from 'node:net';

const near = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  near.addSubnet(net, bits, 'ipv4');
}
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/** Whether a proxy is believed; hop 0 is the other end of the connection. */
export type Trusted = (address: string, hop: number) => boolean;

/** No proxy is trusted: none is in front of the server. */
export const noProxy: Trusted = () => false;

/** Whether a text is an address or a subnet. */
export function isProxy(entry: string): boolean {
  const [address = '', bits = '0', ...more] = entry.split('/');
  const most = isIPv6(address) ? 128 : 32;
  return isIP(address) > 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most && more.length === 0;
}

/**
 * The proxies that are believed: this machine and private networks at the other end of the connection, and those of a list anywhere.
 *
 * @param listed addresses or subnets, such as `10.1.0.0/16`
 * @throws RangeError for one that is neither
 */
export function trustedProxies(listed: readonly string[]): Trusted {
  const known = new BlockList();
  for (const entry of listed) {
    if (!isProxy(entry)) throw new RangeError(`“${entry}” is not an address or subnet`);
    const [address = '', bits] = entry.split('/');
    const isLong = isIPv6(address);
    known.addSubnet(address, Number(bits ?? (isLong ? 128 : 32)), isLong ? 'ipv6' : 'ipv4');
  }
  const isListed = (address: string) =>
    isIP(address) > 0 && known.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return (address, hop) => isListed(address) || (hop === 0 && isNear(address));
}

/**
 * The address of the client: the other end of the connection, or, where that is a trusted proxy, the last address in its header
 * that is not a trusted proxy. Earlier entries come from the client and cannot be trusted. Ports do not count.
 *
 * @param trusted whether a proxy at an address is believed, at the other end (0) or before that (1, 2, …)
 */
export function clientAddress(
  socket: string | undefined,
  forwarded: string | null,
  trusted: Trusted,
): string {
  let address = socketAddress(socket);
  const entries = forwarded?.split(',') ?? [];
  for (let hop = 0; entries.length > 0 && trusted(address, hop); hop++) {
    const before = plain(entries.pop()!);
    if (isIP(before) === 0) break;
    address = before;
  }
  return address === '' ? 'unknown' : address;
}

/** The address at the other end of a connection, IPv4 in IPv6 as IPv4. */
export const socketAddress = (address: string | undefined) => plain(address ?? '');

/** An address without its port, brackets and zone: IPv4 in IPv6 as IPv4, IPv6 in its short form, so that each has one key. */
function plain(written: string): string {
  const text = written.trim().replace(/^"(.*)"$/, '$1');
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1');
  const address = bare.replace(/%.*$/, '').slice(0, 45);
  if (!isIPv6(address)) return address;
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(short) ?? [];
  if (high === undefined || low === undefined) return short;
  const bytes = [high, low].map((part) => Number.parseInt(part, 16)).flatMap((n) => [n >> 8, n & 255]);
  return bytes.join('.');
}

/** Whether an address belongs to this machine or a private network. */
function isNear(address: string): boolean {
  return isIP(address) > 0 && near.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** The part of an address that a client cannot change at will: for IPv6 the network. */
export function quotaKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
