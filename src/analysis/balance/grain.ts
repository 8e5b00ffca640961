import { lines, offset, type Panel, type Plan } from '../../edition/index.js';
import { median } from '../../engine/index.js';
import { seededRandom } from '../robustness/random.js';

/** Fewer units at the floor make no noticeable inequality less. */
const leastAtFloor = 0.1;
/** Growth by less than this share counts as none. */
const alike = 0.1;

/** An indicator of whole numbers of which many units have the least there is, and by how much it grew since the poorest of some periods. */
export interface Floored {
  k: number;
  floor: number;
  growths: number[];
}

/**
 * Indicators of whole numbers with a floor, at which many units stand: figures that grow leave it, so that units look more unequal, or
 * less, although all grew alike. Counts of records are thinned instead.
 */
export function flooredIndicators(plan: Plan, panel: Panel, periods: readonly number[]): Floored[] {
  const leaves = new Set(plan.nodes.map((node) => node.indicator));
  return plan.indicators.flatMap(({ error }, k) => {
    if (error?.by === 'records' || !leaves.has(k)) return [];
    const rows = periods.map((t) => lines(panel, k, t, t + 1));
    if (!rows.every((row) => row.every((x) => !(x % 1)))) return [];
    const floor = Math.min(...rows.map((row) => row.reduce((least, x) => (x < least ? x : least), Infinity)));
    const totals = rows.map((row) => row.reduce((sum, x) => (x === x ? sum + x : sum), 0));
    const poorest = rows[totals.indexOf(Math.min(...totals.filter((total) => total > 0)))] ?? [];
    const present = poorest.filter((x) => x === x);
    const low = present.filter((x) => x === floor).length;
    if (!(floor >= 0) || low < leastAtFloor * present.length) return [];
    const growths = rows.map((row) => {
      const above = [...row].flatMap((x, c) => (x > floor && poorest[c] > floor ? [x / poorest[c]] : []));
      return above.length > 0 ? median(above) : 1;
    });
    return growths.some((growth) => growth > 1 + alike) ? [{ k, floor, growths }] : [];
  });
}

/**
 * Gives such figures the same grain in all periods, in place: of the richer ones each is moved within what it was rounded from, divided by
 * the growth, and rounded and cut off again.
 */
export function evenGrain(
  values: Float64Array,
  panel: Panel,
  periods: readonly number[],
  of: readonly Floored[],
): void {
  for (const { k, floor, growths } of of) {
    const random = seededRandom(k);
    periods.forEach((t, i) => {
      if (growths[i] <= 1) return;
      const from = offset(panel, k, 0, t);
      for (let at = from; at < from + panel.units; at++) {
        const x = values[at];
        const least = x === floor ? 0.3 * x : x - 0.5;
        values[at] = Math.max(floor, Math.round((least + (x + 0.5 - least) * random()) / growths[i]));
      }
    });
  }
}
