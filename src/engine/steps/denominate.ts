import { offset, type Panel, type Plan, Reason } from '../../edition/index.js';

/**
 * Divides each indicator that names a denominator by it, cell by cell: x / (d / per), for example per 100,000 people.
 * A missing denominator leaves the cell missing with the denominator's reason; a zero one gives
 * Reason.denominatorZero, a quotient too large for a double Reason.outOfRange. An imputed denominator marks
 * the ratio as imputed.
 * Source: COINr `Denominate`; OECD/JRC Handbook, step 5.
 *
 * @returns the same panel when no indicator has a denominator
 */
export function denominate(plan: Plan, panel: Panel): Panel {
  if (plan.indicators.every((i) => i.denominator < 0)) return panel;
  const ratio: Panel = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  plan.indicators.forEach(({ denominator, per }, k) => {
    if (denominator < 0) return;
    const [start, end] = [offset(panel, k, 0, 0), offset(panel, k + 1, 0, 0)];
    const apart = offset(panel, denominator, 0, 0) - start;
    for (let at = start; at < end; at++) {
      const below = at + apart;
      const quotient = panel.values[at] / (panel.values[below] / per);
      ratio.values[at] = Number.isFinite(quotient) ? quotient : Number.NaN;
      ratio.reasons[at] = reasonOf(panel, at, below, quotient);
    }
  });
  return ratio;
}

function reasonOf({ values, reasons }: Panel, above: number, below: number, quotient: number): number {
  if (Number.isNaN(values[above])) return reasons[above];
  if (Number.isNaN(values[below])) return reasons[below];
  if (values[below] === 0) return Reason.denominatorZero;
  if (!Number.isFinite(quotient)) return Reason.outOfRange;
  return reasons[above] === Reason.observed ? reasons[below] : reasons[above];
}
