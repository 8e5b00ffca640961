import type { RankInterval } from '../../src/analysis/index.js';
import { buildIndex } from '../../src/engine/index.js';
import type { Release } from '../../src/release/index.js';
import { panelOf, planOf, type Sketch } from './plan.js';

/** How far ranks of a period may go either way: all alike, by unit, or undefined where the period was not studied. */
export type Reach = number | readonly number[] | undefined;

/** What findings read of a release: indicators (two unless told) with the same figures by period and unit, and rank ranges. */
export function studiedRelease(
  x: readonly (readonly number[])[],
  reach: readonly Reach[],
  more: Partial<Sketch> = {},
): Release {
  const units = more.units ?? Array.from(x[0]!, (_, c) => `u${c}`);
  const periods = x.map((_, t) => String(2015 + t));
  const plan = planOf({ periods, tree: { x: 1, y: 1 }, ...more, units });
  const values = x.map((row) => [...row]);
  const panel = panelOf(plan, Object.fromEntries(plan.indicators.map(({ id }) => [id, values])));
  const index = buildIndex(plan, panel);
  const uncertainty = reach.flatMap((r, t) => {
    if (r === undefined) return [];
    const intervals = plan.units.map((_, unit): RankInterval => {
      const rank = index.ranks(0)[t * index.units + unit]!;
      const by = typeof r === 'number' ? r : r[unit]!;
      const [low, high] = rank === 0 ? [Number.NaN, Number.NaN] : [Math.max(1, rank - by), rank + by];
      return { unit, rank, mean: rank, median: rank, low, high, top: [], ranked: 1 };
    });
    return [{ period: plan.periods[t]!, intervals }];
  });
  return { plan, panel, index, uncertainty, geocoding: [] } as unknown as Release;
}
