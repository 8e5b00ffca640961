import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { holdLog, Platform } from '../../../src/platform/index.js';
import { addPartner, partnersOf, Refused } from '../../../src/platform/intake/index.js';
import { limits } from '../../../src/platform/replication/logDatabase.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { judgesOf, limitJudge, ndjson } from '../../helpers/platform.js';
import { PostgresCluster } from '../../helpers/postgresCluster.js';
import { inBrackets, lacking } from '../../helpers/programs.js';
import { thorough } from '../../helpers/thorough.js';

const missing = lacking('PostgreSQL');
const judges = judgesOf(limitJudge(100, '1.0.0'));
const [north, wide] = [{ partner: 'north', contract: 'visits', form: 'ndjson' } as const, 240_000];
let cluster: PostgresCluster;

// A server here answers at once, or not at all.
Object.assign(limits, { patience: 2500, opening: 1500 });

/** A platform whose log is in a database of its own of the cluster. */
async function hold(database: string, folder = temporaryFolder()) {
  const told = { standby: 0, faults: [] as unknown[], superseded: 0 };
  const held = await holdLog(folder, cluster.url.replace(/postgres$/, database), {
    onStandby: () => told.standby++,
    onFault: (error) => told.faults.push(error),
    onSuperseded: () => told.superseded++,
  });
  const platform = await Platform.open(folder, judges, { free: () => 7e12, files: held.files });
  const send = async (key: string, ...records: unknown[]) => {
    const { receipt } = await platform.submit({ ...north, key, body: ndjson(...records) });
    return receipt.id;
  };
  const close = async () => {
    await platform.close();
    await held.close();
  };
  return { folder, platform, held, told, send, close };
}

const segmentsOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(join(folder, 'segments'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, 'segments', name)).toString('latin1')]),
  );

let made = 0;
async function newDatabase(): Promise<string> {
  const name = `log_${++made}`;
  await cluster.ask(`CREATE DATABASE ${name}`);
  return name;
}

describe.skipIf(missing)(`A log on several machines${inBrackets(missing)}`, { timeout: wide }, () => {
  beforeAll(async () => {
    cluster = await PostgresCluster.start();
  }, wide);
  afterAll(() => cluster?.stop());

  it('makes an empty folder the same: every byte of the log, what was erased, partners and accounts', async () => {
    const database = await newDatabase();
    const a = await hold(database);
    await addPartner(a.folder, 'north');
    const receipts = [await a.send('1', { id: 'a', value: 1 }, { id: 'b', value: 900 })];
    await a.platform.log.endSegment();
    receipts.push(await a.send('2', { id: 'c', value: 3 }));
    await a.platform.erasing.erase(north, { receipt: receipts[0]!, line: 1 });
    receipts.push(await a.send('3', { id: 'd', value: 4 }));
    await a.platform.judging.idle();
    const account = a.platform.account();
    await a.close();
    const b = await hold(database);
    await b.platform.judging.idle();
    expect(partnersOf(b.folder)).toEqual(['north']);
    expect(b.platform.account()).toEqual(account);
    expect(receipts.map((id) => b.platform.receipt('north', id)?.id)).toEqual(receipts);
    const [there, here] = [segmentsOf(a.folder), segmentsOf(b.folder)];
    expect(here).toMatchObject(there);
    expect(Object.values(here).join('')).not.toContain('"a"');
    expect(await b.send('3', { id: 'd', value: 4 })).toBe(receipts[2]);
    await b.close();
  });

  it('takes in what a folder had before', async () => {
    const database = await newDatabase();
    const folder = temporaryFolder();
    const before = await Platform.open(folder, judges, { free: () => 7e12 });
    await before.submit({ ...north, key: '1', body: ndjson({ id: 'a', value: 1 }) });
    await before.close();
    const a = await hold(database, folder);
    await a.send('2', { id: 'b', value: 2 });
    await a.close();
    const b = await hold(database);
    await b.platform.judging.idle();
    expect(b.platform.account()).toMatchObject([{ received: 2, stored: 2 }]);
    await b.close();
  });

  // Its times are short for a busy machine.
  it.runIf(thorough)(
    'is kept by a writer that takes longer to fill its folder than it may be silent',
    async () => {
      const database = await newDatabase();
      const a = await hold(database);
      for (let n = 0; n < 150; n++) {
        await a.send(`${n}`, { id: `${n}`, value: n });
        await a.platform.log.endSegment();
      }
      await a.close();
      const { lease } = limits;
      // Filling takes some hundred milliseconds: signs of life come at every quarter of this.
      Object.assign(limits, { lease: 100 });
      const both = [hold(database), hold(database)];
      const first = await Promise.race(both);
      await sleep(1500);
      const { superseded } = first.told;
      await first.close();
      const all = await Promise.all(both);
      Object.assign(limits, { lease });
      expect(superseded).toBe(0);
      expect(all.map(({ told }) => told.standby).sort()).toEqual([0, 1]);
      for (const one of all) if (one !== first) await one.close();
    },
  );

  it('has one writer: one whose time ran out is told, and acknowledges nothing more', async () => {
    const database = await newDatabase();
    const a = await hold(database);
    await a.send('1', { id: 'a', value: 1 });
    await sleep(0);
    const waiting = hold(database);
    await sleep(1500);
    const sql = await cluster.sql(database);
    await sql`UPDATE iplus.writer SET seen = '-infinity'`;
    await sql.end();
    const b = await waiting;
    expect(b.told.standby).toBe(1);
    await expect(a.send('2', { id: 'b', value: 2 })).rejects.toBeInstanceOf(Refused);
    await expect.poll(() => a.told.superseded).toBe(1);
    await b.send('2', { id: 'b', value: 2 });
    await b.platform.judging.idle();
    expect(b.platform.account()).toMatchObject([{ received: 2, stored: 2 }]);
    await a.close();
    await b.close();
  });

  it('acknowledges nothing while no standby has it, and each batch once afterwards', async () => {
    const database = await newDatabase();
    const a = await hold(database);
    await a.send('1', { id: 'a', value: 1 });
    await Promise.all(cluster.standbys.map((node) => cluster.kill(node)));
    await expect(a.send('2', { id: 'b', value: 2 })).rejects.toBeInstanceOf(Refused);
    await Promise.all(cluster.standbys.map((node) => cluster.restart(node)));
    await expect
      .poll(() => a.send('2', { id: 'b', value: 2 }).catch(() => ''), { timeout: 30_000 })
      .toMatch(/^rcp_/);
    await a.platform.judging.idle();
    expect(a.platform.account()).toMatchObject([{ received: 2, stored: 2, duplicates: 0 }]);
    await a.close();
    const b = await hold(database);
    await b.platform.judging.idle();
    expect(b.platform.account()).toMatchObject([{ received: 2, stored: 2, duplicates: 0 }]);
    await b.close();
  });

  it('counts a commit as failed whose wait for a standby was cancelled by an administrator', async () => {
    const database = await newDatabase();
    const a = await hold(database);
    await Promise.all(cluster.standbys.map((node) => cluster.kill(node)));
    const sending = a.send('1', { id: 'a', value: 1 });
    sending.catch(() => {});
    await sleep(500);
    await cluster.ask(
      `SELECT count(pg_cancel_backend(pid))::text AS one FROM pg_stat_activity WHERE application_name = 'iplus'`,
    );
    await expect(sending).rejects.toBeInstanceOf(Refused);
    await Promise.all(cluster.standbys.map((node) => cluster.restart(node)));
    await expect
      .poll(() => a.send('1', { id: 'a', value: 1 }).catch(() => ''), { timeout: 30_000 })
      .toMatch(/^rcp_/);
    await a.platform.judging.idle();
    expect(a.platform.account()).toMatchObject([{ received: 1, stored: 1 }]);
    await a.close();
  });

  it('goes on after a fail-over of the database, without a restart', async () => {
    const database = await newDatabase();
    const a = await hold(database);
    await a.send('1', { id: 'a', value: 1 });
    const begun = performance.now();
    const over = cluster.failOver();
    await expect
      .poll(() => a.send('2', { id: 'b', value: 2 }).catch(() => ''), { timeout: 30_000 })
      .toMatch(/^rcp_/);
    expect(performance.now() - begun).toBeLessThan(20_000);
    await over;
    await a.platform.judging.idle();
    expect(a.platform.account()).toMatchObject([{ received: 2, stored: 2 }]);
    await a.close();
  });

  it('is refused where commits do not wait, and nobody writes to the folder alone', async () => {
    const database = await newDatabase();
    const a = await hold(database);
    await a.close();
    const alone = Platform.open(a.folder, judges);
    await expect(alone).rejects.toThrow(/PostgreSQL/);
    const names = await cluster.ask(`SELECT current_setting('synchronous_standby_names') AS one`);
    await cluster.ask(`ALTER SYSTEM SET synchronous_standby_names = ''`);
    await cluster.ask('SELECT pg_reload_conf() AS one');
    await expect(hold(database, a.folder)).rejects.toBeInstanceOf(UserError);
    await cluster.ask(`ALTER SYSTEM SET synchronous_standby_names = '${names}'`);
    await cluster.ask('SELECT pg_reload_conf() AS one');
  });

  it('is not taken for that of another platform', async () => {
    const [one, other] = [await newDatabase(), await newDatabase()];
    const a = await hold(one);
    await a.send('1', { id: 'a', value: 1 });
    await a.platform.log.endSegment();
    await a.close();
    const b = await hold(other);
    await b.close();
    await expect(hold(other, a.folder)).rejects.toBeInstanceOf(UserError);
  });
});
