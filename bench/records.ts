import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureRecords, openEdition, prepare, simulate, withDuckDb } from '../dist/signals/index.js';
import { duckdb, queryPlan } from '../dist/sql/index.js';
import { type Row, rowOf } from './row.js';

const edition = 'editions/china-open';

/** From records to panel, compared with the same SQL run directly in the engine without using its rows. */
export async function benchRecords(): Promise<Row[]> {
  const open = openEdition(edition);
  await ensureRecords(edition, open.sources);
  const tables = [...new Set(open.signals.map((s) => s.from))];
  const queries = tables.flatMap((from) => {
    const path = `'${join(edition, from)}'`;
    const table = from.endsWith('.parquet')
      ? `read_parquet(${path})`
      : `read_csv(${path}, all_varchar = true)`;
    const signals = open.signals.filter((s) => s.from === from);
    return queryPlan(table, signals, duckdb).queries.map((q) => q.sql);
  });
  const bare = () =>
    withDuckDb(async (connection) => {
      for (const sql of queries) await connection.runAndReadAll(sql);
    });
  return [
    await rowOf(
      'records to panel',
      'the same SQL in bare DuckDB',
      'every file read and hashed, 3 queries, places, panel of 337 × 3 × 1',
      [() => prepare(openEdition(edition)), bare],
    ),
  ];
}

/**
 * Simulating records, and the index of 2018 from them, compared with the engine writing as many rows of one number: one
 * run each, records per second in the note.
 */
export async function benchSimulation(): Promise<Row[]> {
  const folder = join(mkdtempSync(join(tmpdir(), 'iplus-bench-')), 'edition');
  cpSync('editions/china-2018', folder, { recursive: true, filter: (path) => !path.includes('/records') });
  const how = { records: 20_000_000, seed: 1, out: join(folder, 'records'), threads: availableParallelism() };
  const [made, { records }] = await timed(() => simulate(folder, how));
  const plain = `COPY (SELECT range FROM range(${records})) TO '${join(folder, 'plain.parquet')}' (FORMAT parquet)`;
  const [plainly] = await timed(() => withDuckDb((connection) => connection.run(plain)));
  const [read] = await timed(() => prepare(openEdition(folder)));
  const scan = `SELECT count(*), min(month), max(month) FROM read_parquet('${how.out}/*/*.parquet', union_by_name = true)`;
  const [scanned] = await timed(() => withDuckDb((connection) => connection.run(scan)));
  rmSync(folder, { recursive: true, force: true });
  const rate = (ms: number) => `${(records / ms / 1000).toFixed(1)} million records/s, one run`;
  return [
    row('simulated records', made, 'as many rows of one number as Parquet', plainly, rate(made)),
    row('simulated records to panel', read, 'their months read in bare DuckDB', scanned, rate(read)),
  ];
}

async function timed<T>(task: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const result = await task();
  return [performance.now() - start, result];
}

function row(name: string, ours_ms: number, baseline: string, baseline_ms: number, note: string): Row {
  return { name, ours_ms, baseline, baseline_ms, ratio: ours_ms / baseline_ms, note };
}

/** `npm start` from a fresh clone to the served page, compared with `npm ci` alone in another clone. */
export async function benchClone(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
  const [a, b] = [join(folder, 'a'), join(folder, 'b')];
  for (const target of [a, b]) execFileSync('git', ['clone', '-q', '.', target]);
  const install = performance.now();
  execFileSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: a,
    stdio: 'ignore',
  });
  const installed = performance.now() - install;
  const start = performance.now();
  await served(b);
  const total = performance.now() - start;
  rmSync(folder, { recursive: true, force: true });
  const ours = Math.max(0, 100 * (1 - installed / total)).toFixed(0);
  return [
    {
      name: 'npm start, clone to page',
      ours_ms: total,
      baseline: 'npm ci alone',
      baseline_ms: installed,
      ratio: total / installed,
      note: `one run each; ${ours} % is ours: compile, fetch and read 7 packages, simulate, build both editions, serve`,
    },
  ];
}

/** Runs npm start until the first page was served, then ends it. */
function served(cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['start', '--silent', '--', '--port', '8651'], { cwd, detached: true });
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    child.stdout.on('data', async (part: Buffer) => {
      said += part.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (!url) return;
      await fetch(`${url}en/`).then((r) => r.text());
      process.kill(-child.pid!, 'SIGKILL');
      resolve();
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
  });
}
