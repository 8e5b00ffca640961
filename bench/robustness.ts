import { noisyWeights, seeded } from '../dist/analysis/index.js';
import { buildIndex, reaggregation } from '../dist/engine/index.js';
import { caseOf, full } from './case.js';
import { type Row, rowOf } from './row.js';

/** One draw of weights with its ranks, beside the whole index of that period's size built again. */
export async function benchRobustness(): Promise<Row[]> {
  const { plan, panel } = caseOf(full);
  const index = buildIndex(plan, panel);
  const keeper = reaggregation(plan, index, index.periods - 1);
  const random = seeded(1);
  const draw = () => keeper.root(noisyWeights(plan, 0.25, plan.nodes.map(random)));
  const hundred = () => {
    for (let i = 0; i < 100; i++) draw();
  };
  return [
    await rowOf('100 weight draws with ranks', 'the whole index once', '351 × 139, one period of 36', [
      hundred,
      () => buildIndex(plan, panel),
    ]),
  ];
}
