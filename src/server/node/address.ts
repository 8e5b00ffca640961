import { BlockList, isIPv6 } from 'node:net';

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

/**
 * The address of the client: the other end of the connection, or, behind a trusted proxy, the last address that this
 * proxy added. Earlier entries come from the client and cannot be trusted.
 */
export function clientAddress(
  socket: string | undefined,
  forwarded: string | null,
  behindProxy: boolean,
): string {
  const last = behindProxy ? forwarded?.split(',').at(-1)?.trim() : undefined;
  return (last || socket || 'unknown').replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 45);
}

/** Whether an address belongs to this machine or a private network. */
export function isNear(address: string): boolean {
  return near.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
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
