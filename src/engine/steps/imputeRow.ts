import { type Impute, offset, type Panel, type Plan, Reason } from '../../edition/index.js';
import { median } from '../stats/median.js';
import { extentOf, meanOf } from '../stats/moments.js';
import { fillGap } from './fillGap.js';
import { indicatorGroups } from './indicatorGroups.js';

/**
 * Imputes a gap from the unit's other indicators of the same group and period: each is oriented and scaled to 0–1 by its minimum
 * and maximum over the units; the mean or median of those present is converted back to the scale of the missing one
 * (Reason.imputedRowMean, imputedRowMedian). A constant indicator is not used for others, and its own gaps get its value. A unit
 * without figures in the group is not imputed.
 * Source: COINr `Impute` with impute_by "row", normalise_first and group_level.
 */
export function imputeByRow(
  plan: Plan,
  panel: Panel,
  { method, within }: Extract<Impute, { method: 'row-mean' | 'row-median' }>,
): void {
  const reason = method === 'row-mean' ? Reason.imputedRowMean : Reason.imputedRowMedian;
  const middle = method === 'row-mean' ? meanOf : median;
  for (const { indicators } of indicatorGroups(plan, within)) {
    for (let t = plan.first; t < panel.periods; t++) {
      const columns = indicators.map((k) => {
        const from = offset(panel, k, 0, t);
        const turn = plan.indicators[k].direction;
        const turned = panel.values.slice(from, from + panel.units).map((x) => turn * x);
        const [min, max] = extentOf(turned);
        return { from, turn, min, span: max - min, scaled: turned.map((x) => (x - min) / (max - min)) };
      });
      for (let c = 0; c < panel.units; c++) {
        const score = middle(columns.map(({ scaled }) => scaled[c]));
        for (const { from, turn, min, span } of columns) {
          fillGap(panel, from + c, turn * (score * span + min), reason);
        }
      }
    }
  }
}
