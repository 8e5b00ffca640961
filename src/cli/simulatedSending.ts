import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeDurably } from '../disk/index.js';
import {
  addPartner,
  addToken,
  type SimulatedPartner,
  type SimulatedRecord,
  simulatedPartners,
  simulatedRecords,
} from '../platform/index.js';

/** Says of a folder that it holds a simulated platform, which the next start makes anew. */
const mark = 'SIMULATED.txt';
const seed = 1;
const day = 86_400_000;

/** The days that are there from the beginning: three months that are final and the first week of the fourth. */
const history = { from: '2026-08-01', until: '2026-11-08' };

/** Groups into which the cities of a day are divided: each is a batch. */
const groups = 4;

export interface Simulated {
  platform: string;
  cities: string[];
  /** The token of each partner, in their order. */
  tokens: string[];
}

/**
 * Makes the platform of the simulated partners anew: its contracts, partners and tokens.
 * @throws Error where the folder is something else
 */
export async function simulatedPlatform(platform: string, edition: string): Promise<Simulated> {
  if (existsSync(platform) && !existsSync(join(platform, mark)))
    throw new Error(`${platform} is no simulated platform, and is left as it is`);
  await rm(platform, { recursive: true, force: true });
  await mkdir(platform, { recursive: true });
  await writeDurably(
    join(platform, mark),
    'Everything here is simulated and made anew by every npm start.\n此处均为模拟数据，每次 npm start 时重新生成。\n',
  );
  await cp(join(edition, 'contracts'), join(platform, 'contracts'), { recursive: true });
  const tokens: string[] = [];
  for (const { name, title, contract } of simulatedPartners) {
    await addPartner(platform, name, { title, simulated: true });
    tokens.push((await addToken(platform, name, { contracts: [contract], days: 30 }, Date.now())).token);
  }
  const units = await readFile(join(edition, 'units.csv'), 'utf8');
  const cities = units
    .split('\n')
    .slice(1)
    .flatMap((line) => /^(\d{6}),/.exec(line)?.[1] ?? []);
  return { platform, cities, tokens };
}

/**
 * Sends simulated records to a server, as partners do: first those of the months before, then a batch at a time. Among them are
 * records with faults, and some that were sent before.
 */
export async function sendSimulated(
  url: string,
  { cities, tokens }: Simulated,
  { signal, pauseBefore }: { signal: AbortSignal; pauseBefore: (n: number) => number },
): Promise<void> {
  const send = async (p: number, key: string, records: readonly SimulatedRecord[]) =>
    postBatch(url, tokens[p]!, simulatedPartners[p]!, key, records, signal);
  for (let p = 0; p < simulatedPartners.length; p++) {
    for (const days of daysInTens(history.from, history.until)) {
      const records = days.flatMap((on) => simulatedRecords(simulatedPartners[p]!, on, cities, seed));
      await send(p, `history-${days[0]}`, records);
    }
  }
  let n = 0;
  for (let on = history.until; !signal.aborted; on = nextDay(on)) {
    for (let g = 0; g < groups; g++) {
      const own = cities.filter((_, c) => c % groups === g);
      for (let p = 0; p < simulatedPartners.length; p++) {
        const records = simulatedRecords(simulatedPartners[p]!, on, own, seed);
        if (records.length === 0) continue;
        await setTimeout(pauseBefore(n++), undefined, { signal, ref: false });
        await send(p, `${on}-${g + 1}`, g === 1 ? withFaults(records) : records);
      }
    }
  }
}

/** A record without a city that exists, and one that is sent twice. */
function withFaults(records: readonly SimulatedRecord[]): SimulatedRecord[] {
  const [first] = records;
  return [...records, { ...first!, id: `${first!['id']}-x`, city: 'unknown' }, first!];
}

/** Sends one batch; again where the server asks for it. */
async function postBatch(
  url: string,
  token: string,
  { contract }: SimulatedPartner,
  key: string,
  records: readonly SimulatedRecord[],
  signal: AbortSignal,
): Promise<void> {
  const body = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/x-ndjson',
    'Idempotency-Key': key,
  };
  for (;;) {
    const answer = await fetch(new URL(`v1/records?contract=${contract}`, url), {
      method: 'POST',
      headers,
      body,
      signal,
    });
    if (answer.ok) {
      await answer.arrayBuffer();
      return;
    }
    const after = Number(answer.headers.get('Retry-After') ?? Number.NaN);
    if (Number.isNaN(after)) throw new Error(`${answer.status}: ${await answer.text()}`);
    await setTimeout(1000 * after, undefined, { signal, ref: false });
  }
}

const nextDay = (on: string) => new Date(Date.parse(on) + day).toISOString().slice(0, 10);

/** The days from one to before another, ten at a time. */
function daysInTens(from: string, until: string): string[][] {
  const days: string[] = [];
  for (let on = from; on < until; on = nextDay(on)) days.push(on);
  return Array.from({ length: Math.ceil(days.length / 10) }, (_, i) => days.slice(10 * i, 10 * i + 10));
}
