import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import type { DataError, Plan } from '../../edition/index.js';
import { buildIndex } from '../../engine/index.js';
import { scoreDraws } from './scoreDraws.js';

const names = Array.from({ length: 12 }, (_, u) => `u${u}`);
const units = names.map((_, u) => u);
const mean = { units, isMean: true };
const one = (u: number) => ({ units: [u], isMean: false });

/** A standard normal number, nearly: twelve uniform ones added up. */
const normal = (random: () => number) => units.reduce((sum) => sum + random(), -6);

/** The draws of an index of two indicators, which have an error of 5 where it is declared. */
function drawsOf(x: readonly number[], y: readonly number[], size = 0) {
  const made = planOf({ units: names, periods: ['2020', '2021'], tree: { x: 1, y: 1 } });
  const error: DataError | null = size > 0 ? { by: 'amount', size } : null;
  const plan: Plan = { ...made, indicators: made.indicators.map((i) => ({ ...i, error })) };
  const panel = panelOf(plan, { x: [[...x], [...x]], y: [[...y], [...y]] });
  return scoreDraws({ plan, panel, index: buildIndex(plan, panel) }, 0, 1)!;
}

const figures = units.map((u) => 60 + 8 * u);

describe('a place beside the mean of all in draws', () => {
  it('is above it or below it where no weights turn that round', () => {
    const draws = drawsOf(figures, figures);
    expect(units.filter((u) => draws.isAbove(one(u), mean))).toEqual([6, 7, 8, 9, 10, 11]);
    expect(units.filter((u) => draws.isAbove(mean, one(u)))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('is open where each indicator says another thing', () => {
    const draws = drawsOf(figures, figures.toReversed());
    expect(units.some((u) => draws.isAbove(one(u), mean) || draws.isAbove(mean, one(u)))).toBe(false);
  });

  it('is told wrongly in fewer than one release in ten and of one place in a hundred, and often told', () => {
    const random = seeded(39);
    const worlds = 60;
    let [told, wrong, releases] = [0, 0, 0];
    for (let world = 0; world < worlds; world++) {
      const truth = units.map(() => 100 + 15 * normal(random));
      const middle = truth.reduce((sum, x) => sum + x, 0) / truth.length;
      // Errors of a place go the same way in its indicators, as drawn.
      const seen = truth.map((x) => x + 5 * normal(random));
      const draws = drawsOf(seen, seen, 5);
      const said = units.flatMap((u) => {
        const is = draws.isAbove(one(u), mean);
        return is || draws.isAbove(mean, one(u)) ? [is === truth[u]! > middle] : [];
      });
      told += said.length;
      wrong += said.filter((is) => !is).length;
      releases += Number(said.includes(false));
    }
    expect(releases).toBeLessThanOrEqual(worlds / 10);
    expect(wrong).toBeLessThanOrEqual(told / 100);
    expect(told / (worlds * units.length)).toBeGreaterThan(0.25);
  }, 30_000);
});
