import { beijingDay, beijingSecond, none } from '../frames/index.js';
import { type CarDays, isPeak, pause } from './carDay.js';
import { mostPerDay } from './clean.js';
import type { Observation } from './observation.js';

/** The city of an observation; undefined where its position is missing or outside. */
export type CityOf = (one: Observation) => string | undefined;

const on = 1;
const electricMode = 1;
/** No car is faster: 220 km/h, the largest speed of 2016, in tenths of a kilometre a second. */
const fastest = 2200 / 3600;
/** Half a kilometre, in tenths: less is no trip. */
const shortestTrip = 5;

/** What of the distance between two readings of an odometer counts: none after a reset or a leap. */
function driven(from: Observation, to: Observation): number {
  const distance = to.odometer - from.odometer;
  const possible = Math.min(mostPerDay, 10 + fastest * (to.seconds - from.seconds));
  return distance > 0 && distance <= possible ? distance : 0;
}

interface Trip {
  day: number;
  /** The last frame in which the car was on. */
  last: number;
  distance: number;
  /** Where the car stood before it, and stands after it. */
  from: Observation | undefined;
  to: Observation | undefined;
}

/**
 * Adds distances, times and trips of a car to its days. A distance belongs to the day of the later reading, a trip to
 * the day it begins on. A trip is from switching on until nothing is on for ten minutes; readings of the odometer in
 * these ten minutes still belong to it, since the last one of a trip may be missing.
 */
export function addDrives(used: readonly Observation[], days: CarDays, cityOf: CityOf): void {
  let reading: Observation | undefined;
  let before: Observation | undefined;
  let placed: Observation | undefined;
  let trip: Trip | undefined;
  for (const one of used) {
    const day = days.on(beijingDay(one.seconds));
    const isOn = one.state === on;
    if (isOn && one.speed > 0) day.isActive = true;
    if (trip && one.seconds - trip.last > pause) trip = endTrip(trip, days, cityOf);
    if (isOn)
      trip ??= {
        day: beijingDay(one.seconds),
        last: one.seconds,
        distance: 0,
        from: placed,
        to: placed,
      };
    let distance = 0;
    if (one.odometer !== none) {
      if (reading) distance = driven(reading, one);
      reading = one;
      day.distance += distance;
      if (one.mode === electricMode) day.electric += distance;
      if (isPeak(beijingSecond(one.seconds))) day.peak += distance;
    }
    if (isOn && before?.state === on) addMoving(before, one, distance, days);
    if (trip) extend(trip, one, distance);
    if (!Number.isNaN(one.lon)) placed = one;
    before = one;
  }
  if (trip) endTrip(trip, days, cityOf);
}

function extend(trip: Trip, one: Observation, distance: number): void {
  trip.distance += distance;
  if (one.state === on) trip.last = one.seconds;
  if (Number.isNaN(one.lon)) return;
  trip.from ??= one;
  trip.to = one;
}

/** The time between two frames of a drive, where the car moves. */
function addMoving(before: Observation, one: Observation, distance: number, days: CarDays): void {
  const time = one.seconds - before.seconds;
  if (time > pause || (one.speed <= 0 && distance === 0)) return;
  const day = days.on(beijingDay(one.seconds));
  day.moving += time;
  if (isPeak(beijingSecond(one.seconds))) day.peakMoving += time;
}

function endTrip(trip: Trip, days: CarDays, cityOf: CityOf): undefined {
  if (trip.distance < shortestTrip) return;
  const day = days.on(trip.day);
  day.trips++;
  day.tripDistance += trip.distance;
  const [from, to] = [trip.from && cityOf(trip.from), trip.to && cityOf(trip.to)];
  if (from === undefined || to === undefined || from === to) return;
  day.intercity++;
  days.journeys.push({ day: trip.day, from, to });
}
