import { join } from 'node:path';
import { writeFiles } from '../../../disk/index.js';
import { csvOfTable, tableOf } from '../../../tables/index.js';
import { captureStart, pieceBytes } from '../capture.js';
import { CitySums } from '../edge/citySums.js';
import { cityFlows, cityMonths } from '../edge/monthRecord.js';
import { flowRows, monthRows } from '../edge/monthRows.js';
import { cityDays } from '../edge/record.js';
import { dayText } from '../frames/index.js';
import { simulatedBorders } from './cities.js';
import { Random } from './random.js';
import type { Arrival } from './send.js';
import { type Fleet, simulateCars, truthRows } from './simulateFleet.js';

/** Cars to a capture file. */
const batch = 250;
const borders = 'borders.geojson';

/** What a simulation wrote: the captures in the order of their names, and the borders. */
export interface WrittenFleet {
  captures: string[];
  borders: string;
  arrivals: number;
  bytes: number;
}

/**
 * Writes a simulated fleet: captures of what arrived, squares as borders of its cities, what is true of every city
 * and day (`truth.csv`), month (`truth-months.csv`) and of pairs of cities (`truth-flows.csv`), and `simulation.json`.
 */
export async function writeFleet(out: string, fleet: Fleet): Promise<WrittenFleet> {
  const truth = new CitySums();
  const captures: string[] = [];
  let [arrivals, bytes] = [0, 0];
  for (let from = 0; from < fleet.cars; from += batch) {
    const arrived = simulateCars(fleet, [from, Math.min(fleet.cars, from + batch)], truth);
    const path = `captures/cars-${String(from).padStart(7, '0')}.gb32960`;
    const content = captureOf(arrived, new Random(fleet.seed + from));
    await writeFiles(out, [{ path, content }]);
    captures.push(join(out, path));
    arrivals += arrived.length;
    bytes += content.length;
  }
  const all = {
    atLeast: 1,
    provisional: true,
    firstDay: fleet.firstDay,
    lastFinal: Number.NEGATIVE_INFINITY,
  };
  const { seed, cars, days, firstDay, faults } = fleet;
  const facts = { 'data-status': 'simulated', seed, cars, 'first-day': dayText(firstDay), days, faults };
  await writeFiles(out, [
    { path: borders, content: simulatedBorders(fleet.cities) },
    { path: 'truth.csv', content: csvOfTable(tableOf(cityDays, truthRows(truth, fleet, 1))) },
    { path: 'truth-months.csv', content: csvOfTable(tableOf(cityMonths, monthRows(truth, all))) },
    { path: 'truth-flows.csv', content: csvOfTable(tableOf(cityFlows, flowRows(truth, all))) },
    { path: 'simulation.json', content: `${JSON.stringify(facts, null, 1)}\n` },
  ]);
  return { captures, borders: join(out, borders), arrivals, bytes };
}

/** A capture of what arrived; one in twenty comes in two pieces. */
function captureOf(arrived: readonly Arrival[], random: Random): Buffer {
  const pieces = arrived.flatMap((one) => {
    if (one.bytes.length < 2 || !random.chance(0.05)) return [pieceBytes(one)];
    const at = 1 + random.below(one.bytes.length - 1);
    return [one.bytes.subarray(0, at), one.bytes.subarray(at)].map((bytes) => pieceBytes({ ...one, bytes }));
  });
  return Buffer.concat([captureStart(), ...pieces]);
}
