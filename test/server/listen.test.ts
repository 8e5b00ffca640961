import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { type ServeOptions, type Site, serveReleases } from '../../src/server/listen.js';
import type { Served } from '../../src/server/mounted.js';
import { freePort } from '../../src/server/node/freePort.js';
import { example, exampleWith, releaseOf } from '../helpers/editions.js';
import { itThoroughly } from '../helpers/thorough.js';

let release: Release;
const sites: Site[] = [];
const start = async (options: Partial<ServeOptions> = {}, releases: readonly Served[] = [release]) => {
  const site = await serveReleases(releases, { port: 0, log: 'silent', ...options });
  sites.push(site);
  return site;
};
beforeAll(async () => {
  release = await releaseOf(example);
});
afterAll(() => Promise.all(sites.map((site) => site.close())));

/** The response to raw bytes, until the server closes the connection or some seconds have passed. */
function raw(site: Site, bytes: string | Buffer, seconds = 3): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connect(Number(new URL(site.url).port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    const end = () => {
      socket.destroy();
      resolve(text);
    };
    const timer = setTimeout(end, seconds * 1000);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    for (const event of ['close', 'error'] as const) {
      socket.on(event, () => {
        clearTimeout(timer);
        resolve(text);
      });
    }
  });
}

describe('malformed requests', () => {
  const request = (line: string, headers = 'Host: x\r\n') =>
    `${line} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`;
  const many = (n: number) => Array.from({ length: n }, (_, i) => `X-${i}: ${i}\r\n`).join('');

  const probes: Record<string, [string, readonly number[]]> = {
    'a path upwards': [request('GET /release/../../package.json'), [404]],
    'a path upwards, encoded': [request('GET /release/%2e%2e%2f%2e%2e%2fpackage.json'), [404]],
    'a path upwards, encoded twice': [request('GET /v1/latest/exports/%252e%252e%252fpackage.json'), [404]],
    'a path with backslashes': [request('GET /release/..\\..\\package.json'), [400, 404]],
    'a NUL in the path': [request('GET /v1/latest/analysis/%00'), [404]],
    'half a letter in the path': [request('GET /v1/%e4%b8/units'), [404]],
    'a hidden folder': [request('GET /.git/config'), [404]],
    TRACE: [request('TRACE /v1/releases'), [405]],
    'TRACE of a page': [request('TRACE /en/'), [405]],
    CONNECT: [request('CONNECT /v1/releases'), [0, 400, 404, 405]],
    'a method that is none': [request('FOO /v1/releases'), [400, 405]],
    'an absolute address of another host': [
      request('GET http://169.254.169.254/v1/releases'),
      [200, 400, 404],
    ],
    'an address that is none': [request('GET *'), [400, 404]],
    'no host': [request('GET /v1/releases', ''), [400]],
    'two hosts': [request('GET /v1/releases', 'Host: a\r\nhost: a\r\n'), [400]],
    'a host that is none': [request('GET /v1/releases', 'Host: \u0000\r\n'), [400]],
    'a header of 20 kB': [request('GET /v1/releases', `Host: x\r\nX: ${'x'.repeat(20_000)}\r\n`), [431]],
    'a flood of headers': [request('GET /v1/releases', `Host: x\r\n${many(2000)}`), [431]],
    'an address of 7 kB': [request(`GET /v1/latest/units?unit=${'x'.repeat(7000)}`), [414]],
    'an address of 20 kB': [request(`GET /${'x'.repeat(20_000)}`), [431]],
    'two lengths': [
      request('POST /v1/releases', 'Host: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n'),
      [400],
    ],
    'length and chunks at once': [
      request('POST /v1/releases', 'Host: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n') +
        '0\r\n\r\n',
      [400],
    ],
    'a space before the colon': [request('GET /v1/releases', 'Host : x\r\n'), [400]],
    'bare line feeds': ['GET /v1/releases HTTP/1.1\nHost: x\n\n', [400]],
    'a header in a header': [request('GET /v1/releases', 'Host: x\r\nAccept: a\rSet-Cookie: x=1\r\n'), [400]],
    'no HTTP at all': ['\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n', [400]],
    'a version there is not': ['GET / HTTP/9.9\r\nHost: x\r\n\r\n', [400, 505]],
    'a body with GET': [`${request('GET /v1/releases', 'Host: x\r\nContent-Length: 2\r\n')}{}`, [200]],
    'an upgrade': [request('GET /v1/releases', 'Host: x\r\nUpgrade: websocket\r\n'), [200, 400]],
    'an expectation': [request('GET /v1/releases', 'Host: x\r\nExpect: 200-maybe\r\n'), [200, 417]],
    'ranges that overlap': [
      request('GET /v1/releases', `Host: x\r\nRange: bytes=${'0-,'.repeat(500)}0-\r\n`),
      [200],
    ],
    'prototypes as parameters': [
      request('GET /v1/latest/values?__proto__[x]=1&constructor.prototype=2'),
      [400],
    ],
  };

  it('get a response that reveals nothing of the machine, and the next client is served', async () => {
    const site = await start();
    for (const [what, [bytes, expected]] of Object.entries(probes)) {
      const answer = await raw(site, bytes);
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
      expect(expected, `${what}: ${answer.slice(0, 100)}`).toContain(status);
      expect(answer, what).not.toMatch(/devDependencies|node_modules|root:x:|at \w+ \(|\.[jt]s:\d+/);
      expect(answer, what).not.toMatch(/^Set-Cookie/im);
    }
    expect((await fetch(`${site.url}v1/releases`)).status).toBe(200);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  // Ten seconds of waiting.
  itThoroughly('that arrive byte by byte are cut off', async () => {
    const site = await start();
    const began = performance.now();
    const answer = await raw(site, 'GET /v1/releases HTTP/1.1\r\nHost: x\r\nX-Slow: ', 15);
    expect(performance.now() - began).toBeLessThan(14_000);
    expect(answer).toMatch(/^HTTP\/1\.1 408/);
  });
});

describe('a site', () => {
  it('takes the next free port, and listens on this machine only', async () => {
    const taken = createServer();
    const from = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as AddressInfo).port));
    });
    const two = [await start({ port: from }), await start({ port: from })];
    taken.close();
    const ports = two.map(({ url }) => Number(new URL(url).port));
    expect(ports[0]).toBeGreaterThan(from);
    expect(ports[1]).toBeGreaterThan(ports[0]!);
    for (const { url } of two) {
      expect(new URL(url).hostname).toBe('127.0.0.1');
      expect((await fetch(url)).status).toBe(200);
    }
  });

  it('has a port of its own, however many start at the same moment; 0 is any free one', async () => {
    const from = await freePort(0, '127.0.0.1');
    const sites = await Promise.all([from, from, from, from, 0, 0].map((port) => start({ port })));
    const ports = sites.map(({ url }) => Number(new URL(url).port));
    expect(new Set(ports).size).toBe(6);
    expect(ports).not.toContain(0);
    for (const { url } of sites) expect((await fetch(url)).status).toBe(200);
  });

  it.each(['192.0.2.1', 'no.invalid'])(
    'that is to listen at %s is refused: no address of this machine',
    async (host) => {
      await expect(start({ host })).rejects.toThrow('found: no address of this machine');
    },
  );
});

describe('the rate limit', () => {
  it('states the remaining quota, and refuses excess requests in the client’s language', async () => {
    const site = await start({ quota: 3 });
    const ask = () => fetch(`${site.url}v1/releases`, { headers: { 'Accept-Language': 'zh' } });
    const first = await ask();
    expect(first.headers.get('RateLimit-Policy')).toBe('"reader";q=3;w=60');
    expect(first.headers.get('RateLimit')).toBe('"reader";r=2;t=60');
    await ask();
    await ask();
    const fourth = await ask();
    expect([fourth.status, Number(fourth.headers.get('Retry-After')) > 0]).toEqual([429, true]);
    expect(await fourth.json()).toMatchObject({
      type: '/problems/quota-exceeded',
      title: '请求过多',
      status: 429,
    });
    expect((await fetch(`${site.url}healthz`)).status).toBe(200);
  });

  it('counts by the address that the proxy recorded, not by what the client claims', async () => {
    const site = await start({ quota: 1, behindProxy: true });
    const ask = async (forwarded: string) =>
      (await fetch(`${site.url}v1/releases`, { headers: { 'X-Forwarded-For': forwarded } })).status;
    expect([await ask('203.0.113.1'), await ask('203.0.113.2')]).toEqual([200, 200]);
    expect(await ask('198.51.100.9, 203.0.113.1')).toBe(429);
    expect([await ask('2001:db8::1'), await ask('2001:db8:0:0:ffff::2'), await ask('2001:db8:1::1')]).toEqual(
      [200, 429, 200],
    );
  });

  it('ignores such a header where no proxy is configured', async () => {
    const site = await start({ quota: 1 });
    const ask = async (forwarded: string) =>
      (await fetch(`${site.url}v1/releases`, { headers: { 'X-Forwarded-For': forwarded } })).status;
    expect([await ask('203.0.113.1'), await ask('203.0.113.2')]).toEqual([200, 429]);
  });
});

describe('the server’s own metrics', () => {
  it('are served at an address of their own, and to no reader of the site, near as it may be', async () => {
    const at = { host: '127.0.0.1', port: await freePort(0, '127.0.0.1') };
    const site = await start({ behindProxy: true, metrics: at });
    await fetch(`${site.url}v1/latest/values`);
    const own = `http://${at.host}:${at.port}`;
    const text = await (await fetch(`${own}/metrics`)).text();
    expect(text).toMatch(/^iplus_http_requests_total\{area="v1\/values",method="GET",status="200"\} 1$/m);
    for (const path of ['', 'metrics/', 'v1/latest', 'en/']) {
      expect((await fetch(`${own}/${path}`)).status, path).toBe(404);
    }
    for (const forwarded of [undefined, '127.0.0.1', '203.0.113.1']) {
      const headers = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
      const outside = await fetch(`${site.url}metrics`, { headers });
      expect(outside.status).toBe(404);
      expect(await outside.text()).not.toContain('iplus_http');
    }
    await site.close();
    await expect(fetch(`${own}/metrics`)).rejects.toThrow('fetch failed');
  });
});

describe('a vintage under embargo', () => {
  it('is invisible before its release time, and visible everywhere from then on', async () => {
    const instant = Date.parse('2027-03-01T01:30:00Z');
    let now = instant - 1;
    const second: Served = {
      ...(await releaseOf(
        exampleWith({ 'edition.yaml': [['data-status: example', 'data-status: simulated']] }),
      )),
      vintage: { number: 2, date: '2027-03-01', from: instant },
    };
    const first: Served = { ...release, vintage: { number: 1, date: '2026-03-01' } };
    const site = await start({ now: () => now }, [first, second]);
    const { id } = second.manifest;
    const look = async () => {
      const paths = [`v1/${id}`, `v1/${id}/values.csv`, `v1/${id}/exports/parquet`, `v1/${id}/ranks?limit=1`];
      const answers = await Promise.all(paths.map((path) => fetch(site.url + path)));
      const listed = (await (await fetch(`${site.url}v1/releases`)).json()) as { items: { id: string }[] };
      const pages = await (await fetch(`${site.url}en/`)).text();
      return {
        statuses: [...new Set(answers.map((a) => a.status))],
        listed: listed.items.some((r) => r.id === id),
        latest: (await fetch(`${site.url}v1/latest`)).headers.get('Data-Status'),
        shown: pages.includes(id),
      };
    };
    expect(await look()).toEqual({ statuses: [404], listed: false, latest: 'example', shown: false });
    now = instant;
    expect(await look()).toEqual({ statuses: [200], listed: true, latest: 'simulated', shown: true });
  });
});
