import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { starterContract } from '../dist/platform/index.js';
import { type Files, filesOf, judgesIn, Platform, realFiles } from '../dist/platform/intake/index.js';
import { openUnsynced } from '../test/helpers/platform.js';
import { benchPlatformLoad, benchPlatformMemory } from './platformLoad.js';
import type { Row } from './row.js';

/** Batches of one run, records of a batch, batches that are sent at a time, and those that a server works on at most. */
const [batches, size, atOnce, busy] = [48, 500, 4, 16];

/** None of them is late: each that is takes the ledger a row more. */
const day = new Date().toISOString().slice(0, 10);

/** A batch of records of about 256 bytes that nobody has sent before. */
function batch(): Buffer {
  const records = Array.from({ length: size }, () => {
    const id = `bench-${String(made++).padStart(12, '0')}`;
    return `{"id":"${id}","city":"110100","day":"${day}","hospital":"${`hospital ${made % 97}`.padEnd(150, '.')}","visits":${made % 1000}}\n`;
  });
  return Buffer.from(records.join(''));
}
let made = 0;

/**
 * Records acknowledged (key, fingerprint, division into records, log), and the same with judging by the contract and uniqueness in
 * the ledger, beside a bare append and fdatasync of the same bytes with the same number of batches a sync, and beside reading and
 * hashing them.
 */
export async function benchPlatform(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
  try {
    const synced = await runner(join(folder, 'synced'), realFiles, false);
    const loose = await runner(join(folder, 'unsynced'), filesOf(openUnsynced), false);
    const whole = await runner(join(folder, 'whole'), realFiles, true);
    const bare = await bareAppend(join(folder, 'bare'));
    let bytes: Buffer[] = [];
    const fresh = () => {
      bytes = Array.from({ length: batches }, batch);
    };
    const acknowledged = await measured(fresh, [() => synced.send(bytes), () => bare.send(bytes)], () =>
      synced.idle(),
    );
    const sendAndJudge = async () => {
      await whole.send(bytes);
      await whole.idle();
    };
    const judged = await measured(fresh, [sendAndJudge, () => bare.send(bytes)]);
    const read = await measured(fresh, [sendAndJudge, async () => readAndHash(bytes)]);
    const durabilityWith = (together: number) =>
      measured(
        fresh,
        [
          () => synced.send(bytes, together),
          () => loose.send(bytes, together),
          () => bare.send(bytes, { together }),
          () => bare.send(bytes, { together, sync: false }),
        ],
        () => Promise.all([synced.idle(), loose.idle()]),
      );
    const [durability, durabilityBusy] = [await durabilityWith(atOnce), await durabilityWith(busy)];
    await Promise.all([synced.close(), loose.close(), whole.close(), bare.close()]);
    return [
      rowFor('records acknowledged, judged later', 'append + fdatasync of the same bytes', acknowledged),
      rowFor('records acknowledged and judged', 'append + fdatasync of the same bytes', judged),
      rowFor(
        'records acknowledged and judged',
        'JSON.parse of each record and SHA-256 of the same bytes',
        read,
      ),
      rowFor('records acknowledged, judged later', 'the same without fdatasync of the log', durability),
      rowFor(
        'records acknowledged, judged later',
        'the same without fdatasync of the log',
        durabilityBusy,
        busy,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fairness and overload: in a process of its own, whose sender is not late because it cleans up after other benchmarks. */
export const benchOverload = () => inLoadFolder(benchPlatformLoad);

/** Memory through ten minutes: asked for by its own name, because it takes as long. */
export const benchMemory = () => inLoadFolder(benchPlatformMemory);

async function inLoadFolder(bench: (folder: string) => Promise<Row[]>): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
  try {
    return await bench(loadFolder(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder with the contract, for a server of its own. */
function loadFolder(folder: string): string {
  const at = join(folder, 'load');
  mkdirSync(join(at, 'contracts'), { recursive: true });
  writeFileSync(join(at, 'contracts', 'visits.yaml'), starterContract('visits'));
  return at;
}

/** The third and fourth: what the disk takes for the same bytes alone, with and without sync, where that was measured by turns with the others. */
function rowFor(
  name: string,
  baseline: string,
  [ours, its, synced, loose]: readonly Least[],
  together = atOnce,
): Row {
  if (!ours || !its) throw new Error('two tasks to be compared');
  const rate = Math.round((batches * size) / ours.ms);
  const each = ({ cpu }: Least) => ((1000 * cpu) / (batches * size)).toFixed(2);
  const note = `${batches} batches of ${size} × 256 B, ${together} at a time: ${rate} k/s; ${(its.ms / ours.ms).toFixed(2)} of the baseline; processor ${each(ours)} and ${each(its)} µs a record${synced && loose ? `; append of the same bytes alone: ${synced.ms.toFixed(1)} ms with fdatasync, ${loose.ms.toFixed(1)} without (${(synced.ms / loose.ms).toFixed(2)} times)` : ''}; load ${loadavg()[0]!.toFixed(1)}`;
  return { name, ours_ms: ours.ms, baseline, baseline_ms: its.ms, ratio: ours.ms / its.ms, note };
}

/** The least of several turns: time, and time of the processor, in milliseconds. */
interface Least {
  ms: number;
  cpu: number;
}

/** The least of some tasks by turns: other programs of the machine only ever add. What prepares a turn, and what is left after it, is not measured. */
async function measured(
  before: () => void,
  tasks: readonly (() => Promise<unknown>)[],
  after: () => Promise<unknown> = async () => {},
): Promise<readonly Least[]> {
  const least = tasks.map((): Least => ({ ms: Number.POSITIVE_INFINITY, cpu: Number.POSITIVE_INFINITY }));
  for (let run = -1; run < 12; run++) {
    for (const [i, task] of tasks.entries()) {
      before();
      const [began, cpu] = [performance.now(), process.cpuUsage()];
      await task();
      const { user, system } = process.cpuUsage(cpu);
      const ms = performance.now() - began;
      if (run >= 0)
        least[i] = { ms: Math.min(least[i]!.ms, ms), cpu: Math.min(least[i]!.cpu, (user + system) / 1000) };
      await after();
    }
  }
  return least;
}

/** @param judges whether records are judged; else they wait, so that acknowledging is measured alone */
async function runner(folder: string, files: Files, judges: boolean) {
  mkdirSync(join(folder, 'contracts'), { recursive: true });
  writeFileSync(join(folder, 'contracts', 'visits.yaml'), starterContract('visits'));
  const limits = { waitingBytes: 2 ** 40 };
  const known = judgesIn(folder);
  const platform = await Platform.open(folder, judges ? known : { ...known, of: () => undefined }, {
    files,
    limits,
    free: () => 1e12,
    thread: judges,
  });
  let key = 0;
  const one = (body: Buffer) =>
    platform.submit({ partner: 'bench', key: `k${key++}`, contract: 'visits', form: 'ndjson', body });
  return {
    async send(bodies: readonly Buffer[], together = atOnce) {
      const rest = bodies.values();
      await Promise.all(
        Array.from({ length: together }, async () => {
          for (const body of rest) await one(body);
        }),
      );
    },
    idle: () => platform.judging.idle(),
    close: () => platform.close(),
  };
}

/** Records read as JSON, and what was received hashed, without anything else. */
function readAndHash(bodies: readonly Buffer[]): void {
  for (const body of bodies) {
    hash('sha256', body, 'hex');
    for (const line of body.toString().split('\n')) if (line !== '') JSON.parse(line);
  }
}

async function bareAppend(path: string) {
  const file = await open(path, 'w');
  const send = async (bodies: readonly Buffer[], { sync = true, together = atOnce } = {}) => {
    for (let i = 0; i < bodies.length; i += together) {
      await file.write(Buffer.concat(bodies.slice(i, i + together)));
      if (sync) await file.datasync();
    }
  };
  return { send, close: () => file.close() };
}
