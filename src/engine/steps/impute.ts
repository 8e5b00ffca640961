import { type Method, type Panel, type Plan, Reason } from '../../edition/index.js';
import { median } from '../stats/median.js';
import { meanOf } from '../stats/moments.js';

/**
 * Fills gaps, for each indicator: along time or across units.
 *
 * linear: a gap between two observed periods lies on the straight line between them (Reason.imputedLinear).
 * ends hold: after the last observed period its value stands (Reason.imputedHold). Nothing is filled before
 * the first observed period, and a unit that did not exist stays missing.
 *
 * mean, median: of the units observed in the same period, or of those in the same group of a grouping
 * (Reason.imputedMean, imputedMedian); where nobody is observed the cell stays missing.
 * Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 3.
 *
 * @returns the same panel when nothing is to be done, else a new one; the input is never changed
 */
export function impute(plan: Plan, panel: Panel): Panel {
  const method = plan.method.impute;
  if (method.method === 'none') return panel;
  const filled: Panel = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  if (method.method !== 'linear') return acrossUnits(plan, filled, method);
  for (let k = 0; k < panel.indicators; k++) {
    for (let c = 0; c < panel.units; c++) fillLine(filled, k, c, method.ends === 'hold');
  }
  return filled;
}

function fillLine(panel: Panel, k: number, c: number, hold: boolean): void {
  const { units, periods, values, reasons } = panel;
  const cell = (t: number) => (k * periods + t) * units + c;
  let last = -1;
  for (let t = 0; t < periods; t++) {
    if (Number.isNaN(values[cell(t)])) continue;
    for (let gap = last + 1; last >= 0 && gap < t; gap++) {
      const from = values[cell(last)];
      const share = (gap - last) / (t - last);
      set(cell(gap), from + share * (values[cell(t)] - from), Reason.imputedLinear);
    }
    last = t;
  }
  for (let t = last + 1; hold && last >= 0 && t < periods; t++)
    set(cell(t), values[cell(last)], Reason.imputedHold);

  function set(at: number, value: number, reason: number): void {
    if (reasons[at] !== Reason.notObserved) return;
    values[at] = value;
    reasons[at] = reason;
  }
}

type AcrossUnits = Extract<Method['impute'], { by: number }>;

function acrossUnits(plan: Plan, panel: Panel, { method, by }: AcrossUnits): Panel {
  const memberOf = by < 0 ? plan.units.map(() => 0) : plan.groupings[by].memberOf;
  const reason = method === 'mean' ? Reason.imputedMean : Reason.imputedMedian;
  const middle = method === 'mean' ? meanOf : median;
  for (let line = 0; line < panel.values.length; line += panel.units) {
    const values = panel.values.slice(line, line + panel.units);
    const known = new Map<number, number>();
    for (const c of memberOf.keys()) {
      if (panel.reasons[line + c] !== Reason.notObserved) continue;
      const group = memberOf[c];
      if (!known.has(group)) known.set(group, middle(values.filter((_, i) => memberOf[i] === group)));
      const filled = known.get(group)!;
      if (Number.isNaN(filled)) continue;
      panel.values[line + c] = filled;
      panel.reasons[line + c] = reason;
    }
  }
  return panel;
}
