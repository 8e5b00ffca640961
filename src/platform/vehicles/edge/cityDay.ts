import { type CarDay, emptyCarDay } from './carDay.js';
import { Lateness } from './lateness.js';

/** The number of cars behind each group of figures, and behind the rest of the whole. */
export interface Contributors {
  vehicles: number;
  active: number;
  driving: number;
  moving: number;
  tripping: number;
  notTripping: number;
  electric: number;
  notElectric: number;
  peak: number;
  offPeak: number;
  intercity: number;
  within: number;
  charging: number;
  fast: number;
  slow: number;
}

/** The sums of a city and day over its cars. */
export interface CityDay {
  sums: Omit<CarDay, 'isActive'>;
  cars: Contributors;
  lateness: Lateness;
  isSimulated: boolean;
}

export function emptyCityDay(): CityDay {
  const { isActive: _, ...sums } = emptyCarDay();
  const cars = {
    vehicles: 0,
    active: 0,
    driving: 0,
    moving: 0,
    tripping: 0,
    notTripping: 0,
    electric: 0,
    notElectric: 0,
    peak: 0,
    offPeak: 0,
    intercity: 0,
    within: 0,
    charging: 0,
    fast: 0,
    slow: 0,
  };
  return { sums, cars, lateness: new Lateness(), isSimulated: false };
}

/** Adds the day of one car. */
export function addCar({ sums, cars }: CityDay, { isActive, ...day }: CarDay): void {
  for (const name of Object.keys(day) as (keyof typeof day)[]) sums[name] += day[name];
  const count = (is: boolean) => (is ? 1 : 0);
  cars.vehicles += count(day.frames > 0);
  cars.active += count(isActive);
  cars.driving += count(day.distance > 0);
  cars.moving += count(day.moving > 0);
  cars.tripping += count(day.trips > 0);
  cars.notTripping += count(day.distance > day.tripDistance);
  cars.electric += count(day.electric > 0);
  cars.notElectric += count(day.distance > day.electric);
  cars.peak += count(day.peak > 0 || day.peakMoving > 0);
  cars.offPeak += count(day.distance > day.peak || day.moving > day.peakMoving);
  cars.intercity += count(day.intercity > 0);
  cars.within += count(day.trips > day.intercity);
  cars.charging += count(day.sessions > 0);
  cars.fast += count(day.fast > 0);
  cars.slow += count(day.sessions > day.fast);
}
