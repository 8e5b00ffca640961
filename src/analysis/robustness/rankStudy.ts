import type { Panel, Plan } from '../../edition/index.js';
import type { Study } from './study.js';

/**
 * The study in every release: weights ± 25%, one indicator or none left out, errors of the data where they are known, 1,024
 * replicates, a fixed seed.
 */
export const rankStudy = { noise: 0.25, dropIndicators: true, replicates: 1024, seed: 1 } as const;

/** The k of “among the first k” in a release. */
export const tops = [10] as const;

/** The study that every release carries, of one published period. */
export function studyAt({ plan, panel }: { plan: Plan; panel: Panel }, period: number): Study {
  const { noise, dropIndicators, replicates, seed } = rankStudy;
  return {
    plan,
    panel,
    period,
    variants: { imputations: 1, treatments: 1, normalisations: 1, plans: [plan] },
    joins: [],
    weights: { kind: 'noise', noise: plan.nodes.map(() => noise) },
    dropIndicators,
    sensitivity: false,
    target: -1,
    replicates,
    seed,
    tops,
    sources: true,
    pairs: [],
  };
}
