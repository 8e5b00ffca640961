import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PlaceNameLog } from './names.js';

it('The runs of a name are those of its dates in order, in whatever order the passes over the records tell of them', () => {
  const days = fc.uniqueArray(fc.integer({ min: 10, max: 28 }), { minLength: 1 });
  fc.assert(
    fc.property(
      days,
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 19, maxLength: 19 }),
      (told, unitOf) => {
        const log = new PlaceNameLog();
        // Several passes over the records, of which each has some of the days.
        for (let at = 0; at < told.length; at += 3) {
          const dates = told.slice(at, at + 3).map((day) => `2020-01-${day}`);
          log.add('visits.csv', ['town'], {
            words: [dates.map(() => 'North')],
            keys: dates.map(() => 'North'),
            dates: [...dates].sort(),
            vintages: new Map(dates.map((date, row) => [date, [row]])),
            units: Int32Array.from(told.slice(at, at + 3), (day) => unitOf[day - 10]!),
          });
        }
        const runs = log.inRuns();
        const inOrder = [...told].sort((a, b) => a - b);
        const units = inOrder.map((day) => unitOf[day - 10]!);
        // Each date lies in the run of its unit, and runs that follow each other are of different units.
        const runOf = (day: number) =>
          runs.filter(({ first, last }) => first <= `2020-01-${day}` && `2020-01-${day}` <= last);
        expect(inOrder.map((day) => runOf(day).map(({ unit }) => unit))).toEqual(units.map((unit) => [unit]));
        expect(runs).toHaveLength(units.filter((unit, i) => unit !== units[i - 1]).length);
      },
    ),
  );
});
