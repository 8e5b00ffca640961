import { beijingDay } from '../frames/index.js';

/** What one car adds to its city on a day in Beijing. Distances are tenths of a kilometre, times seconds. */
export interface CarDay {
  frames: number;
  positioned: number;
  reissued: number;
  /** Frames with a wrong check byte, on the day of their receipt. */
  damaged: number;
  /** Whether the car was seen moving. */
  isActive: boolean;
  distance: number;
  electric: number;
  peak: number;
  moving: number;
  peakMoving: number;
  trips: number;
  tripDistance: number;
  intercity: number;
  sessions: number;
  charging: number;
  startSoc: number;
  fast: number;
}

export const emptyCarDay = (): CarDay => ({
  frames: 0,
  positioned: 0,
  reissued: 0,
  damaged: 0,
  isActive: false,
  distance: 0,
  electric: 0,
  peak: 0,
  moving: 0,
  peakMoving: 0,
  trips: 0,
  tripDistance: 0,
  intercity: 0,
  sessions: 0,
  charging: 0,
  startSoc: 0,
  fast: 0,
});

/** A trip that ends in another city than it begins in. */
export interface Journey {
  day: number;
  from: string;
  to: string;
}

/** The days of one car, made when they are first asked for. */
export class CarDays {
  readonly days = new Map<number, CarDay>();
  readonly journeys: Journey[] = [];
  /** By day, for each frame, the seconds from its moment to its receipt. */
  readonly lateness = new Map<number, number[]>();

  /** Notes how late a frame was received. */
  received({ seconds, received }: { seconds: number; received: number }): void {
    const day = beijingDay(seconds);
    const list = this.lateness.get(day);
    if (list) list.push(received - seconds);
    else this.lateness.set(day, [received - seconds]);
  }

  on(day: number): CarDay {
    let found = this.days.get(day);
    if (!found) {
      found = emptyCarDay();
      this.days.set(day, found);
    }
    return found;
  }
}

/** Trips and charges end when nothing of them is seen for so many seconds. */
export const pause = 600;

/** The hours of the morning and evening peak in Beijing time, in seconds since midnight. */
export const isPeak = (second: number): boolean => {
  const hour = second / 3600;
  return (hour >= 7 && hour < 9) || (hour >= 17 && hour < 19);
};
