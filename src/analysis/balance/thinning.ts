import { lines, memoize, offset, type Panel, type Plan, UserError } from '../../edition/index.js';
import { buildIndex, type Index, median } from '../../engine/index.js';
import { seeded } from '../robustness/random.js';
import type { Analysed } from '../tidy.js';
import { binomial } from './binomial.js';

/** A median unit with so many records is not made more unequal by chance. */
const plenty = 200;
/** Totals that differ by less than this share are alike. */
const alike = 0.1;

/** The indicators of the framework whose records are so few, and grow so much, that counting alone would change their spread. */
function growing(plan: Plan, panel: Panel, periods: readonly number[]): { k: number; shares: number[] }[] {
  const leaves = new Set(plan.nodes.map((node) => node.indicator));
  return plan.indicators.flatMap(({ error }, k) => {
    if (error?.by !== 'records' || !leaves.has(k)) return [];
    const rows = periods.map((t) => lines(panel, k, t, t + 1).filter((x) => x === x));
    const totals = rows.map((row) => row.reduce((sum, x) => sum + x, 0));
    const least = Math.min(...totals.filter((total) => total > 0));
    const differ = Math.max(...totals) > (1 + alike) * least;
    if (!differ || median(rows[totals.indexOf(least)]) / error.lot >= plenty) return [];
    return [{ k, shares: totals.map((total) => (total > 0 ? least / total : 1)) }];
  });
}

/**
 * The index with the same expected number of records of each indicator in some published periods: of the richer ones a random
 * share of the records is kept, and the figure divided by that share, so that chance makes units as unequal in all of them.
 * Only for indicators whose records grow by more than a tenth and of which the median unit has less than 200; periods in which one
 * has no records do not count for it.
 *
 * @returns the index itself where no indicator is such; undefined where that is not possible here (benefit of the doubt, too few records left, or noise, which does not become less with the records)
 */
export function thinnedIndex(
  { plan, panel, index }: Analysed,
  periods: readonly number[],
): Index | undefined {
  const known = made(index);
  const key = periods.join(' ');
  if (known.has(key)) return known.get(key);
  const found = thin(plan, panel, index, periods);
  known.set(key, found);
  return found;
}

const made = memoize((_: Index) => new Map<string, Index | undefined>());

function thin(plan: Plan, panel: Panel, index: Index, published: readonly number[]): Index | undefined {
  const periods = published.map((t) => plan.first + t);
  const few = growing(plan, panel, periods);
  if (few.length === 0) return index;
  if (plan.nodes.some((node) => node.aggregate === 'benefit-of-the-doubt')) return undefined;
  if (few.some(({ k }) => plan.indicators[k].error?.noise !== undefined)) return undefined;
  const values = panel.values.slice();
  for (const { k, shares } of few) {
    const { error } = plan.indicators[k];
    const lot = error?.by === 'records' ? error.lot : 1;
    const random = seeded(k);
    periods.forEach((t, i) => {
      if (shares[i] >= 1) return;
      const from = offset(panel, k, 0, t);
      for (let at = from; at < from + panel.units; at++) {
        const x = values[at];
        if (x > 0) values[at] = (binomial(Math.round(x / lot), shares[i], random) * lot) / shares[i];
      }
    });
  }
  return builtOf(plan, { ...panel, values });
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
