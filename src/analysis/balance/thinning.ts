import { lines, memoize, offset, type Panel, type Plan, UserError } from '../../edition/index.js';
import { buildIndex, type Index, median } from '../../engine/index.js';
import { seededRandom } from '../robustness/random.js';
import type { Analysed } from '../tableFamily.js';
import { binomial } from './binomial.js';
import { evenGrain, flooredIndicators } from './grain.js';

/** With this many records of the median unit, chance adds no noticeable inequality. */
const plentyOfRecords = 200;
/** Totals that differ by less than this share count as equal. */
const alike = 0.1;

/**
 * An indicator whose records are so few, and grow so much, that random variation alone would change the spread of its
 * units.
 */
interface GrowingIndicator {
  k: number;
  lot: number;
  /** The share of the records that is kept, by period. */
  shares: number[];
  /** Whether the lot is an upper bound, so that there may be more independent records than figure / lot. */
  isMost: boolean;
  isNoisy: boolean;
}

function growingIndicators(plan: Plan, panel: Panel, periods: readonly number[]): GrowingIndicator[] {
  const leaves = new Set(plan.nodes.map((node) => node.indicator));
  return plan.indicators.flatMap(({ error }, k) => {
    if (error?.by !== 'records' || !leaves.has(k)) return [];
    const { lot, isMost = false, noise } = error;
    const rows = periods.map((t) => lines(panel, k, t, t + 1).filter((x) => x === x));
    const totals = rows.map((row) => row.reduce((sum, x) => sum + x, 0));
    const least = Math.min(...totals.filter((total) => total > 0));
    const differ = Math.max(...totals) > (1 + alike) * least;
    if (!differ || median(rows[totals.indexOf(least)]) / lot >= plentyOfRecords) return [];
    const shares = totals.map((total) => (total > 0 ? least / total : 1));
    return [{ k, lot, shares, isMost, isNoisy: noise !== undefined }];
  });
}

/**
 * The index with the same expected number of records of each indicator in some published periods: of the richer ones a
 * random share of the records is kept, and the figure divided by that share, so that chance contributes equally to the
 * inequality in all of them. Only for indicators whose records grow by more than a tenth and of which the median unit
 * has less than 200; periods in which one has no records do not count for it. Whole numbers with a floor get the same grain in all of them
 * (`flooredIndicators`).
 *
 * Where the lot of some indicators is an upper bound, as for means of several dates, chance may contribute less than it
 * suggests: then there are two indices, the first of which leaves these indicators as they are.
 *
 * @returns the index itself where nothing is thinned; undefined where that is not possible here (benefit of the doubt, too few records
 * left, or noise, which does not become less with the records)
 */
export function thinnedIndices(of: Analysed, periods: readonly number[]): Index[] | undefined {
  const known = knownIndices(of.index);
  const key = periods.join(' ');
  if (known.has(key)) return known.get(key);
  const found = indicesOf(of, periods);
  known.set(key, found);
  return found;
}

const knownIndices = memoize((_: Index) => new Map<string, Index[] | undefined>());

function indicesOf({ plan, panel, index }: Analysed, published: readonly number[]): Index[] | undefined {
  const periods = published.map((t) => plan.first + t);
  const few = growingIndicators(plan, panel, periods);
  const floored = flooredIndicators(plan, panel, periods);
  if (few.length === 0 && floored.length === 0) return [index];
  if (plan.nodes.some((node) => node.aggregate === 'benefit-of-the-doubt')) return undefined;
  if (few.some(({ isNoisy }) => isNoisy)) return undefined;
  const sure = few.filter(({ isMost }) => !isMost);
  const thin = (of: readonly GrowingIndicator[]) => {
    if (of.length === 0 && floored.length === 0) return index;
    const values = panel.values.slice();
    leaveOut(values, panel, periods, of);
    evenGrain(values, panel, periods, floored);
    return builtOf(plan, { ...panel, values });
  };
  const ways = sure.length < few.length ? [thin(sure), thin(few)] : [thin(few)];
  return ways.every((way) => way !== undefined) ? ways : undefined;
}

/** Leaves out records of the richer periods, in place. */
function leaveOut(
  values: Float64Array,
  panel: Panel,
  periods: readonly number[],
  few: readonly GrowingIndicator[],
): void {
  for (const { k, lot, shares } of few) {
    const random = seededRandom(k);
    periods.forEach((t, i) => {
      if (shares[i] >= 1) return;
      const from = offset(panel, k, 0, t);
      for (let at = from; at < from + panel.units; at++) {
        const x = values[at];
        if (!(x > 0)) continue;
        // A part of a lot is one or none, by chance.
        const lots = Math.floor(x / lot + random());
        values[at] = (binomial(lots, shares[i], random) * lot) / shares[i];
      }
    });
  }
}

/** Undefined where nothing is left of the records that the index needs, such as those of the base period. */
function builtOf(plan: Plan, panel: Panel): Index | undefined {
  try {
    return buildIndex(plan, panel);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
