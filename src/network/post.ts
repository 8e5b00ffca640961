import { lookup as find } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A host all of whose addresses are private, of this machine or reserved. */
export class PrivateAddress extends Error {
  readonly code = 'PRIVATE_ADDRESS';
}

/** Whether an address can be reached by everybody: not private, of this machine, of a link, reserved, or a translation of such a one. */
export const isPublicAddress = (address: string): boolean =>
  isIP(address) > 0 && ipaddr.process(address).range() === 'unicast';

/** What is sent. */
export interface Posting {
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Milliseconds until the attempt is given up. */
  patience: number;
  /** Whether the host may be in a private network. */
  allowsPrivate: boolean;
  /** Ends the attempt before that. */
  signal?: AbortSignal;
}

/** The answer: its body is not read. */
export interface Posted {
  status: number;
  /** The header `Retry-After`. */
  retryAfter: string | undefined;
}

/**
 * Sends a POST to an address that somebody else chose. The address of the host is checked as the connection is made, so that a name cannot
 * mean another host by then; redirects are not followed.
 *
 * @throws PrivateAddress, or the error of the connection
 */
export function postTo(
  url: URL,
  { headers, body, patience, allowsPrivate, signal }: Posting,
): Promise<Posted> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowsPrivate && isIP(host) > 0 && !isPublicAddress(host)) throw new PrivateAddress(host);
  const request = url.protocol === 'https:' ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': `${Buffer.byteLength(body)}` },
      agent: false,
      signal: AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])]),
      ...(!allowsPrivate && { lookup: publicOnly }),
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      resolve({ status: answer.statusCode!, retryAfter: answer.headers['retry-after'] });
      answer.destroy();
    });
    sent.end(body);
  });
}

/** Finds the public addresses of a host. */
const publicOnly: LookupFunction = (host, options, done) =>
  find(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '');
    const open = found.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (!first) return done(new PrivateAddress(host), '');
    return options.all ? done(null, open) : done(null, first.address, first.family);
  });
