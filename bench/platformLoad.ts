import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, getPriority, loadavg, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addPartner, addToken } from '../dist/platform/intake/index.js';
import { type Answer, type Parts, Sender, size } from './openLoop.js';
import type { Row } from './row.js';

/** Requests that one of the partners may send in a minute. */
const southQuota = 300;

/** Connections over which is measured what can be taken: as many as are always let in, so that none is refused and asks again at once. */
const lanes = 8;

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
  const child = fork(module, [folder, 'sync', 'usual'], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((resolve) => child.once('message', (at) => resolve(at as number)));
  return { child, port, tokens };
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

const lag = (answers: readonly Answer[]) =>
  quantile(
    answers.map(({ lag }) => lag),
    0.99,
  ).toFixed(1);

/** Where the time went, 99th percentiles: from sending to reading of the head, in the server, and until the sender read the answer. */
const partsOf = (answers: readonly Answer[]) => {
  const of = (name: keyof Parts) =>
    quantile(
      answers.flatMap(({ parts }) => (parts && Number.isFinite(parts[name]) ? [parts[name]] : [])),
      0.99,
    ).toFixed(1);
  return `unread ${of('unread')}, in the server ${of('server')}, answer unread ${of('answer')}`;
};

/** Has a process and all its threads run on some processors only. */
const runOn = (processors: string, pid: number | undefined) =>
  execFileSync('taskset', ['-a', '-p', '-c', processors, `${pid}`], { stdio: 'ignore' });

/** Has this process, which only sends, go before other programs on its processor, where that is allowed here. */
function goFirst(): void {
  try {
    setPriority(-10);
  } catch {}
}

/**
 * Gives the sender a processor of its own and the server the others, as if the sender were another machine: else the scheduler has the
 * two displace each other, and what is measured is mostly that. Says whether that is possible here, and how to end it.
 */
function apart(child: ChildProcess): { order: string; end: () => void } {
  const [last, usual] = [cpus().length - 1, getPriority()];
  try {
    if (last < 1) throw new RangeError('a single processor');
    runOn(`0-${last - 1}`, child.pid);
    runOn(`${last}`, process.pid);
    goFirst();
    return {
      order: `the server on ${last} of ${last + 1} processors, the sender on the other`,
      end: () => {
        runOn(`0-${last}`, process.pid);
        setPriority(usual);
      },
    };
  } catch {
    return { order: 'the sender and the server on the same processors', end: () => {} };
  }
}

/** Does something, and says which part of a processor this process used meanwhile. */
async function withUse<T>(work: () => Promise<T>): Promise<{ done: T; use: string }> {
  const [before, began] = [process.cpuUsage(), performance.now()];
  const done = await work();
  const { user, system } = process.cpuUsage(before);
  return { done, use: ((user + system) / 1000 / (performance.now() - began)).toFixed(2) };
}

/** Fairness and overload, over HTTP, by a sender that does not wait for answers; it has a processor of its own where there are two. */
export async function benchPlatformLoad(folder: string, seconds = 4): Promise<Row[]> {
  const { child, port, tokens } = await server(folder);
  const { order, end } = apart(child);
  const [north, south] = ['north', 'south'].map((partner) => new Sender(port, tokens[partner]!)) as [
    Sender,
    Sender,
  ];
  try {
    await north.capacity(lanes, 2);
    await south.paced(southQuota, 1);
    const most = await north.capacity(lanes, seconds);
    const rate = most / 4;
    const [alone, beside, other]: [Answer[], Answer[], Answer[]] = [[], [], []];
    // By turns, since a slow moment of the disk is otherwise in one of the two alone.
    for (let turn = 0; turn < 4; turn++) {
      alone.push(...(await north.paced(rate, seconds / 2)));
      const [its, theirs] = await Promise.all([
        north.paced(rate, seconds / 2),
        south.paced((10 * southQuota) / 60, seconds / 2),
      ]);
      beside.push(...its);
      other.push(...theirs);
    }
    const normal = await north.paced(most / 2, seconds);
    const { done: over, use } = await withUse(() => north.paced(3 * most, seconds));
    const load = `${order}; load ${loadavg()[0]!.toFixed(1)}`;
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
        `${rate.toFixed(0)} batches of ${size} a second; of the other's ${other.length}: ${statusesOf(other)}; sent late by ${lag(alone)} and ${lag(beside)} ms (p99); ${load}`,
      ),
      row(
        'p99 of batches taken at three times what can be taken',
        'p99 at half of what can be taken',
        ms(in_),
        ms(normal),
        `${most.toFixed(0)} batches a second can be taken; of ${over.length}: ${statusesOf(over)}; sent late by ${lag(normal)} and ${lag(over)} ms (p99); usually: ${partsOf(normal)}; now: ${partsOf(in_)}; the sender used ${use} of a processor; ${load}`,
      ),
      row(
        'p99 of batches refused at three times what can be taken',
        '10 ms',
        ms(out),
        10,
        `median ${ms(out, 0.5).toFixed(1)} ms; sent late by ${lag(out)} ms (p99); ${partsOf(out)}; ${load}`,
      ),
    ];
  } finally {
    end();
    north.close();
    south.close();
    child.kill();
  }
}

/** Resident memory of the server through minutes of steady sending, sampled every ten seconds; the first two minutes are not counted. */
export async function benchPlatformMemory(folder: string, minutes = 10): Promise<Row[]> {
  const { child, port, tokens } = await server(folder);
  const north = new Sender(port, tokens['north']!);
  const samples: { minute: number; mib: number }[] = [];
  const began = performance.now();
  const sample = setInterval(() => {
    const kib = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]);
    samples.push({ minute: (performance.now() - began) / 60_000, mib: kib / 1024 });
  }, 10_000);
  try {
    const answers = await north.paced(20, 60 * minutes);
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
    north.close();
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
