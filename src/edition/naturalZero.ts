import type { Normalise } from './decide/methodChoice.js';
import { memoize } from './memoize.js';
import type { Plan, PlanIndicator } from './plan.js';
import { isReversed } from './tree/polarity.js';

/** Ways to aggregate whose scores are distances to the best, or counts of comparisons won: their zero lies where the data put it. */
const comparing: ReadonlySet<string> = new Set(['copeland', 'topsis', 'wroclaw']);

/**
 * Whether zero points mean that there is nothing, so that ratios of points do: twice the points are twice as much. Not so where 0 is
 * the lowest that was observed, the mean or a place in an order (an interval or ordinal scale), nor where a bound above nothing stands at 0.
 * Growth in per cent, shares, the Gini coefficient and whatever else divides points by points need it. Source: Stevens (1946); OECD/JRC Handbook, step 5.
 */
export const hasNaturalZero = memoize((plan: Plan): boolean =>
  plan.nodes.every(
    ({ indicator, rescale, aggregate, children }, g) =>
      !isReversed(plan, g) &&
      (rescale === null || keepsZero(rescale.scale, 1)) &&
      (children.length === 0 || !comparing.has(aggregate)) &&
      (indicator < 0 || isNatural(plan.indicators[indicator])),
  ),
);

const isNatural = (of: PlanIndicator | undefined) =>
  of === undefined || (keepsZero(of.normalise, of.direction) && !isTransformed(of));

/** Whether outliers may be treated by a transformation, which moves zero. */
const isTransformed = ({ treat }: PlanIndicator) =>
  treat !== null && 'transform' in treat && treat.transform !== 'none';

/** Whether a figure of nothing has no points, and nothing else has none. */
function keepsZero(scale: Normalise, direction: 1 | -1): boolean {
  switch (scale.method) {
    case 'goalposts':
    case 'scaled':
      return direction === 1 && scale.range[0] === 0 && scale.low === 0;
    case 'piecewise':
      return direction === 1 && scale.points.some(([x, score]) => x === 0 && score === 0);
    case 'min-max':
    case 'log-goalposts':
    case 'z-score':
    case 'robust':
    case 'distance-to-max':
    case 'distance-to-target':
    case 'around-reference':
    case 'threshold':
    case 'top-share':
    case 'rank':
    case 'borda':
    case 'percentile-rank':
      return false;
    default:
      return direction === 1;
  }
}
