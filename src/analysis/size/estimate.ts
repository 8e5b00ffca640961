import { type PlaceSeries, placesAt } from './economyOf.js';
import type { Observation } from './panel.js';
import { noInterval, regress } from './regression.js';
import type { Beta } from './rules.js';
import { observationsAt, type Subject } from './subject.js';

/** β with its interval, or NaN and why it has none; or why there is no β. And whether it is from a single cross-section. */
export type Estimate = (Beta & { n: number; crossSection: boolean; noInterval: string }) | { why: string };

/** β of the pooled regression in levels, at the level the edition names; or why there is none. */
export function estimatedBeta(subject: Subject): Estimate {
  const { rows, distances } = observationsAt(subject, subject.rules.level);
  const fit = regress(rows, 'level', 'pooled', distances);
  if ('why' in fit) return fit;
  const { low, high } = fit.error;
  const why = noInterval(fit.error);
  return { beta: fit.slope, low, high, n: fit.n, crossSection: timesOf(rows).size < 2, noInterval: why };
}

/** The periods in which some place has both index and output. */
export function timesOf(rows: readonly Observation[]): Set<number> {
  return new Set(rows.filter(({ x, y }) => x === x && y === y).map(({ time }) => time));
}

/** The total and the places of the regression; the total alone where it is no sum. */
export function placesOf({ plan, index, rules }: Subject): PlaceSeries[] {
  const additive = plan.total.rollUp === 'sum';
  return [...(additive ? placesAt(plan, index, 'total') : []), ...placesAt(plan, index, rules.level)];
}
