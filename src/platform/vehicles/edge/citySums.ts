import { dayText } from '../frames/index.js';
import type { CarDays } from './carDay.js';
import { addCar, type CityDay, emptyCityDay } from './cityDay.js';

/** Distinct cars of a city in a month: those seen, and those seen moving. */
export interface CityMonth {
  vehicles: number;
  active: number;
  isSimulated: boolean;
}

/** Trips of a month from one city to another, and the distinct cars that made them. */
export interface Flow {
  from: string;
  to: string;
  month: string;
  trips: number;
  vehicles: number;
  isSimulated: boolean;
}

/** `2026-01` of the number of a day. */
export const monthOf = (day: number): string => dayText(day).slice(0, 7);

/** The sums of cities over their cars: by day, by month, and between cities. */
export class CitySums {
  readonly days = new Map<string, Map<number, CityDay>>();
  readonly months = new Map<string, Map<string, CityMonth>>();
  readonly flows = new Map<string, Flow>();

  /** Adds what one car did from a day on. */
  add(home: string, { days, journeys, lateness }: CarDays, isSimulated: boolean, firstDay: number): void {
    const ofCity = made(this.days, home, () => new Map<number, CityDay>());
    const seen = new Map<string, boolean>();
    for (const [day, of] of days) {
      if (day < firstDay) continue;
      const cityDay = made(ofCity, day, emptyCityDay);
      addCar(cityDay, of);
      for (const seconds of lateness.get(day) ?? []) cityDay.lateness.add(seconds);
      cityDay.isSimulated ||= isSimulated;
      if (of.frames > 0) seen.set(monthOf(day), (seen.get(monthOf(day)) ?? false) || of.isActive);
    }
    const months = made(this.months, home, () => new Map<string, CityMonth>());
    for (const [month, isActive] of seen) {
      const of = made(months, month, () => ({ vehicles: 0, active: 0, isSimulated: false }));
      of.vehicles++;
      if (isActive) of.active++;
      of.isSimulated ||= isSimulated;
    }
    this.#addJourneys(
      journeys.filter(({ day }) => day >= firstDay),
      isSimulated,
    );
  }

  #addJourneys(journeys: CarDays['journeys'], isSimulated: boolean): void {
    const used = new Set<Flow>();
    for (const { day, from, to } of journeys) {
      const month = monthOf(day);
      const none = () => ({ from, to, month, trips: 0, vehicles: 0, isSimulated: false });
      const flow = made(this.flows, JSON.stringify([month, from, to]), none);
      flow.trips++;
      flow.isSimulated ||= isSimulated;
      used.add(flow);
    }
    for (const flow of used) flow.vehicles++;
  }
}

function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
