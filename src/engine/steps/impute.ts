import { type Method, type Panel, Reason } from '../../edition/index.js';

/**
 * Fills gaps along time, for each indicator and unit.
 *
 * linear: a gap between two observed periods lies on the straight line between them (Reason.imputedLinear).
 * ends hold: after the last observed period its value stands (Reason.imputedHold). Nothing is filled before
 * the first observed period, and a unit that did not exist stays missing.
 * Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 3.
 *
 * @returns the same panel when nothing is to be done, else a new one; the input is never changed
 */
export function impute(panel: Panel, method: Method['impute']): Panel {
  if (method.method === 'none') return panel;
  const filled: Panel = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
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
