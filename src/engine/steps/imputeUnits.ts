import { type Impute, isGap, type Panel, type Plan, Reason } from '../../edition/index.js';
import { median } from '../stats/median.js';
import { meanOf } from '../stats/moments.js';
import { fillGap } from './fillGap.js';

/**
 * Imputes a gap by the mean or median of the units observed in the same period, or of those in the same group of a grouping
 * (Reason.imputedMean, imputedMedian); where none is observed the cell stays missing.
 * Source: COINr `i_mean`, `i_median`, `i_mean_grp`, `i_median_grp`.
 */
export function imputeAcrossUnits(
  plan: Plan,
  panel: Panel,
  { method, by }: Extract<Impute, { method: 'mean' | 'median' }>,
): void {
  const memberOf = by < 0 ? plan.units.map(() => 0) : plan.groupings[by].memberOf;
  const reason = method === 'mean' ? Reason.imputedMean : Reason.imputedMedian;
  const middle = method === 'mean' ? meanOf : median;
  const membersOf = new Map<number, number[]>();
  memberOf.forEach((group, c) => {
    const members = membersOf.get(group);
    if (members) members.push(c);
    else membersOf.set(group, [c]);
  });
  for (let line = 0; line < panel.values.length; line += panel.units) {
    const known = new Map<number, number>();
    for (let c = 0; c < panel.units; c++) {
      if (!isGap(panel.reasons[line + c])) continue;
      const group = memberOf[c];
      if (!known.has(group)) {
        const members = membersOf.get(group)!;
        const values = new Float64Array(members.length);
        for (let i = 0; i < members.length; i++) values[i] = panel.values[line + members[i]];
        known.set(group, middle(values));
      }
      fillGap(panel, line + c, known.get(group)!, reason);
    }
  }
}
