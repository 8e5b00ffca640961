import { type Panel, type Plan, withInputErrors } from '../edition/index.js';
import { computedWarnings, computeIndicators } from '../engine/index.js';

/** Plan and panel with the figures and errors of computed indicators, from the other figures as they are published. */
export function withComputedIndicators(written: Plan, given: Panel): { plan: Plan; panel: Panel } {
  const plan = withInputErrors(written);
  const panel = computeIndicators(plan, given);
  const doubts = computedWarnings(plan, panel);
  return { plan: doubts.length > 0 ? { ...plan, doubts: [...plan.doubts, ...doubts] } : plan, panel };
}
