import fc from 'fast-check';
import { expect, it } from 'vitest';
import { often } from '../../../../test/helpers/reliability.js';
import { clean } from './clean.js';
import type { Observation } from './observation.js';

const hour = 3600;
const midnight = 20_000 * 24 * hour - 8 * hour;

const frame = (seconds: number, received: number): Observation => ({
  ...{ seconds, received, window: 7, isReissue: false, system: 0, speed: 600, soc: 50, power: 100 },
  ...{ state: 1, charge: 3, mode: 1, lon: 116_400_000, lat: 39_900_000 },
  odometer: Math.round(seconds - midnight) / 6,
});

/** Hours of driving, some of them in an outage whose frames come after it, as live ones, so many times as fast as they were made. */
interface Drive {
  begin: number;
  minutes: number;
  outage: number;
  speedUp: number;
}

const drive: fc.Arbitrary<Drive> = fc.record({
  begin: fc.integer({ min: 0, max: 3 }),
  minutes: fc.integer({ min: 20, max: 240 }),
  // From none to all of it, and beyond its end.
  outage: fc.double({ min: 0, max: 1.2, noNaN: true }),
  speedUp: fc.constantFrom(2, 5, 20, 1e9),
});

/** What a car made and when it was received; its clock is right here. */
function framesOf(drives: readonly Drive[]): Observation[] {
  return drives.flatMap(({ begin, minutes, outage, speedUp }, n) => {
    const from = midnight + n * 6 * hour + begin * 900;
    const over = from + minutes * 60 * outage;
    return Array.from({ length: minutes * 2 }, (_, i) => {
      const made = from + i * 30;
      const sent = Math.max(made, over + (made - from) / speedUp);
      return frame(made, Math.ceil(sent) + (i % 3));
    });
  });
}

const times = (seen: readonly Observation[]) => seen.map(({ seconds }) => seconds).sort((a, b) => a - b);
const km = (seen: readonly Observation[]) =>
  seen.slice(1).reduce((sum, one, i) => sum + Math.max(0, one.odometer - seen[i]!.odometer), 0);

it('takes what an outage held back for late, and no clock for wrong, however much of the day it is', () => {
  fc.assert(
    fc.property(fc.array(drive, { minLength: 1, maxLength: 4 }), (drives) => {
      const seen = framesOf(drives);
      const wanted = times(seen);
      const kilometres = km(seen);
      const { used, cleaning } = clean(seen.sort((a, b) => a.received - b.received));
      expect(cleaning).toMatchObject({ clockRepaired: 0, future: 0, tooLate: 0 });
      expect(times(used)).toEqual(wanted);
      expect(km(used)).toBeCloseTo(kilometres, 6);
    }),
    { numRuns: often(40) },
  );
});

it('repairs a wrong clock beside such an outage, by some frames of the day that were sent at once', () => {
  const wrong = fc.constantFrom(-24 * hour, -2 * hour, -120, 120, 2 * hour, 24 * hour);
  const atOnce = { begin: 0, minutes: 60, outage: 0, speedUp: 1e9 };
  fc.assert(
    fc.property(fc.array(drive, { minLength: 1, maxLength: 2 }), wrong, (drives, by) => {
      const seen = framesOf([...drives, atOnce]);
      const wanted = times(seen);
      for (const one of seen) one.seconds += by;
      const { used, cleaning } = clean(seen.sort((a, b) => a.received - b.received));
      expect(cleaning).toMatchObject({ future: 0, tooLate: 0, clockRepaired: seen.length });
      expect(times(used).map((one, i) => Math.abs(one - wanted[i]!) <= 3)).toEqual(wanted.map(() => true));
    }),
    { numRuns: often(40) },
  );
});
