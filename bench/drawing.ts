import { noisyWeights, seeded } from '../dist/analysis/index.js';
import { buildIndex, reaggregation } from '../dist/engine/index.js';
import { fullCase } from './case.js';

/** What the robustness benches time, in Node and in a browser. */
export interface Drawing {
  /** So many draws of weights, each with the ranks it gives. */
  draw(times: number): void;
  /** The whole index once. */
  build(): void;
}

export function drawing(): Drawing {
  const { plan, panel } = fullCase();
  const build = () => buildIndex(plan, panel);
  const index = build();
  const keeper = reaggregation(plan, index, index.periods - 1);
  const random = seeded(1);
  return {
    build,
    draw(times) {
      for (let i = 0; i < times; i++) keeper.root(noisyWeights(plan, 0.25, plan.nodes.map(random)));
    },
  };
}
