import type { RankInterval } from '../../src/analysis/index.js';
import { buildIndex } from '../../src/engine/index.js';
import { checkClaim } from '../../src/words/claims/checkClaim.js';
import type { FactSource } from '../../src/words/index.js';
import { panelOf, planOf } from './plan.js';

/** Four towns over three years; how far other weights move each rank in the last. */
function release(reach: number): FactSource {
  const plan = planOf({
    units: ['ada', 'bel', 'cob', 'dun'],
    periods: ['2015', '2016', '2017'],
    tree: { x: 1, y: 1 },
  });
  const x = [
    [40, 30, 20, 10],
    [40, 30, 20, 10],
    [40, 10, 20, 30],
  ];
  const panel = panelOf(plan, { x, y: x });
  const index = buildIndex(plan, panel);
  const intervals = (t: number, r: number): RankInterval[] =>
    plan.units.map((_, unit) => {
      const rank = index.ranks(0)[t * 4 + unit]!;
      return {
        unit,
        rank,
        mean: rank,
        median: rank,
        low: Math.max(1, rank - r),
        high: Math.min(4, rank + r),
        top: [],
        ranked: 1,
      };
    });
  const uncertainty = [0, 1, 2].map((t) => ({
    period: plan.periods[t]!,
    intervals: intervals(t, t === 2 ? reach : 0),
    groups: [],
  }));
  return { plan, panel, index, uncertainty, geocoding: [] };
}

/** The towns where weights move no rank, and where they move each of the last year by one place. */
export const sure = release(0);
export const unsure = release(1);

/** What is found of a sentence. */
export const verdict = (of: FactSource, sentence: string) => checkClaim(of, sentence, 'en').verdict;
