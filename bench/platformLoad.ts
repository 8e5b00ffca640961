import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addPartner, addToken } from '../dist/platform/intake/index.js';
import type { Row } from './row.js';

/** Requests that one of the partners may send in a minute. */
const southQuota = 300;

/** A batch as partners send it, and how long requests may take to be counted. */
const size = 200;

interface Answer {
  status: number;
  ms: number;
}

/** A server in a process of its own, with two partners: `north`, and `south` that has a small quota. */
async function server(
  folder: string,
): Promise<{ child: ChildProcess; port: number; tokens: Record<string, string> }> {
  const tokens: Record<string, string> = {};
  for (const [partner, requests] of [
    ['north', 1e9],
    ['south', southQuota],
  ] as const) {
    await addPartner(folder, partner);
    tokens[partner] = (await addToken(folder, partner, { contracts: ['visits'], days: 1 }, Date.now())).token;
    const file = join(folder, 'partners', `${partner}.json`);
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text
        .replace(/"requests": \d+/, `"requests": ${requests}`)
        .replace(/"bytes": \d+/, '"bytes": 1000000000000'),
    );
  }
  const module = fileURLToPath(new URL('../../test/helpers/intakeChild.mjs', import.meta.url));
  const child = fork(module, [folder, 'sync'], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((resolve) => child.once('message', (at) => resolve(at as number)));
  return { child, port, tokens };
}

let made = 0;
const batch = () =>
  Buffer.from(
    Array.from(
      { length: size },
      () =>
        `{"id":"l${made++}","city":"110100","day":"2026-11-28","hospital":"${'h'.repeat(150)}","visits":1}\n`,
    ).join(''),
  );

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

function send(port: number, token: string, body: Buffer): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/x-ndjson',
      'Content-Length': body.length,
      'Idempotency-Key': `k${made++}`,
    };
    const asked = request(
      { port, path: '/v1/records?contract=visits', method: 'POST', headers, agent },
      (answer) => {
        const ms = performance.now() - began;
        answer.resume().once('close', () => resolve({ status: answer.statusCode!, ms }));
      },
    );
    asked.once('error', () => resolve({ status: 0, ms: performance.now() - began }));
    asked.end(body);
  });
}

/** Sends at a rate, whether answers come or not, for some seconds. */
async function paced(rate: number, seconds: number, one: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Promise<Answer>[] = [];
  const began = performance.now();
  for (let n = 0; n < rate * seconds; ) {
    const due = Math.min(rate * seconds, ((performance.now() - began) / 1000) * rate);
    for (; n < due; n++) answers.push(one());
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return Promise.all(answers);
}

const quantile = (list: readonly number[], q: number) =>
  list.length === 0
    ? Number.NaN
    : list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))]!;

const taken = (answers: readonly Answer[]) =>
  answers.filter(({ status }) => status === 200 || status === 202);
const refused = (answers: readonly Answer[]) => answers.filter(({ status }) => status >= 400);
/** How many answers had each status; 0: no answer. */
const statusesOf = (answers: readonly Answer[]) => {
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} × ${status}`).join(', ');
};
const ms = (answers: readonly Answer[], q = 0.99) =>
  quantile(
    answers.map(({ ms }) => ms),
    q,
  );

/** Requests answered in a second by as many lanes as there may be at once for one partner. */
async function capacity(one: () => Promise<Answer>, seconds: number): Promise<number> {
  const until = performance.now() + 1000 * seconds;
  let count = 0;
  const lane = async () => {
    while (performance.now() < until) if ((await one()).status < 300) count++;
  };
  await Promise.all(Array.from({ length: 12 }, lane));
  return count / seconds;
}

/** Fairness and overload, over HTTP: the sender shares the processors with the server, so that the figures are upper bounds. */
export async function benchPlatformLoad(folder: string, seconds = 4): Promise<Row[]> {
  const { child, port, tokens } = await server(folder);
  try {
    const bodies = Array.from({ length: 64 }, batch);
    const north = () => send(port, tokens['north']!, batch());
    const south = () => send(port, tokens['south']!, bodies[made % 64]!);
    const most = await capacity(north, seconds);
    const rate = most / 4;
    await paced(rate, 1, north);
    const alone = await paced(rate, seconds, north);
    await Promise.all(Array.from({ length: southQuota }, south));
    const [beside, other] = await Promise.all([
      paced(rate, seconds, north),
      paced((10 * southQuota) / 60, seconds, south),
    ]);
    const normal = await paced(most / 2, seconds, north);
    const over = await paced(3 * most, seconds, north);
    const row = (name: string, baseline: string, ours: number, its: number, note: string): Row => ({
      name,
      ours_ms: ours,
      baseline,
      baseline_ms: its,
      ratio: ours / its,
      note,
    });
    const [in_, out] = [taken(over), refused(over)];
    return [
      row(
        'p99 of a partner beside one at ten times its quota',
        'p99 of the same, alone',
        ms(beside),
        ms(alone),
        `${rate.toFixed(0)} batches of ${size} a second; of the other's ${other.length}: ${statusesOf(other)}`,
      ),
      row(
        'p99 of batches taken at three times what can be taken',
        'p99 at half of what can be taken',
        ms(in_),
        ms(normal),
        `${most.toFixed(0)} batches a second can be taken; of ${over.length}: ${statusesOf(over)}`,
      ),
      row(
        'p99 of batches refused at three times what can be taken',
        '10 ms',
        ms(out),
        10,
        `median ${ms(out, 0.5).toFixed(1)} ms, as the sender measures it`,
      ),
    ];
  } finally {
    child.kill();
  }
}

/** Resident memory of the server through minutes of steady sending, sampled every ten seconds; the first two minutes are not counted. */
export async function benchPlatformMemory(folder: string, minutes = 10): Promise<Row[]> {
  const { child, port, tokens } = await server(folder);
  const samples: { minute: number; mib: number }[] = [];
  const began = performance.now();
  const sample = setInterval(() => {
    const kib = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]);
    samples.push({ minute: (performance.now() - began) / 60_000, mib: kib / 1024 });
  }, 10_000);
  try {
    const answers = await paced(20, 60 * minutes, () => send(port, tokens['north']!, batch()));
    const steady = samples.filter(({ minute }) => minute >= 2);
    const [first, last] = [steady[0]!, steady.at(-1)!];
    const slope = slopeOf(steady);
    return [
      {
        name: `resident memory of the server over ${minutes} minutes, MiB at the end`,
        ours_ms: last.mib,
        baseline: 'the same after two minutes',
        baseline_ms: first.mib,
        ratio: last.mib / first.mib,
        note: `${(taken(answers).length * size).toLocaleString('en')} records taken; ${slope.toFixed(2)} MiB a minute; most ${Math.max(...samples.map(({ mib }) => mib)).toFixed(0)} MiB`,
      },
    ];
  } finally {
    clearInterval(sample);
    child.kill();
  }
}

/** The slope of the line of least squares. */
function slopeOf(points: readonly { minute: number; mib: number }[]): number {
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const [x, y] = [mean(points.map(({ minute }) => minute)), mean(points.map(({ mib }) => mib))];
  const over = points.reduce((sum, { minute, mib }) => sum + (minute - x) * (mib - y), 0);
  return over / points.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
}
