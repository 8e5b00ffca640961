import { distanceBetween } from '../../dist/analysis/balance/spatialWeights.js';
import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { effectiveNumber } from '../../dist/analysis/validity/effective.js';
import { spearmanInterval } from '../../dist/analysis/validity/interval.js';
import { spearman } from '../../dist/engine/index.js';
import { type Cell, counted } from './cell.js';
import { fieldOf } from './fields.js';
import { normal, type Random } from './panels.js';

/** Intervals of Spearman's ρ between two measures of places: independent of one another, or alike where they are near. */
export function correlationCells(trials: number): Cell[] {
  return [...independentCells(trials), ...spatialCells(trials)];
}

/** Measures that depend on one another as normal numbers do, of places that do not. */
function independentCells(trials: number): Cell[] {
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

/** Places in a square of 1,400 kilometres, and both measures made of a field that is alike where they are near, and of chance. */
function spatialCells(trials: number): Cell[] {
  return [60, 100].flatMap((units) =>
    [
      { reach: 300, r: 0 },
      { reach: 300, r: 0.5 },
      { reach: 600, r: 0 },
    ].map(({ reach, r }) => {
      const random = seededRandom(units + reach + 10 * r);
      const truth = (6 / Math.PI) * Math.asin(r / 2);
      const of = {
        ...{ what: 'Spearman’s ρ with another measure' },
        ...{ panel: `ρ ${truth.toFixed(2)}, places alike up to ${reach} km`, units, periods: 1 },
      };
      return counted({ ...of, counts: 'cover', nominal: 0.95 }, trials, () => {
        const places = Array.from({ length: units }, () => ({ lon: 13 * random(), lat: 13 * random() }));
        const field = fieldOf(
          units,
          (a, b) => 0.8 * Math.exp(-distanceBetween(places[a]!, places[b]!) / reach),
        );
        const a = field(random);
        const other = field(random);
        const b = a.map((x, c) => r * x + Math.sqrt(1 - r * r) * other[c]!);
        const { low, high } = spearmanInterval(spearman(a, b), units, effectiveNumber(a, places));
        return Number.isNaN(low) ? undefined : low <= truth && truth <= high;
      });
    }),
  );
}
