import type { CitySums } from '../edge/citySums.js';
import { simulatedVin } from '../edge/edge.js';
import type { CityDayRow } from '../edge/record.js';
import { rowFor } from '../edge/withhold.js';
import { beijingDay, type Version } from '../frames/index.js';
import type { SimulatedCity } from './cities.js';
import { Planner } from './plan.js';
import { Random } from './random.js';
import { type Arrival, arrivalsOf, type Faults, type Sender } from './send.js';

export interface Fleet {
  cities: readonly SimulatedCity[];
  cars: number;
  /** The first day, numbered from 1 January 1970, and how many. */
  firstDay: number;
  days: number;
  seed: number;
  faults: Faults;
}

/**
 * Simulates the cars from one number to another of a fleet: what arrives at the automaker, in the order of receipt. Adds what
 * is true of them to `truth`. Every identifier begins with SIMULATED.
 */
export function simulateCars(
  fleet: Fleet,
  [from, to]: readonly [number, number],
  truth: CitySums,
): Arrival[] {
  const arrivals: Arrival[] = [];
  for (let car = from; car < to; car++) {
    const random = new Random(Math.imul(fleet.seed, 0x85ebca6b) ^ Math.imul(car + 1, 0xc2b2ae35));
    const { faults } = fleet;
    const version: Version = random.chance(0.5) ? 2016 : 2025;
    const sign = random.chance(0.5) ? 1 : -1;
    const clock = random.chance(faults.dayOff) ? 86_400 : random.chance(faults.minutesOff) ? 120 : 0;
    const vin = `${simulatedVin}${String(car).padStart(8, '0')}`;
    const isCloned = random.chance(faults.cloned);
    const sender: Sender = { vin, version, connection: 2 * car, clock: sign * clock };
    const { planner, home } = planned(fleet, random);
    const arrived = arrivalsOf(sender, planner.moments, faults, random);
    for (const one of arrived) arrivals.push(one);
    if (isCloned) {
      const other = planned(fleet, random);
      const clone = { ...sender, connection: 2 * car + 1 };
      for (const one of arrivalsOf(clone, other.planner.moments, faults, random)) arrivals.push(one);
    } else addTruth(truth, home.code, planner, arrived);
  }
  return arrivals.sort((a, b) => a.received - b.received);
}

function planned(fleet: Fleet, random: Random) {
  const home = cityOf(fleet.cities, random);
  const resetDay = random.chance(fleet.faults.reset) ? fleet.firstDay + random.below(fleet.days) : -1;
  const planner = new Planner(random, fleet.cities, home, resetDay);
  for (let day = 0; day < fleet.days; day++) planner.planDay(fleet.firstDay + day);
  return { planner, home };
}

function cityOf(cities: readonly SimulatedCity[], random: Random): SimulatedCity {
  let left = random.next() * cities.reduce((sum, city) => sum + city.share, 0);
  for (const city of cities) {
    left -= city.share;
    if (left < 0) return city;
  }
  return cities.at(-1)!;
}

function addTruth(truth: CitySums, city: string, { truth: of }: Planner, arrived: readonly Arrival[]): void {
  for (const day of of.days.values()) day.positioned = day.frames;
  for (const { received, isDamaged } of arrived) if (isDamaged) of.on(beijingDay(received)).damaged++;
  truth.add(city, of, true, Number.NEGATIVE_INFINITY);
}

/** The true rows of the simulated days, under the same floor as an aggregate. */
export function truthRows(
  { days: cities }: CitySums,
  { firstDay, days }: Fleet,
  atLeast: number,
): CityDayRow[] {
  return [...cities.keys()].sort().flatMap((city) =>
    [...cities.get(city)!]
      .filter(([day]) => day >= firstDay && day < firstDay + days)
      .sort(([a], [b]) => a - b)
      .flatMap(([day, of]) => rowFor(city, day, of, { atLeast, isFinal: true }) ?? []),
  );
}
