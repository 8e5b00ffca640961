import type { AggregateChoice } from './decide/aggregateChoice.js';
import { meanings } from './decide/aggregateEndSums.js';
import type { Normalise } from './decide/methodChoice.js';
import { keepsZero } from './formula/keepsZero.js';
import { formulaTree } from './formula/sources.js';
import { memoize } from './memoize.js';
import type { Plan, PlanIndicator } from './plan.js';
import { isReversed } from './tree/polarity.js';

/**
 * Whether scores are on a ratio scale: a score of 0 means none of what is measured, so that twice the score is twice as
 * much. They are not where 0 is the lowest observed value, the mean or a rank (an interval or ordinal scale), nor where
 * a lower bound above 0 gets the score 0. Growth in per cent, shares, the Gini coefficient and all other ratios of
 * scores require it. Source: Stevens (1946); OECD/JRC Handbook, step 5.
 */
export const hasNaturalZero = memoize((plan: Plan): boolean =>
  plan.nodes.every(
    (node, g) =>
      !isReversed(plan, g) &&
      (node.rescale === null || scaleKeepsZero(node.rescale.scale, 1)) &&
      (node.children.length === 0 || aggregateKeepsZero(node)) &&
      (node.indicator < 0 || isNatural(plan.indicators[node.indicator])),
  ),
);

const isNatural = (of: PlanIndicator | undefined) =>
  of === undefined || (scaleKeepsZero(of.normalise, of.direction) && !isTransformed(of));

/** Whether outliers may be treated by a transformation, which moves zero. */
const isTransformed = ({ treat }: PlanIndicator) =>
  treat !== null && 'transform' in treat && treat.transform !== 'none';

function aggregateKeepsZero({ aggregate, details }: AggregateChoice): boolean {
  if (details?.of === 'conditional')
    return aggregateKeepsZero(details.use) && aggregateKeepsZero(details.otherwise);
  if (details?.of === 'benefit-of-the-doubt' && details.step > 0) return false;
  if (details?.of === 'formula') return keepsZero(formulaTree(details.formula));
  return aggregate !== 'conditional' && aggregate !== 'formula' && meanings[aggregate].keepsZero;
}

/** Whether a figure of 0, and no other figure, has the score 0; false for every scale that is not listed. */
function scaleKeepsZero(scale: Normalise, direction: 1 | -1): boolean {
  if (direction === -1) return false;
  switch (scale.method) {
    case 'base-share':
    case 'none':
    case 'fraction-of-max':
      return true;
    case 'goalposts':
    case 'scaled':
      return scale.range[0] === 0 && scale.low === 0;
    case 'piecewise':
      return scale.points.some(([x, score]) => x === 0 && score === 0);
    default:
      return false;
  }
}
