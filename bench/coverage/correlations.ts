import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { spearmanInterval } from '../../dist/analysis/validity/interval.js';
import { spearman } from '../../dist/engine/index.js';
import { type Cell, counted } from './cell.js';
import { normal, type Random } from './panels.js';

/** Intervals of Spearman's ρ between two measures of places, which depend on one another as normal numbers do. */
export function correlationCells(trials: number): Cell[] {
  return [50, 100, 275].flatMap((units) =>
    [-0.5, 0, 0.5, 0.9, 0.97].map((r) => {
      const random = seededRandom(units * 100 + Math.round(10 * r));
      const truth = (6 / Math.PI) * Math.asin(r / 2);
      const of = {
        what: 'Spearman’s ρ with another measure',
        panel: `ρ ${truth.toFixed(2)}`,
        units,
        periods: 1,
      };
      return counted({ ...of, counts: 'cover', nominal: 0.95 }, trials, () => {
        const { low, high } = spearmanInterval(drawn(units, r, random), units);
        return Number.isNaN(low) ? undefined : low <= truth && truth <= high;
      });
    }),
  );
}

function drawn(units: number, r: number, random: Random): number {
  const a = Float64Array.from({ length: units }, () => normal(random));
  return spearman(
    a,
    a.map((x) => r * x + Math.sqrt(1 - r * r) * normal(random)),
  );
}
