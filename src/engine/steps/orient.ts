import { lines, type Panel, type Plan, shaped } from '../../edition/index.js';

/**
 * Turns indicators that point down (direction −1) round, so that every later step sees “more is more of the index”: better, or in an
 * edition whose polarity is higher-is-worse worse. The only place where direction is applied; polarity turns no value.
 *
 * @returns the same panel when all indicators point up
 */
export function orient(plan: Plan, panel: Panel): Panel {
  if (plan.indicators.every((i) => i.direction === 1)) return panel;
  const values = panel.values.slice();
  plan.indicators.forEach(({ direction }, k) => {
    if (direction === 1) return;
    const own = lines(shaped(panel, values), k);
    for (let i = 0; i < own.length; i++) own[i] = -own[i];
  });
  return { ...panel, values };
}
