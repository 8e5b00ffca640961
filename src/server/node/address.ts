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
 * Who asks: the other end of the connection, or, behind a proxy of ours, the last address that this proxy wrote down. What
 * stands before it was written by the reader and proves nothing.
 */
export function clientAddress(
  socket: string | undefined,
  forwarded: string | null,
  behindProxy: boolean,
): string {
  const last = behindProxy ? forwarded?.split(',').at(-1)?.trim() : undefined;
  return (last || socket || 'unknown').replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 45);
}

/** Whether an address is of this machine or a private network. */
export function isNear(address: string): boolean {
  return near.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** The part of an address that one reader cannot change at will: of IPv6 the network. */
export function quotaKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
