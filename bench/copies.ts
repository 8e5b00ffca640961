import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  copyRecords,
  type ObjectStorage,
  type StoredRecords,
  starterContract,
  takeStored,
} from '../dist/platform/index.js';
import { judgesIn, Platform } from '../dist/platform/intake/index.js';
import { dividedRecords, openEdition, withDuckDb } from '../dist/signals/index.js';
import { liveEdition } from '../test/helpers/livePlatform.js';
import { inMemoryStorage } from '../test/helpers/storage.js';
import { leastProcessor, type Row } from './row.js';

const size = 1000;
const months = 2;

/** Batches of records of partners in turn, whose months alternate. */
function batch(b: number): Buffer {
  const lines = Array.from({ length: size }, (_, i) => {
    const k = b * size + i;
    const day = `2026-1${k % months}-${String(1 + (k % 27)).padStart(2, '0')}`;
    return `{"id":"r${k}","city":"${['110100', '110200', '310100'][k % 3]}","day":"${day}","hospital":"h${k % 97}","visits":${k % 1000}}\n`;
  });
  return Buffer.from(lines.join(''));
}

async function platformWith(folder: string, records: number, partners: number): Promise<StoredRecords> {
  mkdirSync(join(folder, 'contracts'), { recursive: true });
  const contract = starterContract('visits').replace(/.*fewestContributors.*\n/, '');
  writeFileSync(join(folder, 'contracts', 'visits.yaml'), contract);
  const now = () => Date.UTC(2026, 11, 1);
  const limits = { waitingBytes: 2 ** 40 };
  const platform = await Platform.open(folder, judgesIn(folder), { free: () => 1e12, now, limits });
  for (let b = 0; b < records / size; b++) {
    const from = { partner: `p${b % partners}`, key: `k${b}` };
    await platform.submit({ ...from, contract: 'visits', form: 'ndjson', body: batch(b) });
  }
  await platform.judging.idle();
  await platform.close();
  const edition = join(folder, '..', 'edition');
  mkdirSync(edition);
  return takeStored(folder, openEdition(liveEdition(edition, '')), undefined, { isParted: true });
}

/**
 * Copies of the records of an edition, as Parquet by period and partner, beside what DuckDB takes to write the same files of one table
 * that has these as columns. `COPIES=1,10` sets the millions of records, `PARTNERS` the number of partners.
 */
export async function benchCopies(): Promise<Row[]> {
  const { COPIES = '1', PARTNERS = '50' } = process.env;
  const rows: Row[] = [];
  for (const millions of COPIES.split(',').map(Number)) {
    const root = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
    try {
      rows.push(await copiesOf(root, millions * 1e6, Number(PARTNERS)));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
  return rows;
}

async function copiesOf(root: string, records: number, partners: number): Promise<Row> {
  const folder = join(root, 'platform');
  const taken = await platformWith(folder, records, partners);
  const open = openEdition(join(root, 'edition'));
  let [objects, most] = [0, 0];
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  const ours = async () => {
    const storage = inMemoryStorage() as unknown as ObjectStorage;
    const done = await copyRecords(folder, open, taken, { storage, divide: dividedRecords });
    if (done.records !== records) throw new Error(`${done.records} of ${records} records`);
    objects = done.objects;
  };
  const csv = join(root, 'all.csv');
  await withDuckDb(async (connection) => {
    await connection.run(`COPY (SELECT *, substr(day, 1, 7) AS period, 'p' || ((i // ${size}) % ${partners}) AS partner
      FROM (SELECT *, row_number() OVER () - 1 AS i FROM read_csv('${taken.folder}/visits/*.csv', all_varchar = true))) TO '${csv}' (HEADER)`);
  });
  const out = join(root, 'out');
  const bare = async () => {
    rmSync(out, { recursive: true, force: true });
    await withDuckDb(async (connection) => {
      await connection.run(`COPY (SELECT * EXCLUDE (i) FROM read_csv('${csv}', all_varchar = true)) TO '${out}'
        (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (period, partner))`);
    });
  };
  const [ours_ms, baseline_ms] = await leastProcessor(ours, bare, 3, 1);
  clearInterval(watch);
  return {
    name: `${records / 1e6} M records of ${partners} partners copied by period and partner`,
    ours_ms,
    baseline: 'the same table written by DuckDB, PARTITION_BY (processor)',
    baseline_ms,
    ratio: ours_ms / baseline_ms,
    note: `${((1000 * ours_ms) / records).toFixed(2)} µs of the processor a record; ${objects} objects; resident memory ${(most / 2 ** 20).toFixed(0)} MiB at most, both together`,
  };
}
