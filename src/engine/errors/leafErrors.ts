import { line, lines, type Panel, type Plan } from '../../edition/index.js';
import type { Leaves, Phases } from '../leaves.js';
import { leafScale } from '../steps/normalise.js';
import { fitTransform } from '../steps/transform.js';
import { rawErrors } from './rawErrors.js';

/**
 * Standard errors of the normalised leaves in one published period, by node; undefined for inner nodes and where an indicator has
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
): (Float64Array | undefined)[] {
  return plan.nodes.map(({ indicator }, g) => {
    if (indicator < 0) return undefined;
    const errors = rawErrors(plan, panel, phases, indicator, plan.first + t);
    if (!errors) return undefined;
    const score = leafScale(plan, phases.treatedPanel, phases.bases, g, t);
    const treated = treatment(plan, phases, indicator, t);
    const before = line(phases.panel, indicator, plan.first + t);
    const after = line(phases.treatedPanel, indicator, plan.first + t);
    return errors.map((e, c) => {
      if (!(e > 0)) return 0;
      const moved = (by: number) => score(treated ? treated(before[c] + by) : after[c] + by);
      return halfDifference(score(after[c]), moved(e), moved(-e));
    });
  });
}

/** Half the difference of two values on both sides of a middle one; a missing side is left out. */
export function halfDifference(middle: number, up: number, down: number): number {
  const [hasUp, hasDown] = [Number.isFinite(up), Number.isFinite(down)];
  if (hasUp && hasDown) return Math.abs(up - down) / 2;
  const one = Math.abs((hasUp ? up : down) - middle);
  return Number.isFinite(one) ? one : 0;
}

/** The transformation of an indicator in a period as a function of its oriented figure; undefined where it has none. */
function treatment(plan: Plan, { panel, treated }: Phases, k: number, t: number) {
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
