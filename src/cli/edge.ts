import { problems, UserError } from '../edition/index.js';
import {
  aggregateCaptures,
  cityDays,
  cityFlows,
  cityMonths,
  findPlace,
  flowSchema,
  monthSchema,
  rowSchema,
  type System2016,
  simulatedCities,
  usualFaults,
  vehicleContract,
  writeFleet,
} from '../platform/index.js';
import { readBorders } from '../signals/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { checkEnding, filesOf, readFileOr, readRegistered, writeOut, writeRows } from './edgeFiles.js';
import { edgeText } from './edgeText.js';

export interface AggregateOptions extends CommonOptions {
  borders: string;
  out: string;
  atLeast: number;
  system2016: System2016;
  provisional?: boolean;
  months?: string;
  flows?: string;
  registered?: string;
}

export interface EdgeContractOptions extends CommonOptions {
  borders: string;
  out: string;
  atLeast: number;
}

export interface FleetOptions extends CommonOptions {
  out: string;
  cars: number;
  days: number;
  firstDay: string;
  seed: number;
}

/** `iplus edge aggregate CAPTURES… --borders FILE --out FILE`: city × day aggregates of the frames of cars. */
export async function edgeAggregate(captures: readonly string[], options: AggregateOptions): Promise<void> {
  const { borders, out, atLeast, system2016, provisional = false } = options;
  for (const [option, file] of Object.entries({ out, months: options.months, flows: options.flows }))
    if (file !== undefined) checkEnding(`--${option}`, file);
  const { grid, problems: wrong } = readBorders(borders, readFileOr(borders));
  if (!grid) throw new UserError(wrong);
  const files = captures.flatMap(filesOf);
  const find = findPlace(grid);
  const work = `${out}.iplus-work`;
  const registered =
    options.registered === undefined ? {} : { registered: readRegistered(options.registered) };
  const how = { find, system2016, atLeast, provisional, work, ...registered };
  const { rows, months, flows, report } = await aggregateCaptures(files, how).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === undefined || error.syscall === undefined) throw error;
      throw new UserError([problems.unwritableFile(out, error.code)]);
    },
  );
  const rules = { cities: new Set(grid.ids), atLeast };
  await writeRows(out, cityDays, rows, rowSchema(rules));
  if (options.months !== undefined) await writeRows(options.months, cityMonths, months, monthSchema(rules));
  if (options.flows !== undefined) await writeRows(options.flows, cityFlows, flows, flowSchema(rules));
  print(options, { out, rows: rows.length, months: months.length, flows: flows.length, ...report }, () =>
    edgeText(report, rows, out, languageOf(options)),
  );
}

/** `iplus edge contract --borders FILE --out FILE`: the data contract of a platform for rows of vehicles. */
export async function edgeContract(options: EdgeContractOptions): Promise<void> {
  const { borders, out, atLeast } = options;
  const { grid, problems: wrong } = readBorders(borders, readFileOr(borders));
  if (!grid) throw new UserError(wrong);
  await writeOut(out, vehicleContract({ cities: new Set(grid.ids), atLeast }));
  print(options, { out, cities: grid.ids.length }, () => `→ ${out}`);
}

/** `iplus edge simulate --out DIR`: a simulated fleet with faults, and its true figures. */
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
