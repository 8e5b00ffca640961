import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { connect } from 'node:net';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type McpSite, serveMcpHttp } from '../../src/mcp/index.js';
import type { Release } from '../../src/release/index.js';
import { bundledProgram } from '../helpers/bundled.js';
import { example, releaseOf } from '../helpers/editions.js';
import { iplus } from '../helpers/iplus.js';

/** The official client, connected over HTTP. */
async function connected(url: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return client;
}

/** The status of a request with some headers, some of which `fetch` would not send. */
function statusOf(
  url: string,
  headers: Record<string, string>,
  body = hello,
  localAddress?: string,
): Promise<number> {
  const all = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers: all, agent: false, localAddress }, (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

const hello = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
});

describe('iplus mcp over HTTP', () => {
  let release: Release;
  let site: McpSite;
  beforeAll(async () => {
    release = await releaseOf(example);
    site = await serveMcpHttp([release], { port: 0, allow: ['index.example.org'] });
  });
  afterAll(() => site.close());

  // A second address of this machine is there on Linux alone.
  it.skipIf(process.platform !== 'linux')(
    'answers others, and the same address too, while one address has hundreds of unfinished requests',
    async () => {
      const { hostname, port } = new URL(site.url);
      const unfinished = Array.from({ length: 250 }, () => {
        const socket = connect({ host: hostname, port: Number(port), localAddress: '127.0.0.2' });
        socket.on('error', () => {});
        socket.write(
          'POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n',
        );
        return socket;
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      for (const localAddress of [undefined, '127.0.0.2'])
        expect(await statusOf(site.url, {}, hello, localAddress)).toBe(200);
      for (const socket of unfinished) socket.destroy();
    },
  );

  it('answers several clients with tools, figures and receipts as over standard input', async () => {
    const clients = await Promise.all([connected(site.url), connected(site.url)]);
    for (const client of clients) {
      expect((await client.listTools()).tools.map((t) => t.name)).toContain('check_claim');
      const { structuredContent } = await client.callTool({
        name: 'get_value',
        arguments: { unit: 'A1' },
      });
      const { figure } = structuredContent as { figure: { value: number; receipt: string } };
      const { contents } = await client.readResource({ uri: figure.receipt });
      expect(JSON.parse((contents[0] as { text: string }).text)).toMatchObject({ value: figure.value });
      await client.close();
    }
  });

  it('listens on loopback only, unless told otherwise', () => {
    expect(new URL(site.url).hostname).toBe('127.0.0.1');
  });

  it('refuses web pages of other sites and other names of the machine, and accepts those allowed', async () => {
    const { port } = new URL(site.url);
    const cases: [Record<string, string>, number][] = [
      [{}, 200],
      [{ origin: `http://localhost:${port}` }, 200],
      [{ origin: 'https://index.example.org' }, 200],
      [{ host: 'index.example.org' }, 200],
      [{ origin: 'https://other.example' }, 403],
      [{ origin: 'null' }, 403],
      [{ origin: 'https://index.example.org.other.example' }, 403],
      [{ host: 'other.example' }, 403],
      [{ host: `127.0.0.1.other.example:${port}` }, 403],
    ];
    for (const [headers, status] of cases)
      expect([headers, await statusOf(site.url, headers)]).toEqual([headers, status]);
  });

  it('answers under the address that it listens at, and under allowed names however they are written', async () => {
    const other = await serveMcpHttp([release], {
      port: 0,
      host: '127.0.0.2',
      allow: ['Index.Example.ORG', 'data.example.org:8080'],
    });
    expect(new URL(other.url).hostname).toBe('127.0.0.2');
    const names = [{}, { host: 'index.example.org' }, { host: 'data.example.org' }];
    for (const headers of names) expect(await statusOf(other.url, headers)).toBe(200);
    expect(await statusOf(other.url, { host: '127.0.0.3' })).toBe(403);
    await other.close();
  });

  it('says of a port that is taken, and of an address or name that is none, what to do', async () => {
    const { port } = new URL(site.url);
    const cases: [string[], string, string][] = [
      [['--port', port], `127.0.0.1:${port}\n  found: a port that is in use`, 'another port'],
      [
        ['--host', '192.0.2.1'],
        '192.0.2.1:8341\n  found: no address of this machine',
        '127.0.0.1 (this machine alone)',
      ],
      [
        ['--host', 'no.invalid'],
        'no.invalid:8341\n  found: no address of this machine',
        '127.0.0.1 (this machine alone)',
      ],
      [['--allow', 'a b'], 'a b', 'index.example.org'],
      [['--port', '70000'], '70000', '65535'],
    ];
    for (const [options, found, mend] of cases) {
      const { code, err } = iplus(['mcp', release.folder, '--http', ...options]);
      expect([options, code]).toEqual([options, 2]);
      expect(err).toContain(found);
      expect(err).toContain(mend);
      expect(err).not.toMatch(/\n\s+at /);
    }
  }, 60_000);

  it('has a port of its own: none of those that npm start tries', () => {
    const [from, own] = ['start', 'mcp'].map((command) =>
      Number(/--port.*\(default: (\d+)\)/s.exec(iplus([command, '--help']).out)?.[1]),
    );
    expect(own! < from! || own! > from! + 99).toBe(true);
  });

  it('refuses a request that is too large, no JSON, or of another path', async () => {
    expect(await statusOf(site.url, {}, `${hello.slice(0, -1)},"more":"${'x'.repeat(1e5)}"}`)).toBe(413);
    expect(await statusOf(site.url, {}, '{')).toBe(400);
    expect(await statusOf(new URL('/', site.url).href, {})).toBe(404);
    expect(await statusOf(site.url, {})).toBe(200);
  });

  it('is what the command starts with --http, until it is asked to end', async () => {
    const args = [await bundledProgram(), 'mcp', release.folder, '--http', '--port', '0', '--json'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const out = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.once('exit', reject);
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.trimEnd().endsWith('}')) resolve(text);
      });
    });
    const { url } = JSON.parse(out) as { url: string };
    const client = await connected(url);
    expect((await client.listTools()).tools.length).toBe(10);
    await client.close();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
