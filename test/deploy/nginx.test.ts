import { spawn, spawnSync } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishStatic } from '../../src/server/index.js';
import { type Site, serveReleases } from '../../src/server/listen.js';
import { freePort } from '../../src/server/node/freePort.js';
import { example, releaseOf, root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { hidden, probes } from './smuggled.js';

const modules = '/etc/nginx/modules-enabled';
const brotli = existsSync(modules) ? readdirSync(modules).filter((name) => name.includes('brotli')) : [];
const why =
  spawnSync('nginx', ['-v']).status === 0 && brotli.length > 0
    ? ''
    : ' (needs nginx with brotli, as in deploy/nginx.conf)';

let [metricsPort, proxyPort] = [0, 0];
let site: Site;
let stop = () => {};
let log = '';

interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks nginx for one of its two hosts. */
function ask(host: string, path: string, headers: Record<string, string> = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    get({ port: proxyPort, path, headers: { Host: host, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
      );
    }).on('error', reject);
  });
}

/** What is answered to raw bytes until half a second passes without any. */
function rawAnswer(bytes: string, to: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(to, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    let text = '';
    socket.on('data', (part) => (text += part.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
    socket.setTimeout(500, () => socket.destroy());
  });
}

const server = (path: string, headers = {}) => ask('index.example.org', path, headers);
const files = (path: string, headers = {}) => ask('files.example.org', path, headers);

beforeAll(async () => {
  if (why !== '') return;
  [metricsPort, proxyPort] = [await freePort(0, '127.0.0.1'), await freePort(0, '127.0.0.1')];
  const release = await releaseOf(example);
  site = await serveReleases([release], {
    port: 0,
    quota: 600,
    behindProxy: ['127.0.0.1'],
    metrics: { host: '127.0.0.1', port: metricsPort },
    log: 'silent',
  });
  const folder = temporaryFolder();
  const published = join(folder, 'public');
  await publishStatic(published, [release], { most: 100 });
  // The file as it stands, with other ports and another folder, in the frame that Debian's nginx.conf is.
  const conf = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
    .replaceAll('listen 80;', `listen 127.0.0.1:${proxyPort};`)
    .replaceAll('listen [::]:80;', '')
    .replaceAll('127.0.0.1:8351', 'iplus')
    .replaceAll('/srv/www/index', published);
  mkdirSync(join(folder, 'logs'));
  log = join(folder, 'logs', 'access.log');
  writeFileSync(join(folder, 'site.conf'), conf);
  const frame = `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user root;
    ${brotli.map((name) => `include ${modules}/${name};`).join('\n')}
    events {}
    http { include /etc/nginx/mime.types; default_type application/octet-stream; gzip on;
      log_format passed '$upstream_addr $request'; access_log ${log} passed;
      upstream iplus { server 127.0.0.1:${new URL(site.url).port}; keepalive 4; }
      client_body_temp_path ${folder}/logs; proxy_temp_path ${folder}/logs/p; include ${folder}/site.conf; }`;
  writeFileSync(join(folder, 'nginx.conf'), frame);
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part) => (said += part));
  stop = () => child.kill('SIGQUIT');
  for (let i = 0; i < 100; i++) {
    if (
      await server('/healthz').then(
        ({ status }) => status === 200,
        () => false,
      )
    )
      return;
    await setTimeout(50);
  }
  throw new Error(`nginx does not answer: ${said}`);
}, 120_000);

afterAll(async () => {
  stop();
  await site?.close();
});

describe.skipIf(why !== '')(`deploy/nginx.conf${why}`, () => {
  it('passes pages, compressed once, and parts of files', async () => {
    const page = await server('/en/', { 'Accept-Encoding': 'br' });
    expect(page.status).toBe(200);
    expect(page.headers['content-encoding']).toBe('br');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    const whole = await server('/release/panel.parquet');
    expect(whole.headers['content-type']).toBe('application/vnd.apache.parquet');
    const part = await server('/release/panel.parquet', { Range: 'bytes=4-11' });
    expect(part.status).toBe(206);
    expect(part.body.equals(whole.body.subarray(4, 12))).toBe(true);
  });

  it('shows no metrics to readers, which are at an address of their own', async () => {
    expect((await server('/metrics')).status).toBe(404);
    const own = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
    expect(await own.text()).toContain('iplus_http_requests_total');
  });

  it('tells the server who asks, whatever the reader writes into X-Forwarded-For', async () => {
    const leftAfterEach = async () => {
      const left: number[] = [];
      for (let i = 0; i < 4; i++) {
        const { headers } = await server('/v1/latest/units', { 'X-Forwarded-For': `198.51.100.${i}` });
        left.push(Number(/r=(\d+)/.exec(`${headers['ratelimit']}`)![1]));
      }
      return left;
    };
    // One reader has less left each time: an answer that took long costs more than one request.
    const fallen = (left: readonly number[]) => left.every((n, i) => i === 0 || n < left[i - 1]!);
    const first = await leftAfterEach();
    // Where a new minute began between them, the count began anew.
    expect(fallen(first) ? first : await leftAfterEach()).toSatisfy(fallen);
  });

  it('hands out a published folder: types, compressed files, parts, the page for lost addresses', async () => {
    for (const [coding, path] of [
      ['br', '/en/'],
      ['gzip', '/en/'],
      ['br', '/release/plan.json'],
    ] as const) {
      const { status, headers } = await files(path, { 'Accept-Encoding': coding });
      expect(status, path).toBe(200);
      expect(headers['content-encoding'], path).toBe(coding);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    const parquet = await files('/release/panel.parquet', { Range: 'bytes=0-3' });
    expect(parquet.status).toBe(206);
    expect(parquet.headers['content-type']).toBe('application/vnd.apache.parquet');
    expect(parquet.body.toString()).toBe('PAR1');
    expect((await files('/release/results.csv')).headers['content-type']).toBe('text/csv; charset=utf-8');
    expect((await files('/en/')).headers['content-type']).toBe('text/html; charset=utf-8');
    const lost = await files('/en/no-such-page');
    expect(lost.status).toBe(404);
    expect(lost.body.toString()).toContain('<html');
  });

  it('agrees with the server where a request ends, whatever a client writes', async () => {
    const seen: string[] = [];
    const note = (message: unknown) => seen.push((message as { request: IncomingMessage }).request.url!);
    const before = readFileSync(log, 'utf8').length;
    subscribe('http.server.request.start', note);
    // One that nginx does not pass on is noticed.
    await rawAnswer(hidden, Number(new URL(site.url).port));
    expect(seen.splice(0)).toEqual(['/en/hidden']);
    const answers = await Promise.all(probes().map(({ bytes }) => rawAnswer(bytes, proxyPort)));
    await setTimeout(1000);
    unsubscribe('http.server.request.start', note);
    const passed = readFileSync(log, 'utf8')
      .slice(before)
      .split('\n')
      .filter((line) => line.startsWith('127.'))
      .map((line) => line.split(' ')[2]!);
    // What the server takes for a request is one that nginx passed on: none out of the body of another.
    for (const url of passed) if (seen.includes(url)) seen.splice(seen.indexOf(url), 1);
    expect(seen).toEqual([]);
    expect(passed.length).toBeGreaterThan(10);
    expect(answers.filter((text) => / 50[02] /.test(text.split('\r\n')[0]!))).toEqual([]);
    expect((await server('/healthz')).status).toBe(200);
  });
});
