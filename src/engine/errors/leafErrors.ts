import { isReversed, line, lines, type Panel, type Plan } from '../../edition/index.js';
import type { Leaves, Phases } from '../leaves.js';
import { leafScale } from '../steps/normalise.js';
import { fitTransform } from '../steps/transform.js';
import { countSkews, rawErrors } from './rawErrors.js';

/** The errors of one leaf in one period. */
export interface LeafErrors {
  /** Standard errors by unit. */
  sizes: Float64Array;
  /**
   * For counts of records: 1 / √(n + ½), below zero where more records make a lower index. Their errors are independent of those of
   * other indicators; all others of a place are taken to go the same way, unless the edition says how far they go together.
   */
  skews?: Float64Array;
}

/**
 * Errors of the normalised leaves in one published period, by node; undefined for inner nodes and where an indicator has
 * no known error. The raw figure is moved up and down by its standard error, with the treatment and the scale as they were fitted,
 * and half the difference of the two scores taken (the delta method, without derivatives).
 *
 * @param panel raw figures, before any phase
 */
export function leafErrors(
  plan: Plan,
  phases: Phases & Pick<Leaves, 'bases'>,
  panel: Panel,
  t: number,
): (LeafErrors | undefined)[] {
  return plan.nodes.map(({ indicator }, g) => {
    if (indicator < 0) return undefined;
    const errors = rawErrors(plan, panel, phases, indicator, plan.first + t);
    if (!errors) return undefined;
    const score = leafScale(plan, lines(phases.treatedPanel, indicator, plan.first), phases.bases, g, t);
    const treated = treatment(plan, phases, indicator, t);
    const before = line(phases.panel, indicator, plan.first + t);
    const after = line(phases.treatedPanel, indicator, plan.first + t);
    const sizes = errors.map((e, c) => {
      if (!(e > 0)) return 0;
      const moved = (by: number) => score(treated ? treated(before[c] + by) : after[c] + by);
      return halfDifference(score(after[c]), moved(e), moved(-e));
    });
    const sign = signOf(plan, g);
    const skews = countSkews(plan, panel, phases, indicator, plan.first + t)?.map((skew) => sign * skew);
    return skews ? { sizes, skews } : { sizes };
  });
}

/** Whether more of the figure of a leaf raises the root (1) or lowers it (−1). */
function signOf(plan: Plan, leaf: number): number {
  let sign: number = plan.indicators[plan.nodes[leaf].indicator].direction;
  for (let g = leaf; g > 0; g = plan.nodes[g].parent) if (isReversed(plan, g)) sign = -sign;
  return sign;
}

/** Half the difference of two values on both sides of a middle one; a missing side is left out. */
export function halfDifference(middle: number, up: number, down: number): number {
  const [hasUp, hasDown] = [Number.isFinite(up), Number.isFinite(down)];
  if (hasUp && hasDown) return Math.abs(up - down) / 2;
  const one = Math.abs((hasUp ? up : down) - middle);
  return Number.isFinite(one) ? one : 0;
}

/** The transformation of an indicator in a published period as a function of its oriented figure; undefined where it has none. */
export function treatment(plan: Plan, { panel, treated }: Phases, k: number, t: number) {
  const period = plan.first + t;
  const span = treated.find((s) => s.indicator === k && (s.period < 0 || s.period === period) && s.transform);
  const { direction, treat } = plan.indicators[k];
  if (!span?.transform || !treat) return undefined;
  const all = span.period < 0 ? lines(panel, k, plan.first) : line(panel, k, period);
  const lambda = 'lambda' in treat ? treat.lambda : null;
  const map = fitTransform(
    span.transform,
    all.map((x) => direction * x),
    lambda,
  );
  return (x: number) => direction * map(direction * x);
}
