import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { Row } from './row.js';

/** Seconds of load on each of the two, in turn; number of rounds; number of connections. */
const [seconds, rounds, connections] = [5, 3, 20];

const main = new URL('../cli/main.js', import.meta.url).pathname;

/** A handler of the same library that only returns the same bytes. */
const bare = (port: number, url: string) => `
  import { serve } from '@hono/node-server';
  import { Hono } from 'hono';
  const answer = await fetch('${url}');
  const body = new Uint8Array(await answer.arrayBuffer());
  const app = new Hono();
  app.get('*', () => new Response(body, { headers: { 'Content-Type': 'application/json' } }));
  serve({ fetch: app.fetch, port: ${port}, hostname: '127.0.0.1' });
`;

/**
 * Cached reads of the API compared with a bare handler returning the same bytes; each server in a process of its own,
 * the load generated in this one. Times are per request; the note has requests per second, the 99th percentile, and the
 * memory afterwards.
 */
export async function benchApi(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
  const release = join(folder, 'release');
  const root = new URL('../../', import.meta.url).pathname;
  const [port, other] = [28_901, 28_902];
  const url = `http://127.0.0.1:${port}`;
  const running: ChildProcess[] = [];
  const run = (args: readonly string[]) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], cwd: root });
    running.push(child);
    return child;
  };
  try {
    const built = run([main, 'build', join(root, 'editions', 'example'), '--out', release]);
    await new Promise((done) => built.once('exit', done));
    run([main, 'serve', release, '--port', `${port}`]);
    await answering(`${url}/healthz`);
    const rows: Row[] = [];
    for (const path of ['/v1/latest/ranks', '/v1/latest/values']) {
      const child = run(['--input-type=module', '-e', bare(other, url + path)]);
      await answering(`http://127.0.0.1:${other}/`);
      rows.push(await rowFor(path, url, `http://127.0.0.1:${other}`));
      child.kill();
      await new Promise((done) => child.once('exit', done));
    }
    return rows;
  } finally {
    for (const child of running) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rowFor(path: string, url: string, baseline: string): Promise<Row> {
  const ours: autocannon.Result[] = [];
  const theirs: autocannon.Result[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await asked(url + path));
    theirs.push(await asked(baseline + path));
  }
  const middle = (of: autocannon.Result[], value: (r: autocannon.Result) => number) =>
    of.map(value).toSorted((a, b) => a - b)[Math.floor(of.length / 2)]!;
  const [a, b] = [middle(ours, perSecond), middle(theirs, perSecond)];
  return {
    name: `API ${path}`,
    ours_ms: 1000 / a,
    baseline: 'a bare Hono handler',
    baseline_ms: 1000 / b,
    ratio: b / a,
    note: `${Math.round(a)} and ${Math.round(b)} req/s; p99 ${middle(ours, p99)} and ${middle(theirs, p99)} ms; ${failed(ours)} failed`,
  };
}

const perSecond = (r: autocannon.Result) => r.requests.average;
const p99 = (r: autocannon.Result) => r.latency.p99;
const failed = (all: autocannon.Result[]) => all.reduce((sum, r) => sum + r.errors + r.non2xx, 0);

function asked(url: string): Promise<autocannon.Result> {
  return autocannon({ url, connections, duration: seconds });
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const up = await fetch(url).then(
      (r) => r.ok,
      () => false,
    );
    if (up) return;
    await setTimeout(100);
  }
  throw new Error(`${url} does not answer`);
}
