import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { replace, writeDurably } from '../disk/index.js';
import { problems, UserError } from '../edition/index.js';
import {
  aggregateCaptures,
  type CityDayRow,
  cityDays,
  findPlace,
  rowSchema,
  type System2016,
  simulatedCities,
  usualFaults,
  writeFleet,
} from '../platform/index.js';
import { readBorders } from '../signals/index.js';
import { csvOf, tableOf } from '../tables/index.js';
import { type Common, languageOf, print } from './common.js';
import { edgeText } from './edgeText.js';

export interface AggregateOptions extends Common {
  borders: string;
  out: string;
  atLeast: number;
  system2016: System2016;
  provisional?: boolean;
}

export interface FleetOptions extends Common {
  out: string;
  cars: number;
  days: number;
  firstDay: string;
  seed: number;
}

/** `iplus edge aggregate CAPTURES… --borders FILE --out FILE`: city × day aggregates of the frames of cars. */
export async function edgeAggregate(captures: readonly string[], options: AggregateOptions): Promise<void> {
  const { borders, out, atLeast, system2016, provisional = false } = options;
  const format = formatOf(out);
  const { grid, problems: wrong } = readBorders(borders, readFileOr(borders));
  if (!grid) throw new UserError(wrong);
  const files = captures.flatMap(filesOf);
  const find = findPlace(grid);
  const work = `${out}.iplus-work`;
  const { rows, report } = await aggregateCaptures(files, {
    find,
    system2016,
    atLeast,
    provisional,
    work,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined || error.syscall === undefined) throw error;
    throw new UserError([problems.unwritableFile(out, error.code)]);
  });
  const schema = rowSchema({ cities: new Set(grid.ids), atLeast });
  for (const row of rows) schema.parse(row);
  await writeOut(out, format(rows));
  print(options, { out, rows: rows.length, ...report }, () =>
    edgeText(report, rows, out, languageOf(options)),
  );
}

/** `iplus edge simulate --out DIR`: a simulated fleet with its faults, and what is true of it. */
export async function edgeSimulate(options: FleetOptions): Promise<void> {
  const { out, cars, days, seed } = options;
  const firstDay = Date.parse(options.firstDay) / 86_400_000;
  const fleet = { cities: simulatedCities, cars, firstDay, days, seed, faults: usualFaults };
  const made = await writeFleet(out, fleet).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
    throw new UserError([problems.unwritable(out, error.code)]);
  });
  const facts = {
    'data-status': 'simulated',
    out,
    cars,
    days,
    seed,
    arrivals: made.arrivals,
    bytes: made.bytes,
  };
  print(
    options,
    facts,
    () =>
      ({
        en: `${made.arrivals} simulated frames of ${cars} cars over ${days} days (seed ${seed}) → ${out}`,
        zh: `${cars}辆车${days}天的${made.arrivals}条模拟报文（种子${seed}）→ ${out}`,
      })[languageOf(options)],
  );
}

/** The files of a folder, in the order of their names; a file is itself. */
function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path, { withFileTypes: true });
    return names.flatMap((entry) => (entry.isFile() ? [join(path, entry.name)] : [])).sort();
  } catch (error) {
    throw new UserError([problems.unreadable(path, String((error as NodeJS.ErrnoException).code))]);
  }
}

/** The text of a file. @throws UserError where it cannot be read */
export function readFileOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError([problems.unreadable(path, String((error as NodeJS.ErrnoException).code))]);
  }
}

/** CSV or NDJSON, by the name of the file. */
function formatOf(out: string): (rows: readonly CityDayRow[]) => string {
  const ending = extname(out);
  if (ending === '.csv') return (rows) => csvOf(tableOf(cityDays, rows));
  if (ending === '.ndjson') return (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const expected = { en: 'a name that ends in .csv or .ndjson', zh: '以 .csv 或 .ndjson 结尾的文件名' };
  throw new UserError([problems.badOption('--out', out, expected)]);
}

/** The file is there as a whole or not at all. */
async function writeOut(out: string, text: string): Promise<void> {
  try {
    await writeDurably(`${out}.part`, text);
    await replace(`${out}.part`, out);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError([problems.unwritableFile(out, code)]);
  }
}
