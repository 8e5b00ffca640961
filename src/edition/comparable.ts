import type { AggregateChoice } from './decide/aggregateChoice.js';
import { meanings } from './decide/aggregateEndSums.js';
import { formulaTree } from './formula/sources.js';
import { nodesOf } from './formula/tree.js';
import type { Plan } from './plan.js';

/** Whether a score means the same in every period: no scale and no way to aggregate is fitted to the units of each period. */
export function isComparableOverTime({ indicators, nodes }: Pick<Plan, 'indicators' | 'nodes'>): boolean {
  return (
    !indicators.some(({ normalise }) => 'over' in normalise && normalise.over === 'each-period') &&
    nodes.every(
      (node) => node.rescale === null && (node.children.length === 0 || isAggregateComparable(node)),
    )
  );
}

function isAggregateComparable({ aggregate, details }: AggregateChoice): boolean {
  if (details?.of === 'conditional')
    return isAggregateComparable(details.use) && isAggregateComparable(details.otherwise);
  if (details?.of === 'formula')
    return nodesOf(formulaTree(details.formula)).every(({ is }) => is !== 'over-units');
  return aggregate !== 'conditional' && aggregate !== 'formula' && meanings[aggregate].overTime;
}
