import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, get, type IncomingHttpHeaders } from 'node:http';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { doubtOf, processorOf, watchMachine } from './machine.js';
import type { Budget } from './pages.js';

const root = new URL('../../', import.meta.url).pathname;
const main = `${root}dist/cli/main.js`;
const release = `${root}releases/china-2018`;
const port = 28_921;
const host = `http://127.0.0.1:${port}`;

/**
 * Clients that ask for the dearest things and for all kinds of others, and seconds of load: LOAD_SECONDS says otherwise
 * (`npm run reliability load`: 600). A run takes about half a minute more.
 */
const clients = 20;
const seconds = Number(process.env['LOAD_SECONDS'] ?? 20);

/** What `deploy/iplus.service` says to Node and to its memory. */
const asDeployed = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  NODE_OPTIONS: '--v8-pool-size=1 --max-semi-space-size=4',
};

/** The dearest things, each time with another address and header. */
const dearest = (code: string, i: number) =>
  [
    '/v1/latest/exports/xlsx',
    '/v1/latest/exports/sdmx-csv',
    `/v1/latest/exports/parquet?unit=${code}`,
    `/en/report/${code}`,
    `/zh/slides/${code}`,
    `/en/place/${code}?rank=${1 + (i % 300)}`,
    `/en/compare?of=${code}`,
    `/zh/report/${code}`,
  ][i % 8]!;

/** What else readers and scanners ask for; every third request. */
const others = (code: string, i: number) =>
  [
    { path: `/v1/latest/values?unit=${code}&limit=${1 + (i % 500)}` },
    { path: '/release/panel.parquet', headers: { Range: `bytes=${i % 5000}-${(i % 5000) + 999}` } },
    { path: `/en/place/${code}`, leaves: 20 },
    { path: '/v1/latest/exports/xlsx', leaves: 200 },
    { path: `/en/no-such-page-${i}` },
    { path: `/v1/latest/units?x=${i}` },
    { path: `/zh/place/${code}?x=${i}` },
    { path: `/%2e%2e/${i}%00` },
  ][i % 8]! as { path: string; headers?: Record<string, string>; leaves?: number };

interface Got {
  status: number;
  ms: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/**
 * A server on one core while 20 clients ask for the dearest things with addresses and headers that are new each time: the 99th
 * percentiles of `/healthz`, of pages of places that were not asked for before and of a cached page, its memory, and what it still
 * does after the clients have left. Where other processes kept the machine busy, the figures are marked as worth nothing.
 */
export async function benchLoad(): Promise<Budget[]> {
  if (!existsSync(release)) {
    process.stderr.write('load: not measured, releases/china-2018 is missing (npm start builds it)\n');
    return [];
  }
  const pinned = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0;
  // The clients stay off the core of the server.
  if (pinned) spawnSync('taskset', ['-cp', `1-${availableParallelism() - 1}`, `${process.pid}`]);
  const command = [process.execPath, main, 'serve', release, '--port', `${port}`, '--behind-proxy'];
  const [program, ...words] = [...(pinned ? ['taskset', '-c', '0'] : []), ...command];
  const server = spawn(program!, words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...asDeployed },
  });
  try {
    await answered('/en/');
    const codes = (await listed<{ unit: string }>('units?level=city&limit=1000')).map(({ unit }) => unit);
    const periods = (await listed<{ period: string }>('periods')).map(({ period }) => period);
    const nodes = (await listed<{ node: string }>('nodes?limit=1000')).map(({ node }) => node);
    // What is measured must be pages of places, and not that there is none of that name.
    await answered(`/zh/place/${codes.at(-1)!}`);
    const stop = new AbortController();
    const seen: Seen = { answers: 0, refused: 0, failed: 0 };
    const attack = Array.from({ length: clients }, (_, i) => attacked(i, codes, stop.signal, seen));
    const ended = watchMachine(server);
    const times = await measured((i) => neverAsked(codes, periods, nodes, i));
    const busy = ended();
    const memory = peakOf(server);
    stop.abort();
    await Promise.all(attack);
    await setTimeout(3000);
    const before = processorOf(server.pid);
    await setTimeout(2000);
    const idle = processorOf(server.pid) - before;
    const note = `${clients} clients, ${seconds} s, ${seen.answers} answers, ${seen.refused} of 503${pinned ? ', one core' : ''}; others ${Math.round(100 * busy.others)}% of the processors, timers ${busy.late.toFixed(0)} ms late`;
    const doubt = doubtOf(busy);
    const rows: Budget[] = [
      { what: 'healthz under load, p99', measured: p99(times.health), most: 50, unit: 'ms', note },
      { what: 'new page under load, p99', measured: p99(times.page), most: 100, unit: 'ms', note },
      { what: 'cached page under load, p99', measured: p99(times.cached), most: 50, unit: 'ms', note },
      { what: 'memory of the server, peak', measured: memory / 1e3, most: 600_000, unit: 'kB', note },
      {
        what: 'work after all have left',
        measured: idle,
        most: 100,
        unit: 'ms',
        note: 'of the processor, in 2 s',
      },
    ];
    return [
      { what: 'answers of 500 or with a fault', measured: seen.failed, most: 0, unit: '', note },
      // Other processes make answers late; they do not make memory.
      ...rows.map((row) => (doubt === undefined || row.unit !== 'ms' ? row : { ...row, doubt })),
    ];
  } finally {
    server.kill();
  }
}

interface Seen {
  answers: number;
  refused: number;
  failed: number;
}

/** Asks for expensive things and others until told to stop; then all that is open is cut. */
async function attacked(
  client: number,
  codes: readonly string[],
  stop: AbortSignal,
  seen: Seen,
): Promise<void> {
  for (let i = client; !stop.aborted; i += clients) {
    const own = {
      Accept: `*/*;q=0.${100 + (i % 900)}`,
      'X-Forwarded-For': `203.0.113.${client}:${1024 + i}`,
    };
    const code = codes[i % codes.length]!;
    const turn = Math.floor(i / clients);
    const { path, headers, leaves } =
      turn % 3 === 2 ? others(code, i) : { path: dearest(code, i), headers: {}, leaves: undefined };
    const leaving = leaves === undefined ? stop : AbortSignal.any([stop, AbortSignal.timeout(leaves)]);
    const { status } = await ask(path, { ...own, ...headers }, leaving, false);
    if (status > 0) seen.answers++;
    if (status === 503) seen.refused++;
    if (status >= 500 && status !== 503) seen.failed++;
    if (status === 503 || status === 0) await setTimeout(50);
  }
}

/**
 * The address of a page of a place that nobody asks for but once: with its period, unlike those of the clients. First the pages of the
 * whole index of every place and period, then those of its parts.
 */
function neverAsked(
  codes: readonly string[],
  periods: readonly string[],
  nodes: readonly string[],
  i: number,
): string {
  const turn = Math.floor(i / codes.length);
  const node = nodes[Math.floor(turn / periods.length) % nodes.length]!;
  return `/zh/place/${codes[i % codes.length]!}/${periods[turn % periods.length]!}/${node}`;
}

async function measured(pageOf: (i: number) => string) {
  const times = { health: [] as number[], page: [] as number[], cached: [] as number[] };
  const end = performance.now() + seconds * 1000;
  for (let i = 0; performance.now() < end; i++) {
    times.health.push((await ask('/healthz')).ms);
    times.page.push((await ask(pageOf(i))).ms);
    times.cached.push((await ask('/en/')).ms);
    await setTimeout(50);
  }
  return times;
}

const agent = new Agent({ keepAlive: false });

/** @param keep whether the text is wanted; that of a workbook keeps this process, which also measures, busy for a tenth of a second */
function ask(
  path: string,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
  keep = true,
): Promise<Got> {
  const began = performance.now();
  return new Promise((resolve) => {
    const done = (got: Partial<Got>) =>
      resolve({ status: 0, headers: {}, text: '', ...got, ms: performance.now() - began });
    const request = get(host + path, { agent, headers, ...(signal && { signal }) }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => keep && parts.push(part));
      response.on('end', () =>
        done({
          status: response.statusCode!,
          headers: response.headers,
          text: Buffer.concat(parts).toString(),
        }),
      );
      response.on('error', () => done({}));
    });
    request.on('error', () => done({}));
  });
}

/** The rows of a list of the API. */
async function listed<T>(path: string): Promise<T[]> {
  return (JSON.parse(await answered(`/v1/latest/${path}`)) as { items: T[] }).items;
}

/** What the server answers once it is there; it may still be starting. */
async function answered(path: string): Promise<string> {
  const end = performance.now() + 120_000;
  while (performance.now() < end) {
    const { status, text } = await ask(path);
    if (status === 200) return text;
    await setTimeout(100);
  }
  throw new Error(`${path} had no answer within two minutes: the machine is too busy to measure anything`);
}

const p99 = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(0.99 * times.length)] ?? 0;

/** Peak memory of a process in bytes; 0 where the system does not tell. */
function peakOf({ pid }: ChildProcess): number {
  const status = `/proc/${pid}/status`;
  const line = existsSync(status) ? /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8')) : null;
  return Number(line?.[1] ?? 0) * 1024;
}
