import type { Plan } from '../plan.js';
import { isReversed } from '../tree/polarity.js';
import type { AggregateChoice } from './aggregateChoice.js';
import { aggregateEndSums } from './aggregateEndSums.js';
import type { Normalise } from './methodChoice.js';

type Scaled = Pick<Plan, 'nodes' | 'indicators'>;

/**
 * The sum of the lowest and the highest score of a node's scale, e. The parent of a reversed node takes e − x for its score x:
 * 100 − x between 0 and 100, −x for z-scores.
 *
 * Undefined where the scale has neither two ends nor a centre: shares of a base, ranks, fractions of a maximum, distances to a
 * target, indicators on different scales, and means in which a missing child counts as 0.
 */
export function sumOfEnds(plan: Scaled, g: number): number | undefined {
  const { indicator, rescale } = plan.nodes[g]!;
  if (indicator >= 0) return sumOfScaleEnds(plan.indicators[indicator]!.normalise);
  if (rescale?.passOn === 'scaled') return sumOfScaleEnds(rescale.scale);
  return sumOfAggregateEnds(plan, g, plan.nodes[g]!);
}

/** The score of a node as an input of its parent: reversed where their polarities differ. */
export function scoreForParent(plan: Scaled, g: number, score: number): number {
  return isReversed(plan, g) ? sumOfEnds(plan, g)! - score : score;
}

function sumOfScaleEnds(scale: Normalise): number | undefined {
  switch (scale.method) {
    case 'min-max':
    case 'goalposts':
    case 'log-goalposts':
    case 'scaled':
    case 'around-reference':
    case 'threshold':
    case 'top-share':
      return scale.range[0] + scale.range[1];
    case 'z-score':
    case 'robust':
    case 'normal-score':
      return 2 * scale.mean;
    case 'percentile-rank':
    case 'distance-to-max':
      return 1;
    default:
      return undefined;
  }
}

function sumOfAggregateEnds(
  plan: Scaled,
  g: number,
  { aggregate, details }: AggregateChoice,
): number | undefined {
  const { children, missing } = plan.nodes[g]!;
  if (details?.of === 'conditional') {
    const [use, otherwise] = [
      sumOfAggregateEnds(plan, g, details.use),
      sumOfAggregateEnds(plan, g, details.otherwise),
    ];
    return use === otherwise ? use : undefined;
  }
  const ends = aggregateEndSums[aggregate];
  if (ends !== 'children') return ends ?? undefined;
  if (missing.weights === 'keep' && missing.minPresent < 1) return undefined;
  const [first, ...others] = children.map((h) => sumOfEnds(plan, h));
  return others.every((ends) => ends === first) ? first : undefined;
}
