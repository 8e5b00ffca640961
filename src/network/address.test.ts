import { describe, expect, it } from 'vitest';
import { clientAddress, noProxy, quotaKey, trustedProxies } from './address.js';

describe('the address of a reader', () => {
  const of = (forwarded: string | null, socket = '127.0.0.1', listed: string[] = []) =>
    clientAddress(socket, forwarded, trustedProxies(listed));

  it.each([
    ['203.0.113.1', '203.0.113.1'],
    ['203.0.113.1:5678', '203.0.113.1'],
    ['[2001:db8::7]:5678', '2001:db8::7'],
    ['"[2001:db8::7]:5678"', '2001:db8::7'],
    ['2001:db8::7', '2001:db8::7'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:203.0.113.1', '203.0.113.1'],
    ['::FFFF:CB00:7101', '203.0.113.1'],
    ['0:0:0:0:0:ffff:203.0.113.1', '203.0.113.1'],
    ['2001:0DB8:0:0::0007', '2001:db8::7'],
    ['198.51.100.9, 203.0.113.1', '203.0.113.1'],
    ['198.51.100.9, 192.168.0.7', '192.168.0.7'],
  ])('is that in the header of a proxy: %s', (header, address) => {
    expect(of(header)).toBe(address);
  });

  it.each([null, '', 'unknown', '_hidden', '203.0.113.1, x', '1.2.3.4.5', 'a'.repeat(8000)])(
    'is that of the proxy where its header has none: %s',
    (header) => {
      expect(of(header)).toBe('127.0.0.1');
    },
  );

  it('is the other end of the connection where that is no trusted proxy', () => {
    expect(of('203.0.113.1', '198.51.100.4')).toBe('198.51.100.4');
    expect(clientAddress('127.0.0.1', '203.0.113.1', noProxy)).toBe('127.0.0.1');
    expect(clientAddress(undefined, null, noProxy)).toBe('unknown');
  });

  it('is the last one that is not a listed proxy', () => {
    const listed = ['198.51.100.0/24', '2001:db8:ff::/48'];
    expect(of('192.0.2.1, 203.0.113.1, 198.51.100.9, 2001:db8:ff::1', '198.51.100.4', listed)).toBe(
      '203.0.113.1',
    );
    expect(of('192.0.2.1, 203.0.113.1', '198.51.101.4', listed)).toBe('198.51.101.4');
  });

  it('does not change with the port', () => {
    const keys = [1, 2, 65_535].flatMap((port) => [`203.0.113.1:${port}`, `[2001:db8::7]:${port}`]);
    expect(new Set(keys.map((key) => quotaKey(of(key)))).size).toBe(2);
  });

  it('has one key however it is written', () => {
    const written = ['2001:db8:a:b::1', '2001:DB8:A:B::2', '[2001:0db8:000a:000b:0:0:0:3]:443'];
    expect(new Set(written.map((header) => quotaKey(of(header))))).toEqual(new Set(['2001:db8:a:b']));
    // IPv4 in IPv6: each address by itself.
    expect(new Set(['::ffff:cb00:7101', '::ffff:cb00:7102'].map((header) => quotaKey(of(header)))).size).toBe(
      2,
    );
  });

  it.each(['x', '10.0.0.0/33', '10.0.0/8', '::/129', '10.0.0.1/'])(
    'is not looked for behind a proxy that is none: %s',
    (listed) => {
      expect(() => trustedProxies([listed])).toThrow(listed);
    },
  );
});
