import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { starterContract } from '../../src/platform/index.js';
import { addPartner, addToken } from '../../src/platform/intake/index.js';
import { bundled } from './bundled.js';
import { ahead, testClock } from './clock.js';
import { put } from './folders.js';

const intake = await bundled('test/helpers/intakeChild.mjs');

/** A server in a process of its own that takes records into a folder; its clock is that of tests. */
export interface Server {
  child: ChildProcess;
  /** Where it listens; undefined where it ended before. */
  port: Promise<number | undefined>;
  ended: Promise<unknown>;
}

/** @param logDatabase the database that keeps the log too */
export function startIntake(folder: string, mode = 'sync', logDatabase?: string): Server {
  const child = fork(intake, [folder, mode, 'short', `${ahead}`], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    ...(logDatabase !== undefined && { env: { ...process.env, IPLUS_LOG_DATABASE: logDatabase } }),
  });
  let said = '';
  child.stderr!.on('data', (part) => {
    said += part;
  });
  const ended = new Promise((resolve) => child.once('exit', () => resolve(said)));
  const port = new Promise<number | undefined>((resolve) => {
    child.once('message', (message) => resolve(message as number));
    void ended.then(() => resolve(undefined));
  });
  return { child, port, ended };
}

/** Prepares the folder of a platform with a contract and a partner; gives its token. */
export async function prepareIntake(folder: string): Promise<string> {
  put(folder, 'contracts/visits.yaml', starterContract('visits'));
  await addPartner(folder, 'north');
  const file = join(folder, 'partners', 'north.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"requests": 600', '"requests": 1000000000'));
  return (await addToken(folder, 'north', { contracts: ['visits'], days: 30 }, testClock())).token;
}

/** What a client remembers of a batch: the receipt, once the server has acknowledged it. */
export interface Batch {
  key: string;
  lines: number;
  body: string;
  receipt?: string;
}

/** A partner's program: sends batches one after another in lanes, and each again with its key until it is acknowledged. */
export class Client {
  readonly batches: Batch[] = [];
  /** Whether it sends again what a server cannot take now. */
  isPatient = false;
  /** When batches were acknowledged. */
  readonly times: number[] = [];
  /** Batches of each lane that are not acknowledged yet. */
  readonly #open = new Map<number, Batch>();
  readonly #waiting: { count: number; resolve: () => void }[] = [];
  #made = 0;

  constructor(
    readonly token: string,
    readonly record: (n: number) => unknown,
    readonly random: () => number,
  ) {}

  get acknowledged(): Batch[] {
    return this.batches.filter(({ receipt }) => receipt !== undefined);
  }

  /** Resolves when so many batches more are acknowledged. */
  more(count: number): Promise<void> {
    if (count === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ count: this.acknowledged.length + count, resolve });
    });
  }

  /** Sends in some lanes until the server is gone. */
  async send(port: number, lanes: number): Promise<void> {
    const one = async (lane: number) => {
      for (;;) {
        const batch = this.#open.get(lane) ?? this.#next();
        this.#open.set(lane, batch);
        const answer = await this.ask(port, '/v1/records?contract=visits', batch).catch(() => undefined);
        if (!answer) return;
        if (answer.status === 503 && this.isPatient) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          continue;
        }
        if (answer.status !== 200 && answer.status !== 202)
          throw new Error(`${answer.status} ${await answer.text()}`);
        const body = (await answer.json().catch(() => undefined)) as { receipt: string } | undefined;
        if (!body) return;
        batch.receipt = body.receipt;
        this.times.push(performance.now());
        this.#open.delete(lane);
        const { length } = this.acknowledged;
        for (const { count, resolve } of this.#waiting) if (count <= length) resolve();
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => one(lane)));
  }

  /** Sends what is not acknowledged yet. */
  async finish(port: number): Promise<void> {
    for (const [lane, batch] of [...this.#open]) {
      const answer = await this.ask(port, '/v1/records?contract=visits', batch);
      batch.receipt = ((await answer.json()) as { receipt: string }).receipt;
      this.#open.delete(lane);
    }
  }

  ask(port: number, path: string, batch?: Batch): Promise<Response> {
    return fetch(`http://127.0.0.1:${port}${path}`, {
      ...(batch && { method: 'POST', body: batch.body }),
      headers: {
        Authorization: `Bearer ${this.token}`,
        ...(batch && { 'Content-Type': 'application/x-ndjson', 'Idempotency-Key': batch.key }),
      },
    });
  }

  #next(): Batch {
    const lines = 1 + Math.floor(this.random() * 20);
    const records = Array.from({ length: lines }, () => JSON.stringify(this.record(this.#made++)));
    const batch = { key: `batch-${this.batches.length}`, lines, body: `${records.join('\n')}\n` };
    this.batches.push(batch);
    return batch;
  }
}

/** A record of the first contract that `iplus contract new` writes. */
export const visit = (n: number) => ({
  id: `v${n}`,
  city: '110100',
  day: '2026-11-28',
  hospital: `h${n % 7}`,
  visits: n % 1000,
});

/** What is wrong after a restart with what a client knows to be acknowledged; empty where nothing is lost or counted twice. */
export async function wrongAfter(
  port: number,
  client: Client,
  acknowledged: readonly Batch[],
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { receipt, lines, key } of acknowledged) {
    const answer = await client.ask(port, `/v1/receipts/${receipt}`);
    const found =
      answer.status < 300 ? ((await answer.json()) as { counts: { received: number } }) : undefined;
    if (found?.counts.received !== lines) wrong.push(`${key}: ${answer.status}`);
  }
  return wrong;
}

/** The sums of a partner over all days, once nothing waits. */
export async function settledSums(port: number, client: Client): Promise<Record<string, number>> {
  for (;;) {
    const { days } = (await (await client.ask(port, '/v1/account')).json()) as {
      days: Record<string, number>[];
    };
    const sums: Record<string, number> = {};
    for (const day of days)
      for (const [name, n] of Object.entries(day))
        if (typeof n === 'number') sums[name] = (sums[name] ?? 0) + n;
    if ((sums['waiting'] ?? 0) === 0) return sums;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
