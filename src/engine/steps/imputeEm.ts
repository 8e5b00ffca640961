import {
  type Impute,
  isGap,
  methodProblems,
  offset,
  type Panel,
  type Plan,
  Reason,
  UserError,
} from '../../edition/index.js';
import { meanOf, sampleSd } from '../stats/moments.js';
import { fitNormal } from '../stats/multivariateNormal.js';
import { fillGap } from './fillGap.js';
import { type IndicatorGroup, indicatorGroups } from './indicatorGroups.js';

/**
 * Imputes the gaps of each group of indicators in each published period by their conditional mean under a multivariate normal
 * distribution fitted to that group and period, given the unit's present figures (Reason.imputedEm).
 * A unit without figures in the group, and an indicator without any in the period, are not imputed.
 * Source: see `fitNormal`; COINr `i_EM` draws at random around this mean (Amelia), here there is no random draw.
 *
 * @throws UserError where there are not more units than indicators, or the fit does not converge
 */
export function imputeByEm(plan: Plan, panel: Panel, { within }: Extract<Impute, { method: 'em' }>): void {
  const found = indicatorGroups(plan, within).flatMap((group) => {
    const periods = Array.from({ length: panel.periods - plan.first }, (_, t) => plan.first + t);
    return periods.flatMap((t) => fillGroup(plan, panel, group, t) ?? []);
  });
  if (found.length > 0) throw new UserError(found);
}

/** Imputes one group in one period, or returns the problem. */
function fillGroup(plan: Plan, panel: Panel, { id, indicators }: IndicatorGroup, t: number) {
  const columns = indicators
    .map((k) => offset(panel, k, 0, t))
    .map((from) => ({ from, values: panel.values.slice(from, from + panel.units) }))
    .map(({ from, values }) => ({ from, values, mean: meanOf(values), sd: sampleSd(values) || 1 }))
    .filter(({ mean }) => !Number.isNaN(mean));
  const units = plan.units
    .map((_, c) => c)
    .filter((c) => columns.some(({ values }) => values[c] === values[c]));
  const gap = (c: number) => columns.some(({ from }) => isGap(panel.reasons[from + c]));
  if (!units.some(gap)) return undefined;
  const at = { file: 'edition.yaml', path: 'method.impute' };
  if (units.length <= columns.length) {
    return methodProblems.tooWide(at, id, plan.periods[t], units.length, columns.length);
  }
  const fit = fitNormal(
    units.map((c) => Float64Array.from(columns, ({ values, mean, sd }) => (values[c] - mean) / sd)),
  );
  if (!fit) return methodProblems.notConverged(at, id, plan.periods[t]);
  units.forEach((c, i) => {
    columns.forEach(({ from, mean, sd }, j) => {
      fillGap(panel, from + c, mean + sd * fit.filled[i][j], Reason.imputedEm);
    });
  });
  return undefined;
}
