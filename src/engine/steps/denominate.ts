import { type Panel, type Plan, Reason } from '../../edition/index.js';

/**
 * Divides each indicator that names a denominator by it, cell by cell.
 * A missing denominator leaves the cell missing with the denominator's reason; a zero one gives
 * Reason.denominatorZero. A filled-in denominator marks the ratio as filled in.
 * Source: COINr `Denominate`; OECD/JRC Handbook, step 5.
 *
 * @returns the same panel when no indicator has a denominator
 */
export function denominate(plan: Plan, panel: Panel): Panel {
  if (plan.indicators.every((i) => i.denominator < 0)) return panel;
  const ratio: Panel = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  const line = panel.periods * panel.units;
  plan.indicators.forEach(({ denominator }, k) => {
    if (denominator < 0) return;
    for (let i = 0; i < line; i++) {
      const at = k * line + i;
      const below = panel.values[denominator * line + i];
      ratio.values[at] = below === 0 ? Number.NaN : panel.values[at] / below;
      if (Number.isNaN(panel.values[at])) continue;
      if (below === 0) ratio.reasons[at] = Reason.denominatorZero;
      else if (panel.reasons[at] === Reason.observed) ratio.reasons[at] = panel.reasons[denominator * line + i];
    }
  });
  return ratio;
}
