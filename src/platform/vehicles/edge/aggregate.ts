import type { Skim } from '../frames/index.js';
import { beijingDay, none } from '../frames/index.js';
import type { FindPlace } from '../places/findPlace.js';
import { fromGcj02 } from '../places/gcj02.js';
import { CarDays } from './carDay.js';
import { addCharges } from './charges.js';
import { CitySums } from './citySums.js';
import { type Cleaning, clean } from './clean.js';
import { addDrives, type CityOf } from './drives.js';
import type { Observation } from './observation.js';

/** The outcomes of frames with data: read = used + duplicates + tooLate + future + ofCloned + ofNowhere. */
export interface Became extends Omit<Cleaning, 'isCloned'> {
  read: number;
  used: number;
  ofCloned: number;
  ofNowhere: number;
}

/** The outcomes of cars: all = used + cloned + nowhere. */
export interface Cars {
  all: number;
  used: number;
  cloned: number;
  nowhere: number;
}

export type Skims = Record<Exclude<Skim, 'used'>, number>;

/** Which of GCJ-02 and WGS-84 frames of 2016 mean, which do not say. */
export type System2016 = 'wgs84' | 'gcj02';

/** The sums of cities and days, car by car. */
export class Aggregate {
  readonly sums = new CitySums();
  readonly became: Became = {
    read: 0,
    used: 0,
    duplicates: 0,
    tooLate: 0,
    future: 0,
    clockRepaired: 0,
    ofCloned: 0,
    ofNowhere: 0,
  };
  readonly cars: Cars = { all: 0, used: 0, cloned: 0, nowhere: 0 };
  readonly #cityOf: CityOf;
  readonly #firstDay: number;

  /** @param firstDay the day from which on cars are counted */
  constructor(find: FindPlace, system2016: System2016, firstDay: number) {
    this.#cityOf = cityOf(find, system2016);
    this.#firstDay = firstDay;
  }

  /**
   * Adds all that was observed of one car.
   * @param damaged frames with a wrong check byte, by the day of their receipt
   */
  add(seen: readonly Observation[], isSimulated: boolean, damaged: ReadonlyMap<number, number>): void {
    const { became, cars } = this;
    const { used, cleaning } = clean(seen);
    became.read += seen.length;
    became.clockRepaired += cleaning.clockRepaired;
    cars.all++;
    const home = cleaning.isCloned ? undefined : homeOf(used, this.#cityOf);
    if (home === undefined) {
      const [why, frames] = cleaning.isCloned
        ? (['cloned', 'ofCloned'] as const)
        : (['nowhere', 'ofNowhere'] as const);
      cars[why]++;
      became[frames] += seen.length;
      return;
    }
    cars.used++;
    became.used += used.length;
    for (const why of ['duplicates', 'tooLate', 'future'] as const) became[why] += cleaning[why];
    this.#addTo(home, used, isSimulated, damaged);
  }

  #addTo(
    home: string,
    used: readonly Observation[],
    isSimulated: boolean,
    damaged: ReadonlyMap<number, number>,
  ): void {
    const days = new CarDays();
    for (const one of used) {
      const day = days.on(beijingDay(one.seconds));
      day.frames++;
      if (!Number.isNaN(one.lon)) day.positioned++;
      if (one.isReissue) day.reissued++;
      if (!Number.isNaN(one.received)) days.received(one);
    }
    addDrives(used, days, this.#cityOf);
    addCharges(used, days);
    for (const [day, frames] of damaged) days.on(day).damaged += frames;
    this.sums.add(home, days, isSimulated, this.#firstDay);
  }
}

/** The city in which a car most often ends its days; of several the first in order. */
function homeOf(used: readonly Observation[], cityOf: CityOf): string | undefined {
  const lastOfDay = new Map<number, Observation>();
  for (const one of used) if (!Number.isNaN(one.lon)) lastOfDay.set(beijingDay(one.seconds), one);
  const nights = new Map<string, number>();
  for (const one of lastOfDay.values()) {
    const city = cityOf(one);
    if (city !== undefined) nights.set(city, (nights.get(city) ?? 0) + 1);
  }
  const most = Math.max(...nights.values());
  return [...nights.keys()].filter((city) => nights.get(city) === most).sort()[0];
}

function cityOf(find: FindPlace, system2016: System2016): CityOf {
  const written = system2016 === 'gcj02' ? 2 : 1;
  return ({ lon, lat, system }) => {
    if (Number.isNaN(lon)) return undefined;
    const degrees = [lon / 1e6, lat / 1e6] as const;
    const said = system === none ? written : system;
    if (said === 2) return find(...fromGcj02(degrees));
    return said === 1 ? find(...degrees) : undefined;
  };
}
