import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Plan, periodOfDate } from '../dist/edition/index.js';
import { openEdition, prepare, withDuckDb } from '../dist/signals/index.js';
import { clickhouse, distinctCountQuery, type GeocodingTable, queryPlan } from '../dist/sql/index.js';
import { type ByHand, byHand, handScript } from './byHand.js';
import type { Row } from './row.js';

/** Millions of records; set by SCALE=1,10,100. */
const sizes = (process.env['SCALE'] ?? '1,10').split(',').map(Number);
/** Maximum number of millions that chdb was tried with. */
const chdbMost = 100;
const rounds = Number(process.env['ROUNDS'] ?? 3);

/** The resources of one process: elapsed and processor time in milliseconds, and peak memory in MiB. */
interface Took {
  ms: number;
  cpu: number;
  peak: number;
}

/**
 * From simulated records of the edition of 2018 to its panel, compared with hand-written SQL for the same result in
 * bare DuckDB, each in a process of its own, alternately; the same compared with ClickHouse; and one new month of 36
 * compared with all of them.
 */
export async function benchScale(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    const folder = join(mkdtempSync(join(tmpdir(), 'iplus-scale-')), 'edition');
    cpSync('editions/china-2018', folder, { recursive: true, filter: (path) => !path.includes('/records') });
    const how = {
      records: size * 1e6,
      seed: 1,
      out: join(folder, 'records'),
      threads: availableParallelism(),
    };
    measured(`import { simulate } from '${signals}'; await simulate('${folder}', ${JSON.stringify(how)}); `);
    rows.push(...(await rowsFor(folder, `${size} M records`, size <= chdbMost)));
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }
  return rows;
}

async function rowsFor(folder: string, size: string, withChdb: boolean): Promise<Row[]> {
  const hand = join(folder, 'by-hand.json');
  writeFileSync(hand, JSON.stringify(await handOf(folder)));
  const panels = ['ours', 'theirs'].map((name) => join(folder, `${name}.panel`));
  const [ours, theirs] = turnByTurn([
    prepareCode(folder, undefined, panels[0]),
    handScript(hand, duckdb, panels[1]!),
  ]);
  mustAgree(panels[0]!, panels[1]!);
  const rows = [row(`records to panel, ${size}`, ours!, 'hand-written SQL in bare DuckDB', theirs!)];
  for (const [baseline, value] of Object.entries(others)) {
    const exact = join(folder, 'signals.exact');
    cpSync(join(folder, 'signals'), exact, { recursive: true });
    rewriteSignals(folder, (text) => text.replaceAll(/value: \{ distinct: (\w+) \}/g, value));
    const name = `exact distinct counts, ${size}`;
    rows.push(row(name, ours!, baseline, turnByTurn([prepareCode(folder)])[0]!));
    rmSync(join(folder, 'signals'), { recursive: true });
    renameSync(exact, join(folder, 'signals'));
  }
  const chdb = withChdb ? await clickHouseCode(folder) : undefined;
  if (chdb)
    rows.push(
      row(
        `the same plan in ClickHouse, ${size}`,
        best([measured(chdb)]),
        'hand-written SQL in bare DuckDB',
        theirs!,
      ),
    );
  await byMonth(folder);
  rows.push(oneMonth(folder, size));
  return rows;
}

/** Alternatives for the signals with exact distinct counts. */
const others = {
  'the same, approximated': 'value: { distinct: $1, approximate: true }',
  'their records counted': 'value: { count: true }',
};

function rewriteSignals(folder: string, change: (text: string) => string): void {
  for (const name of readdirSync(join(folder, 'signals'))) {
    const path = join(folder, 'signals', name);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
}

/** Reads all months but the last, then the last one. */
function oneMonth(folder: string, size: string): Row {
  const full = measured(prepareCode(folder));
  const held = join(folder, 'held');
  moveMonth(join(folder, 'records'), held);
  const partials = join(folder, 'partials');
  measured(prepareCode(folder, partials));
  moveMonth(held, join(folder, 'records'));
  return row(`one new month of 36, ${size}`, measured(prepareCode(folder, partials)), 'all 36 months', full);
}

const lastMonth = 'month=2017-12';

function moveMonth(from: string, to: string): void {
  for (const type of readdirSync(from)) {
    if (!existsSync(join(from, type, lastMonth))) continue;
    mkdirSync(join(to, type), { recursive: true });
    renameSync(join(from, type, lastMonth), join(to, type, lastMonth));
  }
}

/** The records split into one folder per month. */
async function byMonth(folder: string): Promise<void> {
  const records = join(folder, 'records');
  const types = readdirSync(records, { withFileTypes: true }).filter((e) => e.isDirectory());
  await withDuckDb(async (connection) => {
    await connection.run(`SET temp_directory = '${join(folder, 'spill')}'`);
    for (const { name } of types) {
      const [from, to] = [join(records, name), join(records, `${name}.new`)];
      const options = 'FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month)';
      await connection.run(
        `COPY (SELECT * FROM read_parquet('${from}/*.parquet', union_by_name = true)) TO '${to}' (${options})`,
      );
      rmSync(from, { recursive: true });
      renameSync(to, from);
    }
  });
  rewriteSignals(folder, (text) => text.replaceAll('/*.parquet', '/*/*.parquet'));
}

const signals = new URL('../signals/index.js', import.meta.url).href;
/** What users run: the bundle, with the setting of the command (src/cli/main.ts). */
const program = new URL('../program/index.js', import.meta.url).href;
const setting = process.versions.node.startsWith('20.')
  ? `(await import('node:v8')).setFlagsFromString('--interrupt-budget=1500000');`
  : '';
const duckdb = new URL('../../node_modules/@duckdb/node-api/lib/index.js', import.meta.url).href;
const chdbAt = new URL('../../.cache/chdb/3.4.0/node_modules/chdb/index.mjs', import.meta.url);

function prepareCode(folder: string, partials?: string, panel?: string): string {
  const cached = partials ? `process.env.IPLUS_PARTIALS = '${partials}';` : '';
  const write = panel ? `(await import('node:fs')).writeFileSync('${panel}', read.panel.values);` : '';
  return `${setting} ${cached} import { readEdition } from '${program}';
    const read = await readEdition('${folder}'); ${write}`;
}

/** The hand-written edition, for the units and periods of the real one. */
async function handOf(folder: string): Promise<ByHand> {
  const { plan } = await prepare(openEdition(folder));
  return byHand(openEdition(folder).signals, folder, {
    units: plan.units.map((u) => u.code),
    periods: [...plan.periods],
    base: plan.base,
    indicators: plan.indicators.map((i) => i.id),
  });
}

/** Compares both panels: exact sums and sums of doubles. @throws where they differ */
function mustAgree(a: string, b: string): void {
  const [ours, theirs] = [a, b].map((path) => new Float64Array(new Uint8Array(readFileSync(path)).buffer));
  const wrong = ours!.findIndex((x, i) => Math.abs(x - theirs![i]!) > 1e-9 * Math.abs(x));
  if (wrong >= 0 || ours!.length !== theirs!.length)
    throw new Error(`cell ${wrong} of the panel is ${ours![wrong]}, by hand ${theirs![wrong]}`);
}

/** The plan of the program in the other dialect; empty where chdb was not fetched by the tests. */
async function clickHouseCode(folder: string): Promise<string | undefined> {
  if (!existsSync(chdbAt)) return undefined;
  const all = openEdition(folder).signals;
  const map = placesOf((await prepare(openEdition(folder))).plan);
  const queries = [...new Set(all.map((s) => s.from))].flatMap((from) => {
    const table = `file('${join(folder, from)}', 'Parquet')`;
    const alike = all.filter((s) => s.from === from);
    const counting = alike.filter((s) => 'distinct' in s.value);
    const columns = [...new Set(counting.map(({ value }) => 'distinct' in value && value.distinct))];
    return [
      ...queryPlan(table, alike, clickhouse).queries.map((q) => q.sql),
      ...columns.map((column) => {
        const those = counting.filter(({ value }) => 'distinct' in value && value.distinct === column);
        return distinctCountQuery(table, those, map, clickhouse);
      }),
    ];
  });
  const path = join(folder, 'clickhouse.json');
  writeFileSync(path, JSON.stringify(queries));
  return `import { readFileSync } from 'node:fs'; import { queryAsync } from '${chdbAt.href}';
    for (const sql of JSON.parse(readFileSync('${path}', 'utf8'))) (await queryAsync(sql + ' FORMAT JSONCompactEachRow')).text();`;
}

/** A geocoding for codes: each month is a slot, and each city has its areas. */
function placesOf({ units, periods, groupings, frequency }: Plan): GeocodingTable {
  const months = periods.flatMap((year) =>
    Array.from({ length: 12 }, (_, m) => `${year}-${String(m + 1).padStart(2, '0')}`),
  );
  if (months.some((month) => !periods.includes(periodOfDate(month, frequency)))) throw new Error('not years');
  const last = months.length - 1;
  const sizes = [units.length, ...groupings.map(({ groups }) => groups.length)];
  const firsts = sizes.map((_, g) => sizes.slice(0, g + 1).reduce((sum, size) => sum + size, 0));
  const areasOf = (unit: number) => {
    const groups = groupings.flatMap(({ memberOf }, g) =>
      memberOf[unit]! < 0 ? [] : [firsts[g]! + memberOf[unit]!],
    );
    return [unit, ...groups, firsts.at(-1)!];
  };
  return {
    placeNames: units.map(({ code }, unit) => ({ words: [code], unit, first: 0, last })),
    dates: months.map((date, slot) => ({ date, slot })),
    areas: new Map(units.map((_, unit) => [unit, areasOf(unit)])),
  };
}

function turnByTurn(codes: readonly string[]): Took[] {
  const all: Took[][] = codes.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, code] of codes.entries()) all[i]!.push(measured(code));
  }
  return all.map(best);
}

function measured(code: string): Took {
  const timed = `const start = performance.now();\n${code.replaceAll(/import (.*?) from '(.*?)';/g, "const $1 = await import('$2');")}
    const { user, system } = process.cpuUsage();
    console.log(JSON.stringify({ ms: performance.now() - start, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS / 1024 }));
    process.exit(0);`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', timed], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Took;
}

/** The minimum of each: the least disturbed by other work on the machine. */
function best(all: readonly Took[]): Took {
  const least = (of: keyof Took) => Math.min(...all.map((took) => took[of]));
  return { ms: least('ms'), cpu: least('cpu'), peak: Math.max(...all.map((took) => took.peak)) };
}

function row(name: string, ours: Took, baseline: string, theirs: Took): Row {
  const cpu = `processor ${ours.cpu.toFixed(0)} and ${theirs.cpu.toFixed(0)} ms (${(ours.cpu / theirs.cpu).toFixed(2)})`;
  const note = `${cpu}; peak ${ours.peak.toFixed(0)} and ${theirs.peak.toFixed(0)} MiB`;
  return { name, ours_ms: ours.ms, baseline, baseline_ms: theirs.ms, ratio: ours.ms / theirs.ms, note };
}
