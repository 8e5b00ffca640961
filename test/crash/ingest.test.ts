import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { bundled } from '../helpers/bundled.js';
import { temporaryFolder } from '../helpers/folders.js';
import { csv, ingested, month, orders, panelOf, takenBytes } from '../helpers/ingestion.js';
import { seeded } from '../helpers/random.js';
import { often, patience, seedOf, tell } from '../helpers/reliability.js';
import { casesOf } from '../helpers/thorough.js';

/**
 * A process that has loaded the program, waits for the word and ingests. It counts the operations of the file system that change
 * something or make it safe; told a number, it kills itself before the operation of that number.
 */
const scriptOf = (ingest: string) => `
import { promises as fs } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
let done = 0, last = Infinity;
const counting = (work) => function (...args) {
  if (++done === last) process.kill(process.pid, 'SIGKILL');
  return Reflect.apply(work, this, args);
};
for (const name of ['mkdir', 'rm', 'rename', 'writeFile', 'open', 'link']) fs[name] = counting(fs[name]);
syncBuiltinESMExports();
const { ingestRecords } = createRequire(import.meta.url)(${JSON.stringify(ingest)});
process.on('message', async ({ edition, kill }) => {
  last = kill ?? Infinity;
  await ingestRecords(edition);
  process.send(done, () => process.exit(0));
});
process.send('ready');
`;

let script = '';
beforeAll(async () => {
  script = join(temporaryFolder(), 'child.mjs');
  writeFileSync(script, scriptOf(await bundled('dist/pipeline/ingestRecords.js')));
}, 60_000);

/** A process that waits for the word. */
function waiting() {
  const child: ChildProcess = fork(script, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = new Promise((resolve) => child.once('message', resolve));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, ready, ended };
}

const files = {
  ...Object.fromEntries([1, 2, 3, 4, 5].map((m) => [`records/${m}.csv`, month(m, 60)])),
  'records/3b.csv': csv('1,bj,2020-03-01,x,card', '3001,bj,2020-03-02,1,card', '2,sh,2020-01-02,1,cash'),
};
const count = Object.keys(files).length;

/** All that must be the same, however often the taking was interrupted. */
async function outcome(edition: string) {
  return { bytes: takenBytes(edition), panel: await panelOf(edition) };
}

interface Lane {
  seed: number;
  kills: number;
  expected: Awaited<ReturnType<typeof outcome>>;
  /** Milliseconds and operations of an undisturbed run. */
  life: number;
  operations: number;
}

/**
 * Ingests again and again, killed at a moment drawn from the life of a process, and three times as often before one of its operations.
 * After every kill what stands there is a part of what must come out; once all is taken it is that, and the records are taken anew.
 */
async function killing({ seed, kills, expected, life, operations }: Lane) {
  const edition = orders(files);
  const random = seeded(seed);
  const counts = { kills: 0, whileTaking: 0, locked: 0, completed: 0 };
  let next = waiting();
  for (let round = 0; counts.kills < kills; round++) {
    const { child, ready, ended } = next;
    next = waiting();
    await ready;
    const byOperation = round % 4 !== 0;
    child.send({ edition, ...(byOperation && { kill: 1 + ((seed + 2 * round) % operations) }) });
    if (!byOperation) {
      await Promise.race([sleep(random() * life), ended]);
      child.kill('SIGKILL');
    }
    const code = await ended;
    expect([0, null]).toContain(code);
    const left = readdirSync(edition).includes('ingested') ? readdirSync(join(edition, 'ingested')) : [];
    const taken = takenBytes(edition);
    expect(expected.bytes).toMatchObject(taken);
    if (code === null) counts.kills++;
    if (left.some((name) => name.startsWith('part-'))) counts.whileTaking++;
    if (left.includes('lock')) counts.locked++;
    if (Object.keys(taken).filter((name) => name.endsWith('taken.json')).length < count) continue;
    await ingested(edition);
    expect(await outcome(edition)).toEqual(expected);
    rmSync(join(edition, 'ingested'), { recursive: true });
    counts.completed++;
  }
  next.child.kill('SIGKILL');
  await ingested(edition);
  expect(await outcome(edition)).toEqual(expected);
  return counts;
}

it('kill -9 of ingest: what is taken is that of an undisturbed run, byte for byte', {
  timeout: patience(600_000),
}, async () => {
  const usual = 12;
  const kills = often(usual, { few: 3, share: 0.15 });
  const undisturbed = orders(files);
  const { child, ready, ended } = waiting();
  await ready;
  const begin = performance.now();
  const operations = new Promise<number>((resolve) => child.once('message', resolve));
  child.send({ edition: undisturbed });
  await ended;
  const life = performance.now() - begin;
  const { total } = await ingested(undisturbed);
  expect(total).toMatchObject({
    files: 6,
    read: 303,
    used: 301,
    aside: { 'not-a-number': 1, 'taken-before': 1 },
  });
  const expected = await outcome(undisturbed);
  const lane = { kills, expected, life, operations: await operations };
  const counts = await Promise.all(
    casesOf([1, 58], 1).map((seed) => killing({ ...lane, seed: seedOf(seed) })),
  );
  for (const count of counts) {
    tell('kills', 'iplus ingest killed', kills, { ...count, operations: lane.operations });
    expect(count.kills).toBe(kills);
  }
  if (kills < usual) return;
  const of = (what: 'whileTaking' | 'locked' | 'completed') => counts.reduce((n, c) => n + c[what], 0);
  expect(of('whileTaking')).toBeGreaterThan(0);
  expect(of('locked')).toBeGreaterThan(4);
  expect(of('completed')).toBeGreaterThan(0);
});
