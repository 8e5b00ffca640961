import { cubeOf, lines, type Panel, type Plan } from '../../edition/index.js';

/**
 * Applies the direction: reverses the sign of indicators with direction −1, so that in all later steps a higher value raises the
 * index. This is the only place where direction is applied; polarity changes no value here.
 *
 * @returns the same panel when all directions are 1
 */
export function orient(plan: Plan, panel: Panel): Panel {
  if (plan.indicators.every((i) => i.direction === 1)) return panel;
  const values = panel.values.slice();
  plan.indicators.forEach(({ direction }, k) => {
    if (direction === 1) return;
    const own = lines(cubeOf(panel, values), k);
    for (let i = 0; i < own.length; i++) own[i] = -own[i];
  });
  return { ...panel, values };
}
