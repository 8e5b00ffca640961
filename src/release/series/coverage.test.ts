import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inMemory } from '../../../test/helpers/inMemory.js';
import { coverageOf } from './coverage.js';

/** The figures of two units in a period, some of them missing. */
const figure = fc.option(fc.integer({ min: 1, max: 99 }), { nil: Number.NaN });
const periods = fc.tuple(...[0, 1, 2].map(() => fc.tuple(figure, figure)));

it('counts the cells of each published period, and of all of them, as plain arithmetic does', () => {
  fc.assert(
    fc.property(periods, (some) => {
      const x = some.map((row, t) => [...row, 40 + t]);
      const release = inMemory(
        { units: ['a', 'b', 'whole'], periods: ['2019', '2020', '2021'], first: '2020', tree: { x: 1 } },
        { x },
      );
      const share = (of: number[][]) =>
        of.flat().filter((value) => !Number.isNaN(value)).length / of.flat().length;
      expect(coverageOf(release, 0).observed).toBeCloseTo(share([x[1]!]), 12);
      expect(coverageOf(release, 1).observed).toBeCloseTo(share([x[2]!]), 12);
      expect(coverageOf(release).observed).toBeCloseTo(share(x.slice(1)), 12);
    }),
    { numRuns: 50 },
  );
});
