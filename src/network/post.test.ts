import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, PrivateAddress, postTo } from './post.js';

const posting = { headers: {}, body: '{}', patience: 2000, allowsPrivate: false };

/** A server of this machine that counts requests. */
async function counting(status: number, headers: Record<string, string> = {}) {
  let asked = 0;
  const server = createServer((_, answer) => {
    asked++;
    answer.writeHead(status, headers).end('x'.repeat(100_000));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { port, asked: () => asked, close: () => server.close() };
}

describe('an address that somebody else chose', () => {
  it.for([
    '127.0.0.1',
    '127.9.9.9',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'not an address',
    '',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.for(['93.184.215.14', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('is never asked within this machine, by whatever name, unless that is allowed', async () => {
    const at = await counting(204);
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0.0.0.0',
      '2130706433',
      '0x7f.1',
      '[::ffff:127.0.0.1]',
    ]) {
      const asked = (async () => postTo(new URL(`http://${host}:${at.port}/`), posting))();
      await expect(asked, host).rejects.toBeInstanceOf(PrivateAddress);
    }
    expect(at.asked()).toBe(0);
    const url = new URL(`http://127.0.0.1:${at.port}/`);
    expect(await postTo(url, { ...posting, allowsPrivate: true })).toEqual({
      status: 204,
      retryAfter: undefined,
    });
    at.close();
  });

  it('is not followed to another one', async () => {
    const inner = await counting(200);
    const outer = await counting(302, { location: `http://127.0.0.1:${inner.port}/`, 'retry-after': '7' });
    const url = new URL(`http://127.0.0.1:${outer.port}/`);
    expect(await postTo(url, { ...posting, allowsPrivate: true })).toEqual({ status: 302, retryAfter: '7' });
    expect(inner.asked()).toBe(0);
    inner.close();
    outer.close();
  });

  it('is given up when it does not answer in time', async () => {
    const server = createServer(() => {});
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await expect(postTo(url, { ...posting, allowsPrivate: true, patience: 100 })).rejects.toThrow();
    server.closeAllConnections();
    server.close();
  });
});
