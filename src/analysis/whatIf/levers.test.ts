import fc from 'fast-check';
import { expect, it } from 'vitest';
import { often } from '../../../test/helpers/reliability.js';
import { sketched } from '../../../test/helpers/whatIf.js';
import { buildIndex } from '../../engine/index.js';
import { closeUnits, leversOf, mostLevers } from './levers.js';

const units = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const line = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: units.length, maxLength: units.length });
const column = fc.tuple(line, line);
const methods = ['min-max', 'z-score', 'goalposts'].map((method) =>
  method === 'goalposts' ? { normalise: { method, low: 0, high: 100 } } : { normalise: { method } },
);

/** Seven units over two periods, by three indicators of which less of the last is better. */
function twoYears(method: object, values: Record<string, number[][]>) {
  const made = sketched(
    {
      units,
      periods: ['2020', '2021'],
      method,
      tree: { x: 1, y: 2, z: 1 },
      indicators: { z: { direction: -1 } },
    },
    values,
  );
  return { ...made, index: buildIndex(made.plan, made.panel) };
}

it('the effect of each lever, and of all, is that of an index built anew with the figures that are told', () => {
  fc.assert(
    fc.property(fc.constantFrom(...methods), column, column, column, (method, x, y, z) => {
      const { plan, panel, index } = twoYears(method, { x, y, z });
      const found = leversOf(plan, panel, index, { unit: 0, node: 0, period: 1 }, 0);
      const withThese = (of: typeof found.levers) => {
        const values = panel.values.slice();
        for (const { indicator, after } of of) values[(indicator * 2 + 1) * units.length] = after;
        const built = buildIndex(plan, { ...panel, values });
        return { score: built.values[units.length], rank: built.ranks(0)[units.length] };
      };
      expect(found.now).toEqual(withThese([]));
      for (const lever of found.levers) expect(lever.built).toEqual(withThese([lever]));
      expect(found.together).toEqual(withThese(found.levers));
      const scores = found.levers.map(({ built }) => built.score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.every((score) => score > found.now.score)).toBe(true);
      expect(scores.length).toBeLessThanOrEqual(mostLevers);
    }),
    { numRuns: often(60) },
  );
});

it('each change is one that another unit achieved from no better a start, or ends at the best that was observed', () => {
  fc.assert(
    fc.property(column, column, column, (x, y, z) => {
      const { plan, panel, index } = twoYears(methods[0]!, { x, y, z });
      for (const lever of leversOf(plan, panel, index, { unit: 0, node: 0, period: 1 }, 0).levers) {
        const seen = [x, y, z][lever.indicator]!;
        const good = lever.indicator === 2 ? -1 : 1;
        expect([lever.was, lever.is]).toEqual([seen[0]![lever.by], seen[1]![lever.by]]);
        expect(lever.before).toBe(seen[1]![0]);
        expect(good * (lever.before - lever.was)).toBeGreaterThanOrEqual(0);
        const change = good * (lever.after - lever.before);
        const best = Math.max(...seen.flat().map((value) => good * value));
        expect(good * lever.after).toBe(Math.min(best, good * lever.before + good * (lever.is - lever.was)));
        expect(change).toBeGreaterThan(0);
      }
    }),
    { numRuns: often(60) },
  );
});

it('close are those within a fifth of the score, the nearest first, or of a standard deviation where there is no natural zero', () => {
  const scores = [50, 59, 61, 41, 39, 50, 100];
  const closeTo = (unit: number, method: string) => {
    const of = { units, method: { normalise: { method } }, tree: { x: 1, y: 1 } };
    const { plan, panel } = sketched(of, { x: [scores], y: [scores] });
    return closeUnits(plan, buildIndex(plan, panel), { unit, node: 0 }, 0).map((c) => units[c]);
  };
  expect(closeTo(0, 'fraction-of-max')).toEqual(['f', 'b', 'd']);
  expect(closeTo(1, 'fraction-of-max')).toEqual(['c', 'a', 'f']);
  expect(closeTo(6, 'fraction-of-max')).toEqual([]);
  expect(closeTo(0, 'z-score')).toEqual(['f']);
  expect(closeTo(1, 'z-score')).toEqual(['c']);
});
