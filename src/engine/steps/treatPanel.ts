import { offset, type Panel, type Plan } from '../../edition/index.js';
import { type TreatedSample, treat } from './treat.js';

/** The treatment of one indicator in one span of the panel. */
export interface TreatedSpan extends Omit<TreatedSample, 'values'> {
  indicator: number;
  /** Index of the period, −1 for all periods together. */
  period: number;
}

/**
 * Treats the outliers of every indicator with a treatment, in all published periods together or in each separately.
 * Positions of winsorised points are cells of the indicator's span.
 *
 * @returns the same panel when no indicator is treated, and what was done to those that failed the test
 */
export function treatPanel(plan: Plan, panel: Panel): { panel: Panel; treated: TreatedSpan[] } {
  if (plan.indicators.every((i) => i.treat === null)) return { panel, treated: [] };
  const values = panel.values.slice();
  const treated: TreatedSpan[] = [];
  plan.indicators.forEach(({ treat: how }, indicator) => {
    if (!how) return;
    for (const { from, to, period } of spansOf(plan, panel, indicator, how.over)) {
      const { values: after, ...done } = treat(values.slice(from, to), how);
      values.set(after, from);
      if (done.winsorised.length > 0 || done.transform) treated.push({ indicator, period, ...done });
    }
  });
  return { panel: { ...panel, values }, treated };
}

function spansOf(plan: Plan, panel: Panel, k: number, over: 'all-periods' | 'each-period') {
  const cell = (t: number) => offset(panel, k, 0, t);
  if (over === 'all-periods') return [{ from: cell(plan.first), to: cell(panel.periods), period: -1 }];
  const published = plan.periods.map((_, t) => t).slice(plan.first);
  return published.map((t) => ({ from: cell(t), to: cell(t + 1), period: t }));
}
