import { partMaker, replicator, type Study } from '../dist/analysis/index.js';
import { caseOf, full } from './case.js';

/** Draws of weights with their ranks, in Node and in a browser. */
export interface Drawing {
  /** So many draws more, each with the ranks it gives. */
  draw(times: number): void;
}

/** Weights of the full edition that vary by a quarter, in its last period. */
export function drawing(): Drawing {
  const { plan, panel } = caseOf(full);
  const study: Study = {
    plan,
    panel,
    period: full.periods - 1,
    variants: { imputations: 1, treatments: 1, normalisations: 1, plans: [plan] },
    joins: [],
    weights: { kind: 'noise', noise: plan.nodes.map(() => 0.25) },
    dropIndicators: false,
    sensitivity: false,
    target: -1,
    replicates: 1024,
    seed: 1,
    tops: [10],
    pairs: [],
  };
  const part = partMaker(replicator(study), study);
  let from = 0;
  return {
    draw(times) {
      from += times;
      part(from - times, from);
    },
  };
}
