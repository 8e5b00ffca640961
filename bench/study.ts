import type { Study } from '../dist/analysis/index.js';
import type { Panel, Plan } from '../dist/edition/index.js';

/** A study of weights that vary by up to a quarter, in the last period. */
export function studyOf(plan: Plan, panel: Panel, more: Partial<Study> = {}): Study {
  return {
    plan,
    panel,
    period: plan.periods.length - plan.first - 1,
    variants: { imputations: 1, treatments: 1, normalisations: 1, plans: [plan] },
    aggregates: [],
    weights: { kind: 'noise', noise: plan.nodes.map(() => 0.25) },
    dropIndicators: false,
    sensitivity: false,
    target: -1,
    replicates: 1024,
    seed: 1,
    tops: [10],
    pairs: [],
    ...more,
  };
}
